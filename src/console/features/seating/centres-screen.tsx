import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { sessionQuery } from '../../shared/api/session.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { CentreDialog } from './centre-dialog.tsx';
import { centresQuery, prefecturesQuery, provincesQuery } from './seating.api.ts';
import { words } from './words.ts';

/** 考点与考场: the centres of the jurisdiction with what their rooms hold. */
export function CentresScreen(): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const search = useSearch({ from: '/inside/centres' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data: session } = useQuery(sessionQuery);
  const nation = session?.jurisdiction.kind === 'nation';
  const province = session?.jurisdiction.kind === 'province' ? session.jurisdiction.province : session?.jurisdiction.kind === 'prefecture' ? session.jurisdiction.prefecture.slice(0, 2) : (search.province ?? '');
  const { data: provinces } = useQuery({ ...provincesQuery, enabled: nation });
  const { data: cities } = useQuery(prefecturesQuery(province));
  const [after, setAfter] = useState<string>();
  const [typed, setTyped] = useState(search.search ?? '');
  const [adding, setAdding] = useState(false);
  const { data, error, isFetching } = useQuery(centresQuery({ ...search, closed: search.closed ?? 'no' }, after));
  const show = (change: Partial<typeof search>) => { setAfter(undefined); void navigate({ to: '/centres', search: { ...search, ...change } }); };
  return (
    <Page title={t.centres} sub={t.centresSub} actions={<div className="flex flex-wrap items-center gap-3"><ExportControl list="seating.rooms" filters={{ ...search, closed: search.closed ?? 'no' }} />{data?.mayEdit ? <><Link to="/centres/import" className="inline-flex min-h-11 items-center px-2 font-semibold">{t.importRooms}</Link><Button look="main" onClick={() => { setAdding(true); }}>{t.add}</Button></> : null}</div>}>
      <form className="flex flex-wrap items-end gap-3" onSubmit={(event) => { event.preventDefault(); show({ search: typed.trim() === '' ? undefined : typed.trim() }); }}>
        {nation ? <div className="w-44"><SelectField label={t.province} value={search.province ?? ''} onChange={(e) => { show({ province: e.target.value === '' ? undefined : e.target.value, prefecture: undefined }); }}><option value="">{t.all}</option>{provinces?.provinces.map((p) => <option key={p.code} value={p.code}>{p.name[lang]}</option>)}</SelectField></div> : null}
        {session?.jurisdiction.kind === 'prefecture' ? null : <div className="w-44"><SelectField label={t.city} value={search.prefecture ?? ''} onChange={(e) => { show({ prefecture: e.target.value === '' ? undefined : e.target.value }); }}><option value="">{t.all}</option>{cities?.map((c) => <option key={c.value} value={c.value}>{c.text}</option>)}</SelectField></div>}
        <div className="w-60"><TextField label={t.search} value={typed} maxLength={60} onChange={(e) => { setTyped(e.target.value); }} /></div>
        <Button type="submit">{t.find}</Button>
        <label className="inline-flex min-h-11 items-center gap-2"><input type="checkbox" className="size-5" checked={search.closed === 'yes'} onChange={(e) => { show({ closed: e.target.checked ? 'yes' : undefined }); }} />{t.withClosed}</label>
      </form>
      <ProblemNotice error={error} />
      {data === undefined ? (error ? null : <Loading />) : (
        <>
          <p role="status" className="digits">{t.totals(data.totals.centres, data.totals.rooms, data.totals.seats)}</p>
          <DataTable
            label={t.centres} rows={data.centres} keyOf={(c) => c.id} empty={t.none} busy={isFetching}
            columns={[
              { name: t.name, cell: (c) => <><Link to="/centres/$id" params={{ id: c.id }} className="font-semibold">{c.name}</Link> <span className="digits whitespace-nowrap text-soft">{c.code}</span></> },
              { name: t.city, cell: (c) => c.prefectureName[lang], nowrap: true },
              { name: t.address, cell: (c) => <>{c.address}<br /><span className="digits text-soft">{c.phone}</span></> },
              { name: t.rooms, cell: (c) => c.rooms, align: 'right' }, { name: t.seats, cell: (c) => c.seats, align: 'right' }, { name: t.accessibleSeats, cell: (c) => c.accessibleSeats, align: 'right' }, { name: t.keptBack, cell: (c) => c.keptBack, align: 'right' },
              { name: t.state, cell: (c) => <CentreState closed={c.closedAt !== null} />, nowrap: true },
            ]}
          />
          <Pager after={after} next={data.next} onShow={setAfter} />
        </>
      )}
      {adding ? <CentreDialog centre={undefined} province={province} onClose={() => { setAdding(false); }} onDone={(made) => { void client.invalidateQueries({ queryKey: ['centres'] }); void navigate({ to: '/centres/$id', params: { id: made.id } }); }} /> : null}
    </Page>
  );
}

/** Whether a centre or room is in use. */
export function CentreState({ closed }: { closed: boolean }): JSX.Element {
  const t = say(words);
  return <Tag tone={closed ? 'neutral' : 'success'}>{closed ? t.closed : t.open}</Tag>;
}

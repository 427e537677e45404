import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import type { StaffPoint } from '#contracts/place-editing.ts';
import { may, sessionQuery } from '../../shared/api/session.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { CloseDialog } from './close-dialog.tsx';
import { pointsQuery, provincesQuery } from './places.api.ts';
import { PointDialog } from './point-dialog.tsx';
import { ProvinceCardForm } from './province-card-form.tsx';
import { words } from './words.ts';

/** 审核点: the points of the jurisdiction, with what may be done with each, and what the province says of itself. */
export function PlacesScreen(): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const { province } = useSearch({ from: '/inside/places' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data: session } = useQuery(sessionQuery);
  const { data: regions } = useQuery(provincesQuery);
  const nation = session?.jurisdiction.kind === 'nation';
  const shown = province ?? (nation ? '11' : undefined);
  const { data, error } = useQuery(pointsQuery(shown));
  const [editing, setEditing] = useState<StaffPoint | 'new'>();
  const [closing, setClosing] = useState<StaffPoint>();
  const own = data?.points[0]?.province ?? shown;
  const [told, setTold] = useState<number>();
  const done = (people?: number) => {
    setTold(people);
    setEditing(undefined);
    setClosing(undefined);
    void client.invalidateQueries({ queryKey: ['points'] });
  };
  const nameOf = (id: string | null) => data?.points.find((p) => p.id === id)?.name[lang] ?? id ?? '';
  return (
    <Page title={t.title} sub={t.sub} actions={<div className="flex flex-wrap items-center gap-3"><ExportControl list="catalogue.review-points" filters={shown === undefined ? {} : { province: shown }} /><Button look="main" onClick={() => { setEditing('new'); }}>{t.add}</Button></div>}>
      <ProblemNotice error={error} />
      {told === undefined ? null : <Notice tone="success" live="status">{t.pointTold(told)}</Notice>}
      {nation ? <div className="max-w-xs"><SelectField label={t.province} value={shown} onChange={(e) => { void navigate({ to: '/places', search: { province: e.target.value } }); }}>{regions?.provinces.map((p) => <option key={p.code} value={p.code}>{p.name[lang]}</option>)}</SelectField></div> : null}
      {data === undefined ? (error ? null : <Loading />) : (
        <DataTable
          label={t.title} rows={data.points} keyOf={(p) => p.id} empty={t.none}
          columns={[
            { name: t.name, cell: (p) => <><strong>{p.name[lang]}</strong> <span className="digits whitespace-nowrap text-soft">{p.id}</span></> },
            { name: t.prefecture, cell: (p) => p.prefectureName[lang], nowrap: true },
            { name: t.address, cell: (p) => <>{p.address}<br /><span className="digits text-soft">{p.phone}</span></> },
            { name: t.hours, cell: (p) => p.hours[lang] },
            { name: t.capacity, cell: (p) => p.capacityPerDay ?? t.unlimited, align: 'right' },
            { name: t.waiting, cell: (p) => p.waiting, align: 'right' },
            { name: t.state, cell: (p) => <><span className="whitespace-nowrap"><Tag tone={p.closed ? 'neutral' : 'success'}>{p.closed ? t.closed : t.open}</Tag></span>{p.successor ? <span className="block text-sm text-soft">{t.intoPoint(nameOf(p.successor))}</span> : null}{p.work ? <span role="status" className="digits block text-sm text-soft">{p.work.kind === 'tell_changed' ? t.tellProgress(p.work.done, p.work.total) : t.progress(p.work.done, p.work.total)}{p.work.finishedAt === null ? '' : ` · ${t.done}`}</span> : null}</> },
            { name: t.act, cell: (p) => <span className="flex flex-wrap gap-2"><Button small onClick={() => { setEditing(p); }} aria-label={`${t.edit} ${p.name[lang]}`}>{t.edit}</Button><Button small onClick={() => { setClosing(p); }} aria-label={`${p.closed ? t.reopen : t.close} ${p.name[lang]}`}>{p.closed ? t.reopen : t.close}</Button></span> },
          ]}
        />
      )}
      {session && may(session, 'window.edit') && own !== undefined ? <ProvinceCardForm key={own} province={own} /> : null}
      {editing !== undefined ? <PointDialog point={editing === 'new' ? undefined : editing} province={own ?? '11'} onClose={() => { setEditing(undefined); }} onDone={done} /> : null}
      {closing !== undefined && data ? <CloseDialog point={closing} others={data.points} onClose={() => { setClosing(undefined); }} onDone={() => { done(); }} /> : null}
    </Page>
  );
}

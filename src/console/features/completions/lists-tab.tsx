import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import type { CompletionSitting } from '#contracts/completions.ts';
import { beijingTime } from '#contracts/dates.ts';
import { PUBLICITY_STATE_WORDS, type MakePublicity } from '#contracts/publicity.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { call } from '../../shared/api/call.ts';
import { sessionQuery } from '../../shared/api/session.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { ModalDialog } from '../../shared/ui/dialog.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { Card, Loading } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { completionsApi, listsQuery } from './completions.api.ts';
import { PUBLICITY_TONES } from './tones.ts';
import { words } from './words.ts';

/** 公示名单 of a sitting, and how a new one begins. */
export function ListsTab({ sitting }: { sitting: CompletionSitting }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const [after, setAfter] = useState<string>();
  const [making, setMaking] = useState(false);
  const { data, error, isFetching } = useQuery(listsQuery(sitting.sitting, after));
  return (
    <Card title={t.lists} actions={<div className="flex flex-wrap gap-3">{data?.mayArrange ? <Button look="main" onClick={() => { setMaking(true); }}>{t.make}</Button> : null}<ExportControl list="completions.publicities" filters={{ sitting: sitting.sitting }} /></div>}>
      <ProblemNotice error={error} />
      {data ? (
        <DataTable
          label={`${t.lists} · ${t.state}`} rows={data.lines} keyOf={(l) => l.id} empty={t.noLists} busy={isFetching}
          columns={[
            { name: t.number, cell: (l) => <Link to="/publicities/$id" params={{ id: l.id }} className="font-semibold">{`${l.provinceName} · ${String(l.number)}`}</Link>, nowrap: true },
            { name: t.state, cell: (l) => <Tag tone={PUBLICITY_TONES[l.state]}>{PUBLICITY_STATE_WORDS[l.state][lang]}</Tag>, nowrap: true }, { name: t.entries, cell: (l) => l.entries.toLocaleString(), align: 'right' }, { name: t.cleared, cell: (l) => l.cleared.toLocaleString(), align: 'right' }, { name: t.objections, cell: (l) => l.objections, align: 'right' },
            { name: t.time, cell: (l) => (l.startsAt === null || l.endsAt === null ? '—' : <span className="digits">{beijingTime(l.startsAt)} – {beijingTime(l.endsAt)}</span>) },
          ]}
        />
      ) : error ? null : <Loading />}
      <Pager after={after} next={data?.next} onShow={setAfter} />
      {making ? <MakeDialog sitting={sitting} onClose={() => { setMaking(false); }} /> : null}
    </Card>
  );
}

function MakeDialog({ sitting, onClose }: { sitting: CompletionSitting; onClose: () => void }): JSX.Element {
  const t = say(words);
  const navigate = useNavigate();
  const { data: session } = useQuery(sessionQuery);
  const own = session?.jurisdiction.kind === 'province' ? session.jurisdiction.province : undefined;
  const [province, setProvince] = useState('');
  const [phone, setPhone] = useState('');
  const [mail, setMail] = useState('');
  const make = useAct((body: MakePublicity, key) => call(completionsApi.make, { body, key }), (list) => { void navigate({ to: '/publicities/$id', params: { id: list.id } }); });
  const place = own ?? (province === '' ? null : province);
  return (
    <ModalDialog open onClose={onClose} title={t.make}>
      <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); make.mutate({ sitting: sitting.sitting, province: ProvinceCode.nullable().parse(place), phone, mail }); }}>
        <p className="text-soft">{t.makeNote}</p>
        <ProblemNotice error={make.error} except={['phone', 'mail']} />
        {own === undefined ? <SelectField label={t.place} value={province} onChange={(e) => { setProvince(e.target.value); }}><option value="">{t.nation}</option>{sitting.provinces.map((p) => <option key={p.province} value={p.province}>{p.name}</option>)}</SelectField> : null}
        <TextField label={t.phone} value={phone} inputMode="tel" maxLength={60} onChange={(e) => { setPhone(e.target.value); }} problem={problemAt(make.error, 'phone')} />
        <TextField label={t.mailLabel} value={mail} inputMode="email" maxLength={100} onChange={(e) => { setMail(e.target.value); }} problem={problemAt(make.error, 'mail')} />
        <div className="flex flex-wrap gap-3"><Button type="submit" look="main" disabled={make.isPending}>{t.make}</Button><Button onClick={onClose}>{t.backTo}</Button></div>
      </form>
    </ModalDialog>
  );
}

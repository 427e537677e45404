import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingDay, beijingTime } from '#contracts/dates.ts';
import type { StaffSittingLine } from '#contracts/sittings.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { call } from '../../shared/api/call.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { pageLang, say, text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { ModalDialog } from '../../shared/ui/dialog.tsx';
import { SelectField, TextArea, TextField } from '../../shared/ui/field.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice, problemAt } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { sittingsApi, sittingsQuery } from './sittings.api.ts';
import { STATE_TONES } from './state-tones.ts';
import { words } from './words.ts';

/** 考次设置: every sitting, prepared ones too, and the way to a new one. */
export function SittingsScreen(): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const { data, error } = useQuery(sittingsQuery);
  const [find, setFind] = useState('');
  const [making, setMaking] = useState(false);
  const shown = data?.sittings.filter((s) => find === '' || `${s.examCode} ${s.examName.zh} ${s.examName.en} ${String(s.year)} ${s.id}`.toLowerCase().includes(find.toLowerCase()));
  return (
    <Page title={t.title} sub={t.sub} actions={<div className="flex flex-wrap items-center gap-3"><ExportControl list="catalogue.sittings" />{data?.mayCreate ? <Button look="main" onClick={() => { setMaking(true); }}>{t.create}</Button> : null}</div>}>
      <ProblemNotice error={error} />
      {shown === undefined ? (error ? null : <Loading />) : (
        <>
          <div className="max-w-sm"><TextField label={t.filter} value={find} onChange={(e) => { setFind(e.target.value); }} /></div>
          <DataTable
            label={t.title} rows={shown} keyOf={(s) => s.id} empty={t.none}
            columns={[
              { name: t.exam, cell: (s) => <Link to="/sittings/$id" params={{ id: s.id }} search={{}}>{s.examName[lang]} <span className="digits text-soft">{s.id}</span></Link> },
              { name: t.state, cell: (s) => <Tag tone={STATE_TONES[s.state]}>{t.states[s.state]}</Tag>, nowrap: true },
              { name: t.examOn, cell: (s) => <span className="digits">{s.examOn.join(' · ')}</span> },
              { name: t.provinces, cell: (s) => s.provinces, align: 'right' },
              { name: t.apply, cell: (s) => (s.applyOpensAt === null || s.applyClosesAt === null ? '—' : <span className="digits">{beijingDay(s.applyOpensAt)} – {beijingDay(s.applyClosesAt)}</span>), nowrap: true },
              { name: t.changed, cell: (s) => (s.changedAt === null ? '—' : <span className="digits">{beijingTime(s.changedAt)}</span>), nowrap: true },
            ]}
          />
          {making ? <NewSittingDialog sittings={data?.sittings ?? []} onClose={() => { setMaking(false); }} /> : null}
        </>
      )}
    </Page>
  );
}

function NewSittingDialog({ sittings, onClose }: { sittings: readonly StaffSittingLine[]; onClose: () => void }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const navigate = useNavigate();
  const [exam, setExam] = useState('');
  const [days, setDays] = useState('');
  const [from, setFrom] = useState('');
  const exams = [...new Map(sittings.map((s) => [s.examCode, s.examName[lang]]))].sort(([a], [b]) => a.localeCompare(b));
  const make = useAct((key: { exam: string; days: string[]; from: string | null }, idempotencyKey) => call(sittingsApi.create, { body: { examCode: key.exam, examOn: key.days, from: key.from }, key: idempotencyKey }), ({ id }) => { void navigate({ to: '/sittings/$id', params: { id }, search: {} }); });
  return (
    <ModalDialog open onClose={onClose} title={t.newTitle}>
      <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); make.mutate({ exam, days: days.split(/[\s,，、]+/).filter(Boolean), from: from === '' ? null : from }); }}>
        <ProblemNotice error={make.error} except={['examCode', 'examOn', 'from']} />
        <SelectField label={t.newExam} value={exam} problem={problemAt(make.error, 'examCode')} onChange={(e) => { setExam(e.target.value); setFrom(''); }}>
          <option value="">—</option>
          {exams.map(([code, name]) => <option key={code} value={code}>{code} {name}</option>)}
        </SelectField>
        <TextArea label={t.newDays} hint={t.newDaysHint} value={days} problem={problemAt(make.error, 'examOn') ?? problemAt(make.error, 'examOn.0')} onChange={(e) => { setDays(e.target.value); }} />
        <SelectField label={t.newFrom} hint={t.newHint} value={from} problem={problemAt(make.error, 'from')} onChange={(e) => { setFrom(e.target.value); }}>
          <option value="">{t.newBlank}</option>
          {sittings.filter((s) => s.examCode === exam).map((s) => <option key={s.id} value={s.id}>{s.id} {s.examOn.join(' · ')}</option>)}
        </SelectField>
        <div className="flex flex-wrap gap-3"><Button type="submit" look="main" disabled={make.isPending}>{t.make}</Button><Button onClick={onClose}>{text().cancel}</Button></div>
      </form>
    </ModalDialog>
  );
}

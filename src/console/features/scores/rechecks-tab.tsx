import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { RecheckOutcome, Rechecks, RecheckState } from '#contracts/rechecks.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { say, text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField, TextArea, TextField } from '../../shared/ui/field.tsx';
import { ModalDialog } from '../../shared/ui/dialog.tsx';
import { Loading } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { letterPath, rechecksQuery, scoresApi } from './scores.api.ts';
import { words } from './words.ts';

type One = Rechecks['rechecks'][number];
const STATES = ['asked', 'proposed', 'answered'] as const satisfies readonly RecheckState[];

/** 复查: what was asked, what one person found, and what another confirmed. */
export function RechecksTab({ id }: { id: string }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const [state, setState] = useState<RecheckState>('asked');
  const [after, setAfter] = useState<string>();
  const [open, setOpen] = useState<One>();
  const { data, error, isFetching } = useQuery(rechecksQuery(id, state, after ?? ''));
  const refresh = () => client.invalidateQueries({ queryKey: ['scores', id, 'rechecks'] });
  const decide = useAct(({ r, decision }: { r: One; decision: 'confirm' | 'return' }, key) => call(scoresApi.decideRecheck, { params: { id }, body: { application: r.application, subject: r.subject, version: r.version, decision }, key }), refresh);
  return (
    <>
      <div role="group" aria-label={t.tabs.rechecks} className="flex flex-wrap gap-2">
        {STATES.map((name) => <Button key={name} look={name === state ? 'main' : 'plain'} aria-pressed={name === state} onClick={() => { setState(name); setAfter(undefined); }}>{t.recheckStates[name]}{data ? ` ${String(data.counts[name])}` : ''}</Button>)}
        <ExportControl small list="scores.rechecks" filters={{ sitting: id, state }} />
      </div>
      <ProblemNotice error={error} />
      <ProblemNotice error={decide.error} />
      {data ? (
        <DataTable
          label={t.recheckStates[state]} rows={data.rechecks} keyOf={(r) => `${r.application} ${r.subject}`} empty={t.noRechecks} busy={isFetching}
          columns={[
            { name: t.ticket, cell: (r) => <span className="digits">{r.ticket}</span>, nowrap: true }, { name: t.name, cell: (r) => <>{r.name}<br /><span className="text-sm text-soft">{r.province}</span></> }, { name: t.subject, cell: (r) => `${r.subject} ${r.subjectName}` }, { name: t.was, cell: (r) => r.mark, align: 'right' },
            { name: t.statement, cell: (r) => <>{r.statement || '—'}<br /><time className="digits text-sm text-soft">{beijingTime(r.askedAt)}</time></>, wide: true },
            { name: t.outcome, cell: (r) => (r.outcome === null ? '—' : <><Tag tone={r.outcome === 'kept' ? 'neutral' : 'warning'}>{t.outcomes[r.outcome]}{r.newMark === null ? '' : ` ${r.newMark}`}</Tag> {r.findings}<br /><span className="text-sm text-soft">{[r.proposedBy, r.answeredBy].filter(Boolean).join(' · ')}</span></>), wide: true },
            { name: t.act, cell: (r) => <Acts id={id} r={r} busy={decide.isPending} onPropose={() => { setOpen(r); }} onDecide={(decision) => { decide.mutate({ r, decision }); }} /> },
          ]}
        />
      ) : error ? null : <Loading />}
      <Pager after={after} next={data?.next} onShow={setAfter} />
      {open ? <OutcomeDialog id={id} r={open} onClose={() => { setOpen(undefined); }} onDone={refresh} /> : null}
    </>
  );
}

function Acts({ id, r, busy, onPropose, onDecide }: { id: string; r: One; busy: boolean; onPropose: () => void; onDecide: (decision: 'confirm' | 'return') => void }): JSX.Element {
  const t = say(words);
  const of = `${r.ticket} ${r.subject}`;
  if (r.state === 'answered') return <a href={letterPath(id, r)} target="_blank" rel="noreferrer" aria-label={`${t.letter} ${of}`} className="inline-flex min-h-11 items-center">{t.letter}</a>;
  if (r.state === 'asked') return <Button small disabled={!r.mayPropose} aria-label={`${t.proposeOutcome} ${of}`} onClick={onPropose}>{t.proposeOutcome}</Button>;
  return (
    <div className="grid gap-1">
      <span className="flex flex-wrap gap-2"><Button small look="main" disabled={busy || r.confirmClosed !== null} aria-label={`${t.confirm} ${of}`} onClick={() => { onDecide('confirm'); }}>{t.confirm}</Button><Button small disabled={busy || !r.mayPropose} aria-label={`${t.giveBack} ${of}`} onClick={() => { onDecide('return'); }}>{t.giveBack}</Button></span>
      {r.confirmClosed === null ? null : <span className="text-sm text-soft">{r.confirmClosed}</span>}
    </div>
  );
}

function OutcomeDialog({ id, r, onClose, onDone }: { id: string; r: One; onClose: () => void; onDone: () => Promise<void> }): JSX.Element {
  const t = say(words);
  const [outcome, setOutcome] = useState<RecheckOutcome>('kept');
  const [newMark, setNewMark] = useState('');
  const [findings, setFindings] = useState('');
  const propose = useAct((_: undefined, key) => {
    const mark = Number(newMark);
    const tenths = newMark.trim() === '' || Number.isNaN(mark) ? null : mark < 0 ? mark : Math.round(mark * 10);
    return call(scoresApi.proposeRecheck, { params: { id }, body: { application: r.application, subject: r.subject, version: r.version, outcome, newMark: outcome === 'kept' ? null : tenths, findings }, key });
  }, async () => { onClose(); await onDone(); });
  return (
    <ModalDialog open onClose={onClose} title={t.proposeOutcome}>
      <form className="grid gap-3" noValidate onSubmit={(event) => { event.preventDefault(); propose.mutate(undefined); }}>
        <p>{r.ticket} {r.name} · {r.subject} {r.subjectName} · {t.was} {r.mark}</p>
        <SelectField label={t.outcome} value={outcome} onChange={(e) => { setOutcome(e.target.value === 'corrected' ? 'corrected' : 'kept'); }}>{(['kept', 'corrected'] as const).map((o) => <option key={o} value={o}>{t.outcomes[o]}</option>)}</SelectField>
        {outcome === 'corrected' ? <TextField label={t.newMark} hint={t.newMarkHint} value={newMark} inputMode="decimal" maxLength={8} onChange={(e) => { setNewMark(e.target.value); }} problem={problemAt(propose.error, 'newMark')} /> : null}
        <TextArea label={t.findings} hint={t.findingsHint} value={findings} maxLength={500} onChange={(e) => { setFindings(e.target.value); }} problem={problemAt(propose.error, 'findings')} />
        <ProblemNotice error={propose.error} except={['newMark', 'findings']} />
        <div className="flex flex-wrap gap-3"><Button type="submit" look="main" disabled={propose.isPending}>{t.proposeOutcome}</Button><Button onClick={onClose}>{text().cancel}</Button></div>
      </form>
    </ModalDialog>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import type { BreachKind, CorrectionKind, RecordView } from '#contracts/integrity.ts';
import { beijingTime } from '#contracts/dates.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextArea, TextField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Loading, Pairs } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { breachesApi, recordQuery } from './breaches.api.ts';
import { Choices, DialogForm } from './dialog-form.tsx';
import { words } from './words.ts';

/** One record: its decision and period, what became of it, and its corrections by two people. */
export function RecordPanel({ recordId }: { recordId: string }): JSX.Element {
  const t = say(words).register;
  const client = useQueryClient();
  const { data: r, error, isPending } = useQuery(recordQuery(recordId));
  const [dialog, setDialog] = useState<'propose' | 'decide'>();
  const [told, setTold] = useState<string>();
  if (!r) return <Card label={t.title}><ProblemNotice error={error} />{isPending ? <Loading /> : null}</Card>;
  const done = (words_: string, next: RecordView) => {
    client.setQueryData(recordQuery(recordId).queryKey, next);
    void client.invalidateQueries({ queryKey: ['integrity-records', 'list'] });
    setDialog(undefined);
    setTold(words_);
  };
  const waits = r.corrections.some((c) => c.waits);
  return (
    <Card title={`${r.name} · ${r.decisionNumber}`}>
      {told === undefined ? null : <Notice tone="success" live="status">{told}</Notice>}
      <Pairs pairs={[
        { term: t.columns.state, value: <Tag tone={r.state === 'counting' ? 'warning' : 'neutral'}>{r.stateText}</Tag> }, { term: t.document, value: <span className="digits">{r.documentNumber}</span> }, { term: t.columns.kind, value: r.kindText }, { term: t.article, value: r.article },
        { term: t.decided, value: r.decidedOn }, { term: t.columns.period, value: `${r.decidedOn} – ${r.until ?? t.long}` }, ...(r.closedOn === null ? [] : [{ term: t.closedOn, value: r.closedOn }]), { term: t.columns.place, value: r.placeText },
      ]} />
      {r.case === null ? null : <p><Link to="/breaches/$accountId/$caseId" params={r.case}>{t.case}</Link></p>}
      <h3>{t.corrections}</h3>
      {r.corrections.length === 0 ? <p className="text-soft">{t.noCorrections}</p> : (
        <ul className="grid gap-3">{r.corrections.map((c) => <li key={c.id} className="grid gap-1 border-l-4 border-rule pl-3"><span><Tag tone={c.waits ? 'info' : 'neutral'}>{c.stateText}</Tag> {c.kindText} · {c.documentNumber}</span><span className="break-words">{c.reason}</span><span className="text-soft">{c.by} {beijingTime(c.at)}{c.decidedBy === null ? '' : ` · ${c.decidedBy}`}{c.note === null || c.note === '' ? '' : ` · ${c.note}`}</span></li>)}</ul>
      )}
      <div className="flex flex-wrap items-start gap-3">
        {waits ? <span className="grid gap-1"><Button look="main" disabled={r.decide.length > 0} onClick={() => { setTold(undefined); setDialog('decide'); }}>{t.decide}</Button>{r.decide.length > 0 ? <span className="text-sm text-soft">{r.decide.join(' ')}</span> : null}</span> : (
          <span className="grid gap-1"><Button disabled={r.propose.length > 0} onClick={() => { setTold(undefined); setDialog('propose'); }}>{t.propose}</Button>{r.propose.length > 0 ? <span className="text-sm text-soft">{r.propose.join(' ')}</span> : null}</span>
        )}
      </div>
      <h3>{t.history}</h3>
      <ol className="grid gap-1">{r.history.map((h) => <li key={`${String(h.at)}${h.actText}`}><time className="digits text-soft">{beijingTime(h.at)}</time> {h.actText} <span className="text-soft">{h.by}</span>{h.note === null ? null : <span className="block break-words text-soft">{h.note}</span>}</li>)}</ol>
      {dialog === 'propose' ? <ProposeDialog r={r} onClose={() => { setDialog(undefined); }} onDone={(next) => { done(t.done, next); }} /> : null}
      {dialog === 'decide' ? <DecideDialog r={r} onClose={() => { setDialog(undefined); }} onDone={(next) => { done(t.settled, next); }} /> : null}
    </Card>
  );
}

type DialogProps = { r: RecordView; onClose: () => void; onDone: (next: RecordView) => void };

function ProposeDialog({ r, onClose, onDone }: DialogProps): JSX.Element {
  const t = say(words).register;
  const [kind, setKind] = useState<CorrectionKind>('revoke');
  const [toKind, setToKind] = useState<BreachKind>();
  const [f, setF] = useState({ documentNumber: '', reason: '' });
  const act = useAct((_: undefined, key) => call(breachesApi.correct, { params: { recordId: r.recordId }, body: { ...f, kind, ...(kind === 'change' && toKind !== undefined && { toKind }) }, key }), onDone);
  const at = (path: string) => problemAt(act.error, path);
  return (
    <DialogForm title={t.propose} act={t.submit} busy={act.isPending} error={act.error} except={['documentNumber', 'reason', 'toKind']} onClose={onClose} onSubmit={() => { act.mutate(undefined); }}>
      <Choices legend={t.kind} name="kind" value={kind} choices={(['revoke', 'change', 'close_early'] as const).map((value) => ({ value, text: t.kinds[value] }))} onChange={setKind} />
      {kind === 'change' ? <Choices legend={t.toKind} name="toKind" value={toKind} choices={(['serious', 'especially_serious'] as const).map((value) => ({ value, text: t.toKinds[value] }))} problem={at('toKind')} onChange={setToKind} /> : null}
      <TextField label={t.paper} maxLength={80} value={f.documentNumber} problem={at('documentNumber')} onChange={(e) => { setF({ ...f, documentNumber: e.target.value }); }} />
      <TextArea label={t.reason} hint={t.reasonHint} rows={4} maxLength={1000} value={f.reason} problem={at('reason')} onChange={(e) => { setF({ ...f, reason: e.target.value }); }} />
    </DialogForm>
  );
}

function DecideDialog({ r, onClose, onDone }: DialogProps): JSX.Element {
  const t = say(words).register;
  const [note, setNote] = useState('');
  const [decision, setDecision] = useState<'approve' | 'refuse'>('approve');
  const act = useAct((_: undefined, key) => call(breachesApi.decideCorrection, { params: { recordId: r.recordId }, body: { decision, note }, key }), onDone);
  return (
    <DialogForm title={t.decide} lead={t.lead} act={t[decision]} danger={decision === 'refuse'} busy={act.isPending} error={act.error} except={['note']} onClose={onClose} onSubmit={() => { act.mutate(undefined); }}>
      <Choices legend={t.decide} name="decision" value={decision} choices={(['approve', 'refuse'] as const).map((value) => ({ value, text: t[value] }))} onChange={setDecision} />
      <TextArea label={t.note} maxLength={500} value={note} problem={problemAt(act.error, 'note')} onChange={(e) => { setNote(e.target.value); }} />
    </DialogForm>
  );
}

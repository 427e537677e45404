import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import type { BreachKind, CorrectionKind, RecordView } from '#contracts/integrity.ts';
import { beijingTime } from '#contracts/dates.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Loading, Pairs } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { breachesApi, recordQuery } from './breaches.api.ts';
import { CorrectionList, DecideCorrectionForm, PaperFields, type CorrectionWord } from './correction-parts.tsx';
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
      <CorrectionList corrections={r.corrections} />
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
      <PaperFields value={f} onChange={setF} error={act.error} />
    </DialogForm>
  );
}

function DecideDialog({ r, onClose, onDone }: DialogProps): JSX.Element {
  const [d, setD] = useState<CorrectionWord>({ decision: 'approve', note: '' });
  const act = useAct((_: undefined, key) => call(breachesApi.decideCorrection, { params: { recordId: r.recordId }, body: d, key }), onDone);
  return <DecideCorrectionForm lead={say(words).register.lead} value={d} onChange={setD} busy={act.isPending} error={act.error} onClose={onClose} onSubmit={() => { act.mutate(undefined); }} />;
}

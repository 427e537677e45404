import { useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import type { CaseView, DecideAppeal } from '#contracts/assistance.ts';
import type { CaseList } from '#contracts/case-lists.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { colon, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextArea } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { assistanceApi, caseQuery } from './assistance.api.ts';
import { words } from './words.ts';

type Props = { view: CaseView; onDone: (text: string) => void };

/** The second member's yes or no; why it is not theirs to decide stands beside the closed buttons. */
export function DecideCaseForm({ list, view, onDone }: Props & { list: CaseList }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const act = useAct(
    (decision: 'approve' | 'refuse', key) => call(assistanceApi.decide(list), { params: { accountId: view.accountId, caseId: view.caseId }, body: { decision, reason, version: view.version }, key }),
    (done) => { client.setQueryData(caseQuery(list, view.accountId, view.caseId).queryKey, done); onDone(t.done(done.stateText)); },
  );
  const closed = view.decide.length > 0;
  return (
    <form className="grid max-w-xl gap-3" noValidate onSubmit={(event) => { event.preventDefault(); }}>
      <h3>{t.decide}</h3>
      {closed ? <Notice tone="warning">{t.cannot}{colon()}{view.decide.join(' ')}</Notice> : null}
      <ProblemNotice error={act.error} except={['reason']} />
      <TextArea label={t.comment} value={reason} maxLength={500} onChange={(e) => { setReason(e.target.value); }} problem={problemAt(act.error, 'reason')} />
      <div className="flex flex-wrap gap-3">
        <Button look="main" disabled={act.isPending || closed} onClick={() => { act.mutate('approve'); }}>{t.approve}</Button>
        <Button look="danger" disabled={act.isPending || view.refuse.length > 0} onClick={() => { act.mutate('refuse'); }}>{t.refuse}</Button>
      </div>
    </form>
  );
}

const OUTCOMES = ['uphold', 'overturn', 'reconsider'] as const;

/** The outcome of an appeal with the reasons that go into its letter. */
export function DecideAppealForm({ view, onDone }: Props): JSX.Element {
  const t = say(words);
  const a = t.appeal;
  const client = useQueryClient();
  const [outcome, setOutcome] = useState<DecideAppeal['outcome']>();
  const [reason, setReason] = useState('');
  const act = useAct(
    (chosen: DecideAppeal['outcome'], key) => call(assistanceApi.decideAppeal, { params: { accountId: view.accountId, caseId: view.caseId }, body: { outcome: chosen, reason, version: view.version }, key }),
    (done) => { client.setQueryData(caseQuery('appeals', view.accountId, view.caseId).queryKey, done); onDone(t.done(done.stateText)); },
  );
  const closed = view.decide.length > 0;
  return (
    <form className="grid max-w-xl gap-3" noValidate onSubmit={(event) => { event.preventDefault(); if (outcome) act.mutate(outcome); }}>
      <fieldset className="grid gap-2">
        <legend className="font-semibold">{a.title}</legend>
        {OUTCOMES.map((o) => <label key={o} className="flex min-h-8 items-center gap-2"><input type="radio" name="outcome" className="size-5 accent-blue" checked={outcome === o} onChange={() => { setOutcome(o); }} /> {a[o]}</label>)}
      </fieldset>
      {closed ? <Notice tone="warning">{t.cannot}{colon()}{view.decide.join(' ')}</Notice> : null}
      <ProblemNotice error={act.error} except={['reason']} />
      <TextArea label={a.reason} hint={a.reasonHint} rows={6} value={reason} maxLength={2000} onChange={(e) => { setReason(e.target.value); }} problem={problemAt(act.error, 'reason')} />
      <Button type="submit" look="main" className="justify-self-start" disabled={act.isPending || closed || outcome === undefined}>{a.submit}</Button>
    </form>
  );
}

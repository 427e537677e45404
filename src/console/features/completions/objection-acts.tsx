import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import type { ObjectionWhole } from '#contracts/objections.ts';
import { call } from '../../shared/api/call.ts';
import { sessionQuery } from '../../shared/api/session.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { colon, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { SelectField, TextArea } from '../../shared/ui/field.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { completionsApi } from './completions.api.ts';
import { words } from './words.ts';

type Props = { o: ObjectionWhole; onDone: (next: ObjectionWhole) => void };

/** What may be done about an objection now: taken or given to a colleague, concluded by one, decided by another. */
export function ObjectionActs({ o, onDone }: Props): JSX.Element | null {
  const { data: session } = useQuery(sessionQuery);
  const may = (p: 'objection.handle' | 'objection.decide') => session?.permissions.includes(p) ?? false;
  if (o.state === 'upheld' || o.state === 'not_upheld') return null;
  if (o.state === 'proposed') return may('objection.decide') ? <Decide o={o} onDone={onDone} /> : null;
  if (!may('objection.handle')) return null;
  return <><Take o={o} onDone={onDone} />{o.state === 'assigned' ? <Propose o={o} onDone={onDone} /> : null}</>;
}

function Take({ o, onDone }: Props): JSX.Element {
  const t = say(words);
  const [to, setTo] = useState('');
  const take = useAct((_: undefined, key) => call(completionsApi.take, { params: { id: o.id }, body: { version: o.version }, key }), onDone);
  const assign = useAct((_: undefined, key) => call(completionsApi.assign, { params: { id: o.id }, body: { version: o.version, to }, key }), onDone);
  return (
    <Card title={t.officer}>
      <ProblemNotice error={take.error ?? assign.error} except={['to']} />
      <div className="flex flex-wrap items-end gap-3">
        {o.mine ? null : <Button look="main" disabled={take.isPending} onClick={() => { take.mutate(undefined); }}>{t.take}</Button>}
        <div className="sm:w-64"><SelectField label={t.assign} value={to} onChange={(e) => { setTo(e.target.value); }} problem={problemAt(assign.error, 'to')}><option value="">{t.choose}</option>{o.colleagues.map((c) => <option key={c.id} value={c.id}>{c.name}</option>)}</SelectField></div>
        <Button disabled={to === '' || assign.isPending} onClick={() => { assign.mutate(undefined); }}>{t.assignAct}</Button>
      </div>
    </Card>
  );
}

function Propose({ o, onDone }: Props): JSX.Element {
  const t = say(words);
  const [outcome, setOutcome] = useState<'upheld' | 'not_upheld'>();
  const [facts, setFacts] = useState(o.facts ?? '');
  const [answer, setAnswer] = useState(o.answer ?? '');
  const propose = useAct((_: undefined, key) => call(completionsApi.proposeOutcome, { params: { id: o.id }, body: { version: o.version, outcome: outcome ?? 'not_upheld', facts, answer }, key }), onDone);
  return (
    <Card title={t.propose}>
      {o.closed.propose !== null ? <p className="text-soft">{o.closed.propose}</p> : (
        <form className="grid gap-3" noValidate onSubmit={(event) => { event.preventDefault(); if (outcome) propose.mutate(undefined); }}>
          <ProblemNotice error={propose.error} except={['facts', 'answer', 'outcome']} />
          <TextArea label={t.facts} rows={5} value={facts} maxLength={3_000} onChange={(e) => { setFacts(e.target.value); }} problem={problemAt(propose.error, 'facts')} />
          <div className="sm:w-56"><SelectField label={t.outcome} value={outcome ?? ''} onChange={(e) => { setOutcome(e.target.value === 'upheld' ? 'upheld' : e.target.value === 'not_upheld' ? 'not_upheld' : undefined); }} problem={problemAt(propose.error, 'outcome')}><option value="">{t.choose}</option><option value="not_upheld">{t.outcomes.not_upheld}</option><option value="upheld">{t.outcomes.upheld}</option></SelectField></div>
          <TextArea label={t.answer} hint={t.answerHint} value={answer} maxLength={1_000} onChange={(e) => { setAnswer(e.target.value); }} problem={problemAt(propose.error, 'answer')} />
          <div><Button type="submit" look="main" disabled={outcome === undefined || propose.isPending}>{t.propose}</Button></div>
        </form>
      )}
    </Card>
  );
}

function Decide({ o, onDone }: Props): JSX.Element {
  const t = say(words);
  const [asked, setAsked] = useState<'confirm' | 'return'>();
  const decide = useAct(({ decision, reason }: { decision: 'confirm' | 'return'; reason: string }, key) => call(completionsApi.decide, { params: { id: o.id }, body: { version: o.version, decision, reason }, key }), (next) => { setAsked(undefined); onDone(next); });
  const note = t.confirmNote[o.outcome ?? 'not_upheld'];
  return (
    <Card title={t.decide}>
      <p>{t.outcome}{colon()}{o.outcome === null ? '—' : t.outcomes[o.outcome]}。{note}</p>
      <div className="flex flex-wrap items-center gap-3"><Button look="main" disabled={o.closed.decide !== null} onClick={() => { decide.reset(); setAsked('confirm'); }}>{t.confirm}</Button><Button onClick={() => { decide.reset(); setAsked('return'); }}>{t.giveBack}</Button>{o.closed.decide === null ? null : <span className="text-sm text-soft">{o.closed.decide}</span>}</div>
      {asked ? <ReasonDialog open title={asked === 'confirm' ? t.confirm : t.giveBack} act={asked === 'confirm' ? t.confirm : t.giveBack} danger={asked === 'return'} {...(asked === 'return' && { reasonHint: t.reasonHint })} busy={decide.isPending} error={decide.error} max={300} onClose={() => { setAsked(undefined); }} onAct={(reason) => { decide.mutate({ decision: asked, reason }); }}><p>{asked === 'confirm' ? note : t.reasonHint}</p></ReasonDialog> : null}
    </Card>
  );
}

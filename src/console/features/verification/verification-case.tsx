import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextArea } from '../../shared/ui/field.tsx';
import { Card, Loading } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { historyQuery, verificationApi, type Waiting } from './verification.api.ts';

/** One record to settle: what the registries answered, and the decision with its evidence. */
export function VerificationCase({ w, onDone }: { w: Waiting; onDone: (stateText: string) => void }): JSX.Element {
  const t = text().verification;
  const history = useQuery(historyQuery(w));
  const [note, setNote] = useState('');
  const act = useAct(
    (decision: 'pass' | 'fail', key) => call(verificationApi.decide, { params: { accountId: w.accountId, kind: w.kind, rowId: w.rowId }, body: { decision, note }, key }),
    (done) => { onDone(done.stateText); },
  );
  return (
    <Card title={w.title}>
      <p>{w.detail}</p>
      <h3>{t.steps}</h3>
      <ProblemNotice error={history.error} />
      {history.data ? (
        <ol className="grid gap-1">
          {history.data.steps.map((s) => <li key={`${String(s.at)}${s.action}`}><time className="text-soft">{beijingTime(s.at)}</time> {t.by[s.by]} · {t.states[s.from]} → {t.states[s.to]}{s.registryReference ? <span className="text-soft"> · {t.reference} {s.registryReference}</span> : null}{s.note ? <span className="block pl-4 text-soft">{s.note}</span> : null}</li>)}
        </ol>
      ) : history.isPending ? <Loading /> : null}
      <form className="grid max-w-xl gap-3" noValidate onSubmit={(event) => { event.preventDefault(); }}>
        <ProblemNotice error={act.error} except={['note']} />
        <TextArea label={t.note} hint={t.noteHint} value={note} maxLength={500} onChange={(e) => { setNote(e.target.value); }} problem={problemAt(act.error, 'note')} />
        <div className="flex flex-wrap gap-3">
          <Button look="main" disabled={act.isPending} onClick={() => { act.mutate('pass'); }}>{t.pass}</Button>
          <Button look="danger" disabled={act.isPending} onClick={() => { act.mutate('fail'); }}>{t.fail}</Button>
        </div>
      </form>
    </Card>
  );
}

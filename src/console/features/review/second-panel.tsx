import { useState, type JSX } from 'react';
import type { ReviewCase, SettleProposal } from '#contracts/review.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { colon, inBrackets, oneByOne, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextArea } from '../../shared/ui/field.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { reviewApi } from './review.api.ts';
import { words } from './words.ts';

/** 复审: another person confirms a proposed decision or sends it back; what is closed says why. */
export function SecondPanel({ c, second, onDone }: { c: ReviewCase; second: NonNullable<ReviewCase['second']>; onDone: (stateText: string) => void }): JSX.Element {
  const w = say(words).case;
  const [note, setNote] = useState('');
  const proposal = c.decisions.find((d) => d.id === second.decisionId);
  const act = useAct(
    (verdict: SettleProposal['verdict'], key) => call(reviewApi.settle, { params: { id: c.id }, body: { decisionId: second.decisionId, verdict, note, version: c.version }, key }),
    (done) => { onDone(done.decision.state === 'effective' ? done.stateText : done.decision.stateText); },
  );
  return (
    <Card title={w.second}>
      <p className="text-soft">{w.secondNote}</p>
      {proposal ? <p><strong>{proposal.decisionText}</strong>{inBrackets(proposal.by)}{proposal.reason ? <span className="block">{w.reason}{colon()}{proposal.reason}</span> : null}</p> : null}
      <ProblemNotice error={act.error} except={['note']} />
      {second.open ? (
        <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); act.mutate('confirm'); }}>
          <TextArea label={w.secondWords} value={note} maxLength={500} onChange={(e) => { setNote(e.target.value); }} problem={problemAt(act.error, 'note')} />
          <div className="flex flex-wrap gap-3">
            <Button type="submit" look="main" disabled={act.isPending}>{act.isPending ? w.submitting : w.confirm}</Button>
            <Button look="danger" disabled={act.isPending} onClick={() => { act.mutate('send_back'); }}>{w.sendBack}</Button>
          </div>
        </form>
      ) : <p className="text-soft">{oneByOne(second.reasons)}</p>}
    </Card>
  );
}

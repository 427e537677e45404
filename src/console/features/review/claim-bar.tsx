import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { ReviewCase } from '#contracts/review.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { colon, inBrackets, say, text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { DueTag } from './due-tag.tsx';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { reviewApi } from './review.api.ts';
import { words } from './words.ts';

/** Who holds the case or was given it, until when it is due; taking it, putting it back, handing it on, taking it from somebody. */
export function ClaimBar({ c, onChange }: { c: ReviewCase; onChange: () => Promise<void> }): JSX.Element | null {
  const t = text().review;
  const w = say(words).case;
  const [asking, setAsking] = useState<'hand_over' | 'take_back'>();
  const take = useAct((_: undefined, key) => call(reviewApi.claim, { params: { id: c.id }, key }), onChange);
  const release = useAct((_: undefined, key) => call(reviewApi.release, { params: { id: c.id }, key }), onChange);
  const back = useAct((reason: string, key) => call(reviewApi.takeBack, { params: { id: c.id }, body: { reason }, key }), async () => { setAsking(undefined); await onChange(); });
  const waiting = c.due !== null;
  if (!waiting && !c.claim && !c.assigned) return null;
  const holder = c.claim;
  const mine = holder ? holder.mine : c.assigned?.mine === true;
  const mayTake = waiting && c.acts.find((a) => a.decision === 'approve')?.open === true;
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-3">
        {c.due ? <DueTag due={c.due} /> : null}
        <p role="status">{holder ? (holder.mine ? t.claimedUntil(beijingTime(holder.until)) : t.claimedBy(holder.name, beijingTime(holder.until))) : t.unclaimed}</p>
        {c.assigned ? <p>{c.assigned.mine ? w.assignedMe(c.assigned.by) : w.assignedTo(c.assigned.name, c.assigned.by)}{inBrackets(beijingTime(c.assigned.at))}{c.assigned.note ? <span className="text-soft"> {w.note}{colon()}{c.assigned.note}</span> : null}</p> : null}
        {mayTake && (!holder || holder.mine) ? <Button small disabled={take.isPending} onClick={() => { take.mutate(undefined); }}>{holder ? t.renew : t.claim}</Button> : null}
        {holder?.mine ? <Button small disabled={release.isPending} onClick={() => { release.mutate(undefined); }}>{t.release}</Button> : null}
        {waiting && (mine || c.mayManage) ? <Button small onClick={() => { setAsking('hand_over'); }}>{w.handOver}</Button> : null}
        {c.mayManage && (holder || c.assigned) ? <Button small onClick={() => { back.reset(); setAsking('take_back'); }}>{w.takeBack}</Button> : null}
      </div>
      <ProblemNotice error={take.error ?? release.error} />
      {asking === 'hand_over' ? <HandOverDialog c={c} onClose={() => { setAsking(undefined); }} onDone={onChange} /> : null}
      {asking === 'take_back' ? (
        <ReasonDialog open title={w.takeBackTitle} act={w.takeBack} max={200} onClose={() => { setAsking(undefined); }} onAct={(reason) => { back.mutate(reason); }} busy={back.isPending} error={back.error}><p className="text-soft">{w.takeBackNote}</p></ReasonDialog>
      ) : null}
    </div>
  );
}

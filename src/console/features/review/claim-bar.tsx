import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { ReviewCase } from '#contracts/review.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { reviewApi } from './review.api.ts';

/** Who holds the case, and taking it or putting it back. */
export function ClaimBar({ c, onChange }: { c: ReviewCase; onChange: () => Promise<void> }): JSX.Element | null {
  const t = text().review;
  const take = useAct((_: undefined, key) => call(reviewApi.claim, { params: { id: c.id }, key }), onChange);
  const release = useAct((_: undefined, key) => call(reviewApi.release, { params: { id: c.id }, key }), onChange);
  const waiting = c.state === 'S7' || c.state === 'S8';
  if (!waiting && !c.claim) return null;
  const holder = c.claim;
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-3">
        <p role="status">{holder ? (holder.mine ? t.claimedUntil(beijingTime(holder.until)) : t.claimedBy(holder.name, beijingTime(holder.until))) : t.unclaimed}</p>
        {waiting && (!holder || holder.mine) ? <Button small disabled={take.isPending} onClick={() => { take.mutate(undefined); }}>{holder ? t.renew : t.claim}</Button> : null}
        {holder?.mine ? <Button small disabled={release.isPending} onClick={() => { release.mutate(undefined); }}>{t.release}</Button> : null}
      </div>
      <ProblemNotice error={take.error ?? release.error} />
    </div>
  );
}

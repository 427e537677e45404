import type { Instant } from '#contracts/dates.ts';
import { beijingTime } from '#contracts/dates.ts';
import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { TakeNext } from '#contracts/review.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { findCase, holdersOf, standingOf, type Asking } from '../case/find-case.ts';
import { refusalsToDecide } from '../decisions/case-acts.ts';
import { nextInLine } from '../queue/queue.store.ts';
import { CLAIM_MS, dropClaim, takeClaim } from './claims.store.ts';

type Taken = { accountId: AccountId; id: ApplicationId; until: Instant };

/** 领取下一件: what is this person's own work first, then the longest-waiting application of the narrowing that is nobody's. */
export async function takeNextCase({ tx, actor, now }: Asking, { state, ...filter }: TakeNext): Promise<Result<Taken>> {
  const line = await nextInLine(tx, { jurisdiction: actor.jurisdiction, staffId: actor.staffId, filter, now }, state, 20);
  for (const of of line) if (await takeClaim(tx, of, actor.staffId, now)) return ok({ ...of, until: now + CLAIM_MS });
  return refusedFor('review.queue_empty');
}

/** 领取: takes this application, or holds it for longer. */
export async function takeCase(asking: Asking, id: ApplicationId): Promise<Result<Taken>> {
  const { tx, actor, now } = asking;
  const found = await findCase(asking, id);
  if (!found.ok) return found;
  const { app } = found.value;
  const no = refusalsToDecide('approve', await standingOf(asking, app));
  if (no.length > 0) return refused(no);
  if (await takeClaim(tx, app, actor.staffId, now)) return ok({ accountId: app.accountId, id, until: now + CLAIM_MS });
  const holder = (await holdersOf(asking, [id])).get(id);
  return holder ? refusedFor('review.claimed_by_other', { params: { name: holder.name, until: beijingTime(holder.until) } }) : refusedFor('request.busy');
}

/** 放回: lets others take this application. */
export async function releaseCase(asking: Asking, id: ApplicationId): Promise<Result<{ accountId: AccountId }>> {
  const found = await findCase(asking, id);
  if (!found.ok) return found;
  const { accountId } = found.value.app;
  return (await dropClaim(asking.tx, { accountId, id }, asking.actor.staffId)) ? ok({ accountId }) : refusedFor('review.claim_lost');
}

import type { ApplicationId } from '#contracts/ids.ts';
import { beijingTime } from '#contracts/dates.ts';
import type { DecideReview } from '#contracts/review.ts';
import { refusedFor, type Result } from '#server/kernel/result.ts';
import { decideReview, findOwnerWithin, type Application } from '#server/modules/applications/index.ts';
import { dropClaim } from '../claims.store.ts';
import { holdersOf, type Asking } from '../find-case.ts';

/** 核验通过、核验不通过、退回补正 (T12–T14) within the reviewer's jurisdiction; a colleague's live claim stands in the way, an own one ends. */
export async function decideCase(asking: Asking, id: ApplicationId, body: DecideReview): Promise<Result<Application>> {
  const { tx, kit, actor, now } = asking;
  const owner = await findOwnerWithin(tx, actor.jurisdiction, id);
  if (!owner) return refusedFor('application.not_found');
  const holder = (await holdersOf(asking, [id])).get(id);
  if (holder && !holder.mine) return refusedFor('review.claimed_by_other', { params: { name: holder.name, until: beijingTime(holder.until) } });
  const decided = await decideReview({ tx, kit, staffId: actor.staffId, now }, { accountId: owner.accountId, id, version: body.version }, { decision: body.decision, reason: body.reason === '' ? null : body.reason });
  if (decided.ok) await dropClaim(tx, { accountId: owner.accountId, id }, actor.staffId);
  return decided;
}

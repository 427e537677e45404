import type { Assigned, AssignMany } from '#contracts/review-work.ts';
import type { StaffId } from '#contracts/ids.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { findMember, memberMay, type Member } from '#server/modules/staff/index.ts';
import type { Asking } from '../case/find-case.ts';
import { oldestUnassigned } from '../queue/queue.store.ts';
import { assignIfFree } from './assignments.store.ts';
import { mayReview } from './hand-over.ts';

/**
 * 分派: the oldest of a narrowing that are nobody's, in turn to each of the people (to one person, all of them). Whoever may not see an application
 * is passed over for it. A colleague's assignment made at the same moment stands: the row's key decides.
 */
export async function assignMany(asking: Asking, { state, count, to, ...filter }: AssignMany): Promise<Result<Assigned>> {
  const { tx, actor, now } = asking;
  const people: Member[] = [];
  for (const id of new Set(to)) {
    const member = await findMember(tx, id);
    if (!member || !memberMay(member, 'review.decide')) return refusedFor('review.colleague_unfit', { path: 'to', params: { name: member?.name ?? '' } });
    people.push(member);
  }
  const line = await oldestUnassigned(tx, { jurisdiction: actor.jurisdiction, staffId: actor.staffId, filter, now }, state, count);
  if (line.length === 0) return refusedFor('review.nothing_to_assign');
  const got = new Map<StaffId, number>(people.map((p) => [p.id, 0]));
  let left = 0;
  for (const app of line) {
    const [next] = people.filter((p) => mayReview(p, app)).toSorted((a, b) => (got.get(a.id) ?? 0) - (got.get(b.id) ?? 0));
    const done = next !== undefined && (await assignIfFree(tx, app, { staffId: next.id, byId: actor.staffId, at: now, note: null }));
    if (done) got.set(next.id, (got.get(next.id) ?? 0) + 1);
    else left += 1;
  }
  return ok({ people: people.map((p) => ({ staffId: p.id, name: p.name, count: got.get(p.id) ?? 0 })), left });
}

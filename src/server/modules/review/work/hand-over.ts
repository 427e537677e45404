import type { ApplicationId } from '#contracts/ids.ts';
import type { HandOver } from '#contracts/review-work.ts';
import { covers } from '#server/kernel/jurisdiction.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Application } from '#server/modules/applications/index.ts';
import { findMember, memberMay, type Member } from '#server/modules/staff/index.ts';
import { findCase, holdersOf, type Asking } from '../case/find-case.ts';
import { isAwaiting } from '../decisions/case-acts.ts';
import { assign, assignmentsOf, dropAssignment } from './assignments.store.ts';
import { endClaim } from './claims.store.ts';

/** What is known of where an application lies, for asking who may see it. */
export type Place = { province: string | null; prefecture: string | null; reviewPoint: string | null; exam: string };

/** True when this colleague reviews and the application lies where they work. */
export function mayReview(member: Member, at: Place): boolean {
  return memberMay(member, 'review.decide') && covers(member.jurisdiction, at);
}

/** 移交: gives a case one holds, or was assigned, to a named colleague who may see it; a manager may give any. */
export async function handOver(asking: Asking, id: ApplicationId, { to, note }: HandOver): Promise<Result<{ app: Application; to: Member }>> {
  const { tx, actor, now } = asking;
  const found = await findCase(asking, id);
  if (!found.ok) return found;
  const { app } = found.value;
  if (!isAwaiting({ review: app.dimensions.review, ended: app.dimensions.ended !== null })) return refusedFor('review.not_awaiting');
  const holder = (await holdersOf(asking, [id])).get(id);
  const assignment = (await assignmentsOf(tx, [id])).get(id);
  const mine = holder ? holder.mine : assignment?.staffId === actor.staffId;
  if (!mine && !actor.permissions.includes('review.manage')) return refusedFor('review.not_held');
  const colleague = await findMember(tx, to);
  if (!colleague || !mayReview(colleague, placeOf(app))) return refusedFor('review.colleague_unfit', { path: 'to', params: { name: colleague?.name ?? '' } });
  await endClaim(tx, { accountId: app.accountId, id });
  await assign(tx, { accountId: app.accountId, id }, { staffId: to, byId: actor.staffId, at: now, note: note === '' ? null : note });
  return ok({ app, to: colleague });
}

/** 收回: a manager takes a case from whoever holds it or has it, back into the queue. */
export async function takeBack(asking: Asking, id: ApplicationId): Promise<Result<{ app: Application; from: string[] }>> {
  const { tx } = asking;
  const found = await findCase(asking, id);
  if (!found.ok) return found;
  const { app } = found.value;
  const holder = (await holdersOf(asking, [id])).get(id);
  const assignment = (await assignmentsOf(tx, [id])).get(id);
  const held = await endClaim(tx, { accountId: app.accountId, id });
  const assigned = await dropAssignment(tx, { accountId: app.accountId, id });
  if (!held && !assigned) return refusedFor('review.nothing_to_take_back');
  return ok({ app, from: [...(holder ? [holder.staffId] : []), ...(assignment ? [assignment.staffId] : [])] });
}

function placeOf(app: Application): Place {
  return { province: app.province, prefecture: app.form?.prefecture ?? null, reviewPoint: app.form?.reviewPointId ?? null, exam: app.examCode };
}

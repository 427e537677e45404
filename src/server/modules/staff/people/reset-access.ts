import type { StaffId } from '#contracts/ids.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { openDoorsOf } from '#server/platform/doors/doors.store.ts';
import { endOtherSessions } from '#server/platform/http/sessions.store.ts';
import { refusalsOfFactorReset } from '../domain/manager-rules.ts';
import { endFirstPasswords, insertFirstPassword } from '../first-access/first-access.store.ts';
import { removeSecondFactor } from '../second-factor/second-factor.store.ts';
import { insertStaffEvent, type Member } from '../staff.store.ts';
import { managed, type Acting } from './acting.ts';
import { lockMemberWithin, setTemporaryPassword } from './people.store.ts';

/** Gives a member a new temporary password (重置密码); the second factor stays, so that whoever keeps accounts cannot sign in as somebody else. */
export async function resetPassword(acting: Acting, id: StaffId, by: { hash: string; key: Buffer; reason: string }): Promise<Result<Member>> {
  const { tx, actor, now } = acting;
  const found = await managed(acting, id);
  if (!found.ok) return found;
  await setTemporaryPassword(tx, id, by.hash, now);
  await endFirstPasswords(tx, id, now);
  await insertFirstPassword(tx, id, { key: by.key, byId: actor.staffId }, now);
  await endOtherSessions(tx, id, null, new Date(now));
  await openDoorsOf(tx, id);
  await insertStaffEvent(tx, id, { kind: 'password_reset', byId: actor.staffId, note: by.reason }, now);
  return found;
}

/** Opens the doors that slow a member's sign-in after wrong tries (解除登录限制). */
export async function unlockSignIn(acting: Acting, id: StaffId, reason: string): Promise<Result<Member>> {
  const { tx, actor, now } = acting;
  const found = await managed(acting, id);
  if (!found.ok) return found;
  if ((await openDoorsOf(tx, id)) === 0) return refusedFor('staff.not_throttled');
  await insertStaffEvent(tx, id, { kind: 'unlocked', byId: actor.staffId, note: reason }, now);
  return found;
}

/** Takes a lost second factor off a member (解除身份验证器绑定); a security administrator's act, who in turn cannot make passwords. */
export async function resetSecondFactor({ tx, actor, now }: Acting, id: StaffId, reason: string): Promise<Result<Member>> {
  const member = await lockMemberWithin(tx, actor.jurisdiction, id);
  if (!member) return refusedFor('staff.not_found');
  const no = refusalsOfFactorReset(actor, member);
  if (no.length > 0) return refused(no);
  await removeSecondFactor(tx, id);
  await endOtherSessions(tx, id, null, new Date(now));
  await insertStaffEvent(tx, id, { kind: 'second_factor_reset', byId: actor.staffId, note: reason }, now);
  return ok(member);
}

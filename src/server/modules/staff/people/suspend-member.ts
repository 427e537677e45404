import type { StaffId } from '#contracts/ids.ts';
import type { StaffRole } from '#contracts/staff.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { endOtherSessions } from '#server/platform/http/sessions.store.ts';
import { insertStaffEvent, updateState, type Member } from '../staff.store.ts';
import { managed, type Acting } from './acting.ts';
import { countActiveOfRole } from './people.store.ts';

/** Without one of each nobody could be given a power, or an account, any more. */
const INDISPENSABLE: readonly StaffRole[] = ['system_admin', 'security_admin'];

/** Suspends a member (停用): their sign-ins end at once. The last system and the last security administrator of the nation stay. */
export async function suspendMember(acting: Acting, id: StaffId, reason: string): Promise<Result<Member>> {
  const { tx, actor, now } = acting;
  const found = await managed(acting, id);
  if (!found.ok) return found;
  if (await isLastOfRole(acting, found.value, [])) return refusedFor('staff.last_of_role');
  if (!(await updateState(tx, id, 'suspended', now))) return refusedFor('staff.already_suspended');
  await endOtherSessions(tx, id, null, new Date(now));
  await insertStaffEvent(tx, id, { kind: 'suspended', byId: actor.staffId, note: reason }, now);
  return found;
}

/** Restores a suspended member (恢复); roles and jurisdiction are those they had. */
export async function restoreMember(acting: Acting, id: StaffId, reason: string): Promise<Result<Member>> {
  const { tx, actor, now } = acting;
  const found = await managed(acting, id);
  if (!found.ok) return found;
  if (!(await updateState(tx, id, 'active', now))) return refusedFor('staff.not_suspended');
  await insertStaffEvent(tx, id, { kind: 'restored', byId: actor.staffId, note: reason }, now);
  return ok(found.value);
}

/** True when the nation would be left without a system or a security administrator, were this member left with these roles only. */
export async function isLastOfRole({ tx }: Pick<Acting, 'tx'>, member: Member, left: readonly StaffRole[]): Promise<boolean> {
  if (member.state === 'suspended' || member.jurisdiction.kind !== 'nation') return false;
  for (const role of INDISPENSABLE) {
    if (member.roles.includes(role) && !left.includes(role) && (await countActiveOfRole(tx, role)) <= 1) return true;
  }
  return false;
}

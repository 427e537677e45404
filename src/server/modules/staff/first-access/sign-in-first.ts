import type { StaffFirstSignIn } from '#contracts/staff-security.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { networkOf } from '#server/kernel/sign-in-throttle.ts';
import type { From } from '../commands/count-tries.ts';
import { completeSignIn } from '../commands/sign-in-staff.ts';
import { changeStaffPassword } from '../commands/change-staff-password.ts';
import { firstPasswordExpired } from '../domain/first-access.ts';
import { secondFactorNeeded, type SignInPolicy } from '../domain/powers.ts';
import { openTicket, passwordMark } from '../second-factor/sign-in-ticket.ts';
import { lockMember, type Member } from '../staff.store.ts';
import { checkActivation } from './use-activation.ts';

/** How long the browser may take to choose a password after the made one was shown. */
export const FIRST_TICKET_LIVES = 15 * 60_000;

type Policy = SignInPolicy & { firstPasswordHours: number };
type First = { typed: StaffFirstSignIn; was: string; hash: string; policy: Policy };

/**
 * The first sign-in (首次登录): the made password is replaced by an own one, once, and where a second factor is required the activation code is
 * shown with it. Two browsers with the same made password: one chooses, the other is told that it is used. `open` opens the sign-in.
 */
export async function signInFirst<T extends { sessionId: string }>(tx: Tx, from: From, { typed, was, hash, policy }: First, open: (member: Member) => Promise<T>): Promise<Result<T>> {
  const ticket = openTicket(from.crypto, typed.ticket, from.now, FIRST_TICKET_LIVES);
  const member = ticket && (await lockMember(tx, ticket.staffId));
  if (!member) return refusedFor('staff.ticket_expired');
  if (!member.passwordTemporary || passwordMark(from.crypto, member.passwordHash) !== ticket.password || member.passwordHash !== was) return refusedFor('staff.first_password_used');
  if (member.state === 'suspended') return refusedFor('staff.suspended');
  if (member.secondFactor) return refusedFor('staff.ticket_expired');
  if (firstPasswordExpired(member, policy.firstPasswordHours, from.now)) return refusedFor('staff.first_password_expired');
  const activation = secondFactorNeeded(member, policy) ? await checkActivation(tx, from, member, { code: typed.activation, hours: policy.firstPasswordHours }) : undefined;
  if (activation && !activation.ok) return activation;
  const changed = await changeStaffPassword(tx, member, { was, hash, sessionId: null, now: from.now });
  if (!changed.ok) return refusedFor('staff.first_password_used');
  await completeSignIn(tx, from, member, from.crypto.index('staff_network.network', networkOf(from.ip)));
  const opened = await open({ ...member, passwordTemporary: false, passwordHash: hash, passwordChangedAt: from.now });
  await activation?.value.spend(opened.sessionId);
  return ok(opened);
}

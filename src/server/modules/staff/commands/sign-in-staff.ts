import { refuse } from '#contracts/refusals.ts';
import { ok, refusedFor, refusedKeeping, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findMemberByUserName, insertStaffEvent, rememberStaffNetwork, type Member } from '../staff.store.ts';
import { firstPasswordExpired } from '../domain/first-access.ts';
import { isSpentPassword } from '../first-access/first-access.store.ts';
import { countTries, type From } from './count-tries.ts';

/** What was found out before the transaction: the hash that stood, and whether the password is theirs; its digest, should it be a made one. */
export type StaffCredentials = { userName: string; passwordHash: string | undefined; passwordRight: boolean; firstKey: Buffer };

/**
 * The first half of sign-in at the console, user name and password: guessing is slow from anywhere, and the words are the same whether the
 * user name or the password is wrong; only whoever shows a made password again hears that it is used. With a second factor the sign-in is complete
 * only after `checkCode`, with a made password after `signInFirst`.
 */
export async function signInStaff(tx: Tx, from: From, credentials: StaffCredentials, firstPasswordHours: number): Promise<Result<Member>> {
  const member = await findMemberByUserName(tx, credentials.userName);
  const tries = await countTries(tx, from, { door: 'staff.sign_in_door', name: credentials.userName, staffId: member?.id });
  if (tries.seconds > 0) return refusedFor('staff.sign_in_delayed', { params: { seconds: tries.seconds } });
  // the password may have changed between the comparison and now
  if (!member || !credentials.passwordRight || member.passwordHash !== credentials.passwordHash) {
    await tries.wrong();
    if (member && (await isSpentPassword(tx, member.id, credentials.firstKey))) {
      await insertStaffEvent(tx, member.id, { kind: 'first_password_again', byId: null }, from.now);
      return refusedKeeping([refuse('staff.first_password_used', { path: 'password' })]);
    }
    return refusedKeeping([refuse('staff.sign_in_failed', { path: 'userName' })]);
  }
  if (member.state === 'suspended') return refusedFor('staff.suspended');
  if (firstPasswordExpired(member, firstPasswordHours, from.now)) return refusedFor('staff.first_password_expired');
  await tries.right();
  if (!member.secondFactor && !member.passwordTemporary) await completeSignIn(tx, from, member, tries.networkKey);
  return ok(member);
}

/** The sign-in is complete: the network is known from now on, and the history says so. */
export async function completeSignIn(tx: Tx, { now }: From, member: Member, networkKey: Buffer): Promise<void> {
  await rememberStaffNetwork(tx, member.id, networkKey, now);
  await insertStaffEvent(tx, member.id, { kind: 'signed_in', byId: member.id }, now);
}

import { refuse } from '#contracts/refusals.ts';
import { ok, refusedFor, refusedKeeping, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findMemberByUserName, insertStaffEvent, rememberStaffNetwork, type Member } from '../staff.store.ts';
import { countTries, type From } from './count-tries.ts';

/** What was found out before the transaction: the hash that stood, and whether the password is theirs. */
export type StaffCredentials = { userName: string; passwordHash: string | undefined; passwordRight: boolean };

/**
 * The first half of sign-in at the console, user name and password: guessing is slow from anywhere, and the words are the same whether the
 * user name or the password is wrong. With a second factor the sign-in is complete only after `checkCode`.
 */
export async function signInStaff(tx: Tx, from: From, credentials: StaffCredentials): Promise<Result<Member>> {
  const member = await findMemberByUserName(tx, credentials.userName);
  const tries = await countTries(tx, from, { door: 'staff.sign_in_door', name: credentials.userName, staffId: member?.id });
  if (tries.seconds > 0) return refusedFor('staff.sign_in_delayed', { params: { seconds: tries.seconds } });
  // the password may have changed between the comparison and now
  if (!member || !credentials.passwordRight || member.passwordHash !== credentials.passwordHash) {
    await tries.wrong();
    return refusedKeeping([refuse('staff.sign_in_failed', { path: 'userName' })]);
  }
  if (member.state === 'suspended') return refusedFor('staff.suspended');
  await tries.right();
  if (!member.secondFactor) await completeSignIn(tx, from, member, tries.networkKey);
  return ok(member);
}

/** The sign-in is complete: the network is known from now on, and the history says so. */
export async function completeSignIn(tx: Tx, { now }: From, member: Member, networkKey: Buffer): Promise<void> {
  await rememberStaffNetwork(tx, member.id, networkKey, now);
  await insertStaffEvent(tx, member.id, { kind: 'signed_in', byId: member.id }, now);
}

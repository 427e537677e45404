import type { Instant } from '#contracts/dates.ts';
import { refuse } from '#contracts/refusals.ts';
import { ok, refusedFor, refusedKeeping, type Result } from '#server/kernel/result.ts';
import { doorAfterFailure, networkOf, secondsToWait } from '#server/kernel/sign-in-throttle.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { clearDoor, lockDoors, setDoor } from '#server/platform/doors/doors.store.ts';
import { findMemberByUserName, insertStaffEvent, knowsStaffNetwork, rememberStaffNetwork, type Member } from '../staff.store.ts';

/** What was found out before the transaction: the hash that stood, and whether the password is theirs. */
export type StaffCredentials = { userName: string; passwordHash: string | undefined; passwordRight: boolean };

/**
 * Sign-in at the console: counts at two doors, as candidates' sign-in does, so that guessing is slow from anywhere and no stranger can hold
 * a member of staff back from the networks they work in. The same words whether the user name or the password is wrong.
 */
export async function signInStaff(tx: Tx, from: { crypto: FieldCrypto; now: Instant; ip: string }, credentials: StaffCredentials): Promise<Result<Member>> {
  const { crypto, now } = from;
  const network = networkOf(from.ip);
  const pairKey = crypto.index('staff.sign_in_door', `${credentials.userName}\n${network}`);
  const nameKey = crypto.index('staff.sign_in_door', credentials.userName);
  const networkKey = crypto.index('staff_network.network', network);
  const [pair, userName] = await lockDoors(tx, [pairKey, nameKey], now);
  const member = await findMemberByUserName(tx, credentials.userName);
  const familiar = member !== undefined && (await knowsStaffNetwork(tx, member.id, networkKey));
  const seconds = secondsToWait({ pair, userName, familiar }, now);
  if (seconds > 0) return refusedFor('staff.sign_in_delayed', { params: { seconds } });
  // the password may have changed between the comparison and now
  if (!member || !credentials.passwordRight || member.passwordHash !== credentials.passwordHash) {
    await setDoor(tx, pairKey, doorAfterFailure('pair', pair, now));
    await setDoor(tx, nameKey, doorAfterFailure('user_name', userName, now));
    return refusedKeeping([refuse('staff.sign_in_failed', { path: 'userName' })]);
  }
  if (member.state === 'suspended') return refusedFor('staff.suspended');
  await clearDoor(tx, pairKey);
  await rememberStaffNetwork(tx, member.id, networkKey, now);
  await insertStaffEvent(tx, member.id, { kind: 'signed_in', byId: member.id }, now);
  return ok(member);
}

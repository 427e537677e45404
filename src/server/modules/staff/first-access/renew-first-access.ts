import type { Instant } from '#contracts/dates.ts';
import type { StaffId } from '#contracts/ids.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { setTemporaryPassword } from '../people/people.store.ts';
import { findMemberByUserName, insertStaffEvent } from '../staff.store.ts';
import { endFirstPasswords, insertFirstPassword } from './first-access.store.ts';
import { makeActivation } from './give-activation.ts';

/**
 * At the command line: a made password and an activation code anew for somebody who never replaced the first one (it ran out, or went astray),
 * so that the first administrators are never shut out. Whoever has an own password is not touched.
 */
export async function renewFirstAccess(tx: Tx, crypto: FieldCrypto, userName: string, made: { hash: string; key: Buffer; now: Instant }): Promise<Result<{ staffId: StaffId; code: string }>> {
  const member = await findMemberByUserName(tx, userName);
  if (!member) return refusedFor('staff.not_found');
  if (!member.passwordTemporary) return refusedFor('staff.password_own');
  await setTemporaryPassword(tx, member.id, made.hash, made.now);
  await endFirstPasswords(tx, member.id, made.now);
  await insertFirstPassword(tx, member.id, { key: made.key, byId: null }, made.now);
  const code = await makeActivation(tx, crypto, member.id, { byId: null, passwordById: null, now: made.now });
  await insertStaffEvent(tx, member.id, { kind: 'password_reset', byId: null }, made.now);
  return ok({ staffId: member.id, code });
}

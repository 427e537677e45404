import type { Instant } from '#contracts/dates.ts';
import type { StaffId } from '#contracts/ids.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { refusalsOfActivation } from '../domain/manager-rules.ts';
import type { Acting } from '../people/acting.ts';
import { lockMemberWithin } from '../people/people.store.ts';
import { newWrittenCode, normaliseRecoveryCode } from '../second-factor/totp.ts';
import { insertStaffEvent, type Member } from '../staff.store.ts';
import { makerOfFirstPassword, putActivation } from './first-access.store.ts';

/** Activation codes are kept as this digest, bound to their member. */
export const activationKey = (crypto: FieldCrypto, id: StaffId, typed: string): Buffer => crypto.index('staff_activation.code', `${id}\n${normaliseRecoveryCode(typed) ?? ''}`);

/** Passwords made for a member are kept as this digest beside their hash. */
export const firstPasswordKey = (crypto: FieldCrypto, password: string): Buffer => crypto.index('staff_first_password.password', password);

/** Makes a member's activation code (激活码), in place of an earlier one; it is told once and kept as a digest. */
export async function makeActivation(tx: Tx, crypto: FieldCrypto, id: StaffId, by: { byId: StaffId | null; passwordById: StaffId | null; now: Instant }): Promise<string> {
  const code = newWrittenCode();
  await putActivation(tx, id, { key: activationKey(crypto, id, code), byId: by.byId, passwordById: by.passwordById }, by.now);
  return code;
}

/**
 * Gives a member the code that lets them bind their first authenticator (签发激活码); a security administrator's act, who cannot make passwords:
 * who knows only the password, or only the code, gets nowhere.
 */
export async function giveActivation({ tx, actor, now }: Acting, crypto: FieldCrypto, id: StaffId, reason: string): Promise<Result<{ member: Member; code: string }>> {
  const member = await lockMemberWithin(tx, actor.jurisdiction, id);
  if (!member) return refusedFor('staff.not_found');
  const passwordById = (await makerOfFirstPassword(tx, id)) ?? null;
  const no = refusalsOfActivation(actor, member, passwordById);
  if (no.length > 0) return refused(no);
  const code = await makeActivation(tx, crypto, id, { byId: actor.staffId, passwordById, now });
  await insertStaffEvent(tx, id, { kind: 'activation_given', byId: actor.staffId, note: reason }, now);
  return ok({ member, code });
}

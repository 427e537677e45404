import type { Instant } from '#contracts/dates.ts';
import { refuse } from '#contracts/refusals.ts';
import type { SecondFactorOffer } from '#contracts/staff-security.ts';
import { ok, refusedFor, refusedKeeping, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { drawCode } from '#server/platform/draw-code.ts';
import { endOtherSessions } from '#server/platform/http/sessions.store.ts';
import { countTries, type From } from '../commands/count-tries.ts';
import { insertStaffEvent, type Member } from '../staff.store.ts';
import { recoveryKey, SECRET } from './check-code.ts';
import { confirmSecret, lockSecondFactor, putPendingSecret, replaceRecoveryCodes } from './second-factor.store.ts';
import { newRecoveryCodes, newTotpSecret, normaliseRecoveryCode, stepOfCode, totpUri } from './totp.ts';

/** How long a secret waits for its first code. */
const WAITS = 15 * 60_000;

/** A new secret for a member's authenticator (绑定身份验证器), sealed until its first code; the one in use goes on counting. */
export async function offerSecret(tx: Tx, { crypto, now }: From, member: Member, installation: string | undefined): Promise<SecondFactorOffer> {
  const secret = newTotpSecret();
  await putPendingSecret(tx, member.id, crypto.seal(SECRET, secret), now);
  const uri = totpUri(secret, member.userName, installation);
  return { secret: secret.match(/.{1,4}/g)?.join(' ') ?? secret, uri, picture: drawCode(uri) };
}

/** The first code binds the authenticator: it counts from now on, ten new recovery codes are given, sign-ins elsewhere end. */
export async function bindAuthenticator(tx: Tx, from: From & { realTime: Instant }, member: Member, typed: { code: string; sessionId: string }): Promise<Result<string[]>> {
  const { crypto, now } = from;
  const tries = await countTries(tx, from, { door: 'staff.code_door', name: member.id, staffId: member.id });
  if (tries.seconds > 0) return refusedFor('staff.code_delayed', { params: { seconds: tries.seconds } });
  const factor = await lockSecondFactor(tx, member.id);
  if (!factor?.pending || factor.pendingAt === null || now - factor.pendingAt > WAITS) return refusedFor('staff.second_factor_not_begun');
  const secret = crypto.open(SECRET, factor.pending);
  const step = stepOfCode(secret, typed.code, from.realTime);
  if (step === undefined) {
    await tries.wrong();
    return refusedKeeping([refuse('staff.code_wrong', { path: 'code' })]);
  }
  await tries.right();
  await confirmSecret(tx, member.id, crypto.seal(SECRET, secret), step, now);
  await endOtherSessions(tx, member.id, typed.sessionId, new Date(now));
  await insertStaffEvent(tx, member.id, { kind: 'second_factor_bound', byId: member.id }, now);
  return ok(await giveRecoveryCodes(tx, from, member));
}

/** Ten new recovery codes (恢复码) in place of the earlier ones; they are told once and kept as digests. */
export async function giveRecoveryCodes(tx: Tx, { crypto, now }: From, member: Member): Promise<string[]> {
  const codes = newRecoveryCodes();
  await replaceRecoveryCodes(tx, member.id, codes.map((code) => recoveryKey(crypto, member.id, normaliseRecoveryCode(code) ?? '')), now);
  await insertStaffEvent(tx, member.id, { kind: 'recovery_codes_made', byId: member.id }, now);
  return codes;
}

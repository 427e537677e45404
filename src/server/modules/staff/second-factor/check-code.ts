import type { Instant } from '#contracts/dates.ts';
import type { StaffId } from '#contracts/ids.ts';
import { refuse } from '#contracts/refusals.ts';
import { ok, refusedFor, refusedKeeping, type Result } from '#server/kernel/result.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { countTries, type From } from '../commands/count-tries.ts';
import { completeSignIn } from '../commands/sign-in-staff.ts';
import { findMember, insertStaffEvent, type Member } from '../staff.store.ts';
import { lockSecondFactor, useRecoveryCode, useStep } from './second-factor.store.ts';
import { openTicket, passwordMark } from './sign-in-ticket.ts';
import { normaliseRecoveryCode, stepOfCode } from './totp.ts';

/** Sealed secrets and digests of recovery codes are bound to these. */
export const SECRET = 'staff_second_factor.secret';
export const recoveryKey = (crypto: FieldCrypto, id: StaffId, code: string): Buffer => crypto.index('staff_recovery_code.code', `${id}\n${code}`);

/** Authenticators go by the world's clock, whatever the clock of a demonstration says. */
type At = From & { realTime: Instant };

/** The second half of sign-in (动态验证码): a code of the authenticator, each step once, or a recovery code, each once; wrong ones are counted. */
export async function signInWithCode(tx: Tx, from: At, typed: { ticket: string; code: string }): Promise<Result<Member>> {
  const ticket = openTicket(from.crypto, typed.ticket, from.now);
  const member = ticket && (await findMember(tx, ticket.staffId));
  if (!member || passwordMark(from.crypto, member.passwordHash) !== ticket.password) return refusedFor('staff.ticket_expired');
  if (member.state === 'suspended') return refusedFor('staff.suspended');
  // the second factor was taken off meanwhile: the password has to be shown again
  if (!member.secondFactor) return refusedFor('staff.ticket_expired');
  return tryCode(tx, from, member, typed.code, async (tries) => {
    await completeSignIn(tx, from, member, tries.networkKey);
    return member;
  });
}

/** A code of somebody who is signed in already, before an act on their second factor. */
export function checkOwnCode(tx: Tx, from: At, member: Member, code: string): Promise<Result<Member>> {
  return tryCode(tx, from, member, code, () => Promise.resolve(member));
}

type Tries = Awaited<ReturnType<typeof countTries>>;

async function tryCode(tx: Tx, from: At, member: Member, code: string, then: (tries: Tries) => Promise<Member>): Promise<Result<Member>> {
  const tries = await countTries(tx, from, { door: 'staff.code_door', name: member.id, staffId: member.id });
  if (tries.seconds > 0) return refusedFor('staff.code_delayed', { params: { seconds: tries.seconds } });
  if (!(await isRight(tx, from, member.id, code))) {
    await tries.wrong();
    return refusedKeeping([refuse('staff.code_wrong', { path: 'code' })]);
  }
  await tries.right();
  return ok(await then(tries));
}

async function isRight(tx: Tx, { crypto, now, realTime }: At, id: StaffId, typed: string): Promise<boolean> {
  const factor = await lockSecondFactor(tx, id);
  if (!factor?.secret) return false;
  const digits = typed.replaceAll(/\s/g, '');
  if (/^\d{6}$/.test(digits)) {
    const step = stepOfCode(crypto.open(SECRET, factor.secret), digits, realTime);
    return step !== undefined && useStep(tx, id, step);
  }
  const recovery = normaliseRecoveryCode(typed);
  if (recovery === undefined || !(await useRecoveryCode(tx, id, recoveryKey(crypto, id, recovery), now))) return false;
  await insertStaffEvent(tx, id, { kind: 'recovery_code_used', byId: id }, now);
  return true;
}

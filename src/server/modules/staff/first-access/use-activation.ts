import { refuse } from '#contracts/refusals.ts';
import { ok, refusedFor, refusedKeeping, type Result } from '#server/kernel/result.ts';
import { isDigest } from '#server/platform/crypto/digest.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { countTries, type From } from '../commands/count-tries.ts';
import { isOver } from '../domain/first-access.ts';
import { insertStaffEvent, type Member } from '../staff.store.ts';
import { lockActivation, spendActivation } from './first-access.store.ts';
import { activationKey } from './give-activation.ts';

type Typed = { code: string | undefined; hours: number };

/**
 * A typed activation code (激活码) against the one the member was given; wrong ones are counted like wrong sign-in codes. The code is held until
 * the transaction ends; `spend` uses it up for one sign-in.
 */
export async function checkActivation(tx: Tx, from: From, member: Member, typed: Typed): Promise<Result<{ spend(sessionId: string): Promise<void> }>> {
  if (typed.code === undefined || typed.code === '') return refusedFor('staff.activation_needed', { path: 'activation' });
  const tries = await countTries(tx, from, { door: 'staff.code_door', name: member.id, staffId: member.id });
  if (tries.seconds > 0) return refusedFor('staff.code_delayed', { params: { seconds: tries.seconds } });
  const given = await lockActivation(tx, member.id);
  if (!given || !isDigest(given.key, activationKey(from.crypto, member.id, typed.code))) {
    await tries.wrong();
    return refusedKeeping([refuse('staff.activation_wrong', { path: 'activation' })]);
  }
  if (given.usedAt !== null) return refusedFor('staff.activation_used', { path: 'activation' });
  if (isOver(given.madeAt, typed.hours, from.now)) return refusedFor('staff.activation_expired', { path: 'activation' });
  await tries.right();
  return ok({
    spend: async (sessionId) => {
      await spendActivation(tx, member.id, sessionId, from.now);
      await insertStaffEvent(tx, member.id, { kind: 'activation_used', byId: member.id }, from.now);
    },
  });
}

/** True when the member's newest activation code was used in this very sign-in: it may bind the first authenticator. */
export async function isActivatedIn(tx: Tx, member: Member, sessionId: string): Promise<boolean> {
  const given = await lockActivation(tx, member.id);
  return given?.usedInSession === sessionId;
}

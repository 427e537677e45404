import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { VerificationReason, VerificationState, VerificationSubject } from '#contracts/verification.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { announceResults } from '../announce-results.ts';
import type { AskOutcome } from '../domain/asking.ts';
import { recheck } from '../domain/recheck.ts';
import { advance } from '../domain/verification-states.ts';
import { lockVerification, recordStep } from '../verification.store.ts';

/** What became of one result that was asked about again. */
export type Rechecked = { kind: 'same' } | { kind: 'changed'; to: VerificationState; reason: VerificationReason | null } | { kind: 'gone' } | { kind: 'no_answer'; why: string };

/** Takes a registry's answer about a result that stands (复核): what says the same is left to the caller to note for many at once; what differs moves, and the person is told. */
export async function recordRecheck(
  { tx, kit, now }: { tx: Tx; kit: Pick<Kit, 'crypto'>; now: Instant }, of: { accountId: AccountId; subject: VerificationSubject; from: VerificationState }, outcome: AskOutcome, note: string,
): Promise<Rechecked> {
  const found = recheck(of.from, outcome);
  if (found.kind !== 'changed') return found;
  await lockVerification(tx, of.accountId, { kind: 'identity', rowId: of.accountId }); // results of one account take turns
  const verification = await lockVerification(tx, of.accountId, of.subject);
  if (verification?.state !== of.from) return { kind: 'gone' };
  const next = advance(verification.state, found.action, 'system');
  invariant(next.ok, `${found.action} is open from ${verification.state}`);
  const moved = await recordStep(tx, verification, {
    action: found.action, to: next.value, reason: found.reason, by: { kind: 'system', id: null }, at: now, note, ...(outcome.kind === 'answered' && { registryReference: outcome.reference }),
  });
  const account = await findAccount(tx, kit.crypto, of.accountId);
  if (account) await announceResults(tx, { crypto: kit.crypto, now }, account, moved);
  return { kind: 'changed', to: moved.state, reason: moved.reason };
}

import type { Instant } from '#contracts/dates.ts';
import { refuse } from '#contracts/refusals.ts';
import { ok, refusedFor, refusedKeeping, type Result } from '#server/kernel/result.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findAccountRow, lockAccountRow, setRecoveryCount } from '../accounts.store.ts';
import { afterWrongAnswer, answersClosed } from '../domain/recovery.ts';
import { findRecovery, keepRecovery, lockRecovery } from '../recovery-draft.ts';
import { tryCode } from './use-code.ts';

type Office = { crypto: FieldCrypto; now: Instant };

/** The hash a typed answer is compared with, outside the transaction; nothing when there is no account. */
export async function findAnswerHash(tx: Tx, office: Office, visit: Buffer | undefined): Promise<string | undefined> {
  const draft = await findRecovery(tx, office, visit);
  const row = draft?.accountId && (await findAccountRow(tx, draft.accountId));
  return row ? row.recovery_answer_hash : undefined;
}

/**
 * The proof of a recovery: the code, and on the way by question the right answer too (D-06). One answer for every kind of failure. A wrong
 * answer counts against the account only when the code was right, so that knowing a name and a number is not enough to close the way.
 */
export async function proveRecovery(tx: Tx, office: Office, visit: Buffer | undefined, proof: { code: string; answerRight: boolean }): Promise<Result<null>> {
  const draft = await lockRecovery(tx, office, visit);
  if (!draft || !visit) return refusedFor('account.recovery_expired');
  const failed = () => refusedKeeping([refuse('account.recovery_failed', { path: 'code' })]);
  if (!draft.recipientKey) return failed();
  const verdict = await tryCode(tx, office, { recipientKey: office.crypto.current('account.phone', Buffer.from(draft.recipientKey, 'base64')), purpose: 'recover', subject: visit.toString('hex'), code: proof.code });
  if (verdict.kind !== 'right' || !draft.accountId) return failed();
  const account = await lockAccountRow(tx, draft.accountId);
  if (!account) return failed();
  if (draft.way === 'question') {
    const count = { failures: account.recovery_failures, closedUntil: account.recovery_closed_until?.getTime() ?? 0 };
    if (answersClosed(count, office.now)) return refusedKeeping([refuse('account.recovery_locked')]);
    if (!proof.answerRight) {
      const after = afterWrongAnswer(count, office.now);
      await setRecoveryCount(tx, draft.accountId, after.failures, after.closedUntil === 0 ? undefined : after.closedUntil);
      return failed();
    }
    await setRecoveryCount(tx, draft.accountId, 0, undefined);
  }
  await keepRecovery(tx, office, visit, { ...draft, proven: true });
  return ok(null);
}

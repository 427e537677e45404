import type { Instant } from '#contracts/dates.ts';
import type { AccountId, StaffId } from '#contracts/ids.ts';
import type { ManualDecision, VerificationSubject } from '#contracts/verification.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { advance } from '../domain/verification-states.ts';
import { lockVerification, recordStep, type Verification } from '../verification.store.ts';

/** A member of staff settles what no registry could (人工核验), with the evidence in words; a later decision corrects an earlier one. */
export async function decideManually(
  tx: Tx, staffId: StaffId, of: { accountId: AccountId; subject: VerificationSubject }, decision: ManualDecision, now: Instant,
): Promise<Result<Verification>> {
  const found = await lockVerification(tx, of.accountId, of.subject);
  if (!found) return refusedFor('verification.not_found');
  const action = decision.decision === 'pass' ? 'pass_manually' : 'fail_manually';
  const next = advance(found.state, action, 'staff');
  if (!next.ok) return next;
  return ok(await recordStep(tx, found, { action, to: next.value, reason: 'decided_by_staff', by: { kind: 'staff', id: staffId }, at: now, note: decision.note }));
}

import { AccountId } from '#contracts/ids.ts';
import { BreachCaseId } from '#contracts/breaches.ts';
import type { CorrectionKind } from '#contracts/integrity.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { tellAccount } from '#server/modules/accounts/index.ts';
import { reinstateApplication } from '#server/modules/applications/index.ts';
import type { Settled } from '#server/modules/integrity/index.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { BreachCase, Officer } from '../breach-case.ts';
import { findToldBreach, moveBreach, type Changes } from '../breaches.store.ts';
import { nextBreachState } from '../domain/breach-transitions.ts';
import { endPublication } from '../publications.store.ts';
import { breachTouchedResults } from '../results-touched.job-declared.ts';

/** What an approved correction of a record means beyond the register, in the same transaction: the person is told, and the case follows. */
export async function followCorrection(by: Officer, { record, correction, approved, replacedBy }: Settled): Promise<void> {
  if (!approved || record.accountId === null) return;
  const accountId = AccountId.parse(record.accountId);
  await tellAccount(by, accountId, 'integrity_record_changed', () => ({ number: correction.documentNumber }));
  if (record.caseId === null) return;
  const found = await findToldBreach(by.tx, by.kit.crypto, { accountId, id: BreachCaseId.parse(record.caseId) }, { lock: true });
  if (found) await applyCorrection(by, found, correction, replacedBy === null ? {} : { recordId: replacedBy });
}

/** What an approved correction means for a case, of a record or of the decision itself: the published decision is taken down, an application that was void on a decision now lifted stands again (T30a), the case says so. The case is locked by the caller. */
export async function applyCorrection(by: Officer, found: BreachCase, c: { kind: CorrectionKind; documentNumber: string; reason: string }, changes: Changes): Promise<BreachCase> {
  const { tx, kit, now, actor } = by;
  await endPublication(tx, found, actor.staffId, now);
  const to = nextBreachState(found.state, 'correct', 'staff');
  invariant(to, 'only a served decision is corrected');
  const { accountId, applicationId: id, decisionNumber } = found;
  const stands = c.kind === 'revoke' && id !== null && decisionNumber !== null && (await reinstateApplication({ tx, kit, now, staffId: actor.staffId }, { accountId, id }, decisionNumber, c.documentNumber)) !== undefined;
  await enqueue(tx, breachTouchedResults, { accountId });
  return moveBreach(tx, kit.crypto, found, { act: 'correct', to, note: `${c.documentNumber} ${c.reason}${stands ? '（报名恢复有效）' : ''}`, changes }, { kind: 'staff', id: actor.staffId }, now);
}

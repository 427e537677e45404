import { AccountId } from '#contracts/ids.ts';
import { BreachCaseId } from '#contracts/breaches.ts';
import { tellAccount } from '#server/modules/accounts/index.ts';
import { reinstateApplication } from '#server/modules/applications/index.ts';
import type { Settled } from '#server/modules/integrity/index.ts';
import type { Officer } from '../breach-case.ts';
import { findToldBreach, moveBreach } from '../breaches.store.ts';
import { nextBreachState } from '../domain/breach-transitions.ts';
import { endPublication } from '../publications.store.ts';

/** What an approved correction of a record means beyond the register: the published decision is taken down, an application that was void on a decision now lifted stands again, the case says so, the person is told. In the same transaction. */
export async function followCorrection(by: Officer, { record, correction, approved, replacedBy }: Settled): Promise<void> {
  if (!approved || record.accountId === null) return;
  const { tx, kit, now, actor } = by;
  const accountId = AccountId.parse(record.accountId);
  await tellAccount(by, accountId, 'integrity_record_changed', () => ({ number: correction.documentNumber }));
  if (record.caseId === null) return;
  const of = { accountId, id: BreachCaseId.parse(record.caseId) };
  await endPublication(tx, of, actor.staffId, now);
  const found = await findToldBreach(tx, kit.crypto, of, { lock: true });
  const to = found && nextBreachState(found.state, 'correct', 'staff');
  if (!found || !to) return;
  const stands = correction.kind === 'revoke' && found.applicationId !== null && found.decisionNumber !== null
    && (await reinstateApplication({ tx, kit, now, staffId: actor.staffId }, { accountId, id: found.applicationId }, found.decisionNumber, correction.documentNumber)) !== undefined;
  await moveBreach(tx, kit.crypto, found, { act: 'correct', to, note: `${correction.documentNumber} ${correction.reason}${stands ? '（报名恢复有效）' : ''}`, ...(replacedBy !== null && { changes: { recordId: replacedBy } }) }, { kind: 'staff', id: actor.staffId }, now);
}

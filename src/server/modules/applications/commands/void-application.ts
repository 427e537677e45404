import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { VoidApplication } from '#contracts/review.ts';
import { refusedFor, type Result } from '#server/kernel/result.ts';
import { tellAccount } from '#server/modules/accounts/index.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { Application } from '../application.ts';
import { applicationVoided } from '../applications.jobs-declared.ts';
import { lockApplication } from '../applications.store.ts';
import { advance } from '../domain/transitions.ts';
import { gatherOffer } from '../gather-facts.ts';
import { moveApplication } from '../move-application.ts';
import type { Reviewer } from './decide-review.ts';

/** Why an application cannot be declared void: it is neither complete nor paid and rejected. */
export function refusalsToVoid({ dimensions }: Pick<Application, 'dimensions'>): Refusal[] {
  return advance(dimensions, { awaits: false }, 'void', 'officer').ok ? [] : [refuse('application.not_complete')];
}

/**
 * 作废 (T30, 报名无效): an officer declares an application void that is complete, or paid and rejected, on a decision with a number, whose jurisdiction the caller checked.
 * The candidate is told at the confirmed address for service and reads the reason on the status page; the fee stays (T32 is an act of its own).
 */
export async function voidApplication(by: Reviewer, of: { accountId: AccountId; id: ApplicationId }, d: VoidApplication): Promise<Result<Application>> {
  const { tx, kit, now } = by;
  const app = await lockApplication(tx, kit.crypto, of.accountId, of.id);
  if (!app) return refusedFor('application.not_found');
  if (app.version !== d.version) return refusedFor('application.changed_meanwhile');
  const reason = `${d.reason}（${d.decisionNumber}）`;
  const voided = moveApplication(tx, kit.crypto, app, { act: 'void', by: 'officer', byId: by.staffId, photoAwaits: false, note: reason, changes: { reviewReason: reason } }, now);
  if (!voided.ok) return refusedFor('application.not_complete');
  await enqueue(tx, applicationVoided, { sittingId: app.sittingId, applicationId: app.id });
  const { exam } = await gatherOffer(tx, app);
  await tellAccount({ ...by, province: app.province }, app.accountId, 'application_voided', (lang) => ({ exam: exam.name[lang], reason: d.reason, decision: d.decisionNumber }));
  return voided;
}

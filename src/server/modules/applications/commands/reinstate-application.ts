import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { Application } from '../application.ts';
import { hasLiveApplication, lockApplication } from '../applications.store.ts';
import { moveApplication } from '../move-application.ts';
import type { Reviewer } from './decide-review.ts';

/**
 * 恢复报名 (T30a): the decision on which a completed application was declared void has fallen, so it stands again as it was. Undefined
 * where it was voided on another decision, or the candidate has begun anew for the same sitting: one live application each (D-15).
 */
export async function reinstateApplication(by: Reviewer, of: { accountId: AccountId; id: ApplicationId }, decisionNumber: string, reason: string): Promise<Application | undefined> {
  const { tx, kit, now } = by;
  const app = await lockApplication(tx, kit.crypto, of.accountId, of.id);
  if (!app?.reviewReason?.includes(decisionNumber) || (await hasLiveApplication(tx, of.accountId, app.sittingId))) return undefined;
  const moved = moveApplication(tx, kit.crypto, app, { act: 'reinstate', by: 'officer', byId: by.staffId, photoAwaits: false, note: reason, changes: { reviewReason: null } }, now);
  return moved.ok ? moved.value : undefined;
}

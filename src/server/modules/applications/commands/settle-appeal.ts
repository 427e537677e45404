import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import { refusedFor, type Result } from '#server/kernel/result.ts';
import type { Application } from '../application.ts';
import { lockApplication } from '../applications.store.ts';
import { gatherOffer } from '../gather-facts.ts';
import { moveApplication } from '../move-application.ts';
import type { Reviewer } from './decide-review.ts';

/**
 * What an overturned review decision leads to (复核): approved at once, or back to the reviewers. The caller decided the appeal within the
 * jurisdiction, by somebody else than the reviewer, and tells the candidate.
 */
export async function settleAppeal(by: Reviewer, of: { accountId: AccountId; id: ApplicationId }, act: 'overturn' | 'reconsider', reason: string): Promise<Result<Application>> {
  const { tx, kit, now } = by;
  const app = await lockApplication(tx, kit.crypto, of.accountId, of.id);
  if (!app) return refusedFor('application.not_found');
  const { config } = await gatherOffer(tx, app);
  const free = act === 'overturn' && app.dueInFen === 0 && app.dimensions.payment === 'unpaid';
  const onSite = act === 'reconsider' && config !== undefined && (config.reviewModeByLevel[app.form?.levelCode ?? ''] ?? config.reviewMode) === 'on_site';
  return moveApplication(tx, kit.crypto, app, {
    act, by: 'officer', byId: by.staffId, photoAwaits: false, windows: config?.windows, note: reason, changes: { reviewReason: null },
    ...(free && { also: { payment: 'exempt' } }), ...(onSite && { also: { review: 'awaiting_on_site' } }),
  }, now);
}

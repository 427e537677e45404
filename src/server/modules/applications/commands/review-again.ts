import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { listApplications, lockApplication } from '../applications.store.ts';
import { gatherOffer, gatherPhotoGate } from '../gather-facts.ts';
import { moveApplication } from '../move-application.ts';
import { titleRowId } from '#server/modules/verification/index.ts';
import type { Application } from '../application.ts';

/**
 * A result an application passed automatically on no longer stands (T11e): while it is not paid it goes to the reviewers of its place, who see what the
 * registry says now. Nothing is void and nothing paid is touched; answers how many went.
 */
export async function reviewAgain({ tx, kit, now }: { tx: Tx; kit: Kit; now: Instant }, accountId: AccountId, rowId: string): Promise<number> {
  let went = 0;
  for (const { id } of await listApplications(tx, kit.crypto, accountId)) {
    const app = await lockApplication(tx, kit.crypto, accountId, id);
    if (!app || app.dimensions.ended !== null || app.dimensions.review !== 'automatic' || app.dimensions.payment !== 'unpaid' || !restsOn(app, rowId)) continue;
    const { config } = await gatherOffer(tx, app);
    const onSite = config !== undefined && (config.reviewModeByLevel[app.form?.levelCode ?? ''] ?? config.reviewMode) === 'on_site';
    const { awaits } = await gatherPhotoGate(tx, app);
    const moved = moveApplication(tx, kit.crypto, app, {
      act: 'review_again', by: 'system', byId: null, photoAwaits: awaits, windows: config?.windows, note: 'result_changed', changes: { routeReasons: ['result_changed'] },
      ...(onSite && { also: { review: 'awaiting_on_site' } }),
    }, now);
    if (moved.ok) went += 1;
  }
  return went;
}

function restsOn({ accountId, form }: Application, rowId: string): boolean {
  if (rowId === accountId || form === null) return true;
  return rowId === form.educationId || rowId === form.degreeId || form.titles.some(({ name, level, obtainedOn, number }) => titleRowId(accountId, { name, level, obtainedOn, number: number ?? null }) === rowId);
}

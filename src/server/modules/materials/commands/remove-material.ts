import type { Instant } from '#contracts/dates.ts';
import type { AccountId, ApplicationId, MaterialId } from '#contracts/ids.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { MaterialOwners } from '../material-owners.ts';
import { retireMaterial } from '../materials.store.ts';

/** Takes a file back from the application while that may still be changed; row and bytes stay for later questions. */
export async function removeMaterial(tx: Tx, owners: MaterialOwners, by: { accountId: AccountId; applicationId: ApplicationId; id: MaterialId }, now: Instant): Promise<Result<{ removed: true }>> {
  const owner = await owners.describe(tx, by.accountId, by.applicationId, now, true);
  if (!owner.ok) return owner;
  if (owner.value.closed.length > 0) return refused(owner.value.closed);
  if (!(await retireMaterial(tx, by.accountId, by.applicationId, by.id, 'removed', new Date(now)))) return refusedFor('material.not_found');
  await owners.changed(tx, by.accountId, by.applicationId, now);
  return ok({ removed: true });
}

import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { nextChangeState } from '../domain/photo-states.ts';
import type { PhotoChange } from '../photo-facts.ts';
import { lockOpenChange, moveChange } from '../photo-changes.store.ts';

/** The candidate takes an unanswered change request back. */
export async function withdrawPhotoChange(tx: Tx, accountId: AccountId, now: Instant): Promise<Result<PhotoChange>> {
  const change = await lockOpenChange(tx, accountId);
  if (!change) return refusedFor('photo.change_not_found');
  const to = nextChangeState(change.state, 'withdraw');
  if (!to) return refusedFor('photo.change_wrong_state');
  return ok(await moveChange(tx, change, { act: 'withdraw', to }, { kind: 'candidate', id: accountId }, now));
}

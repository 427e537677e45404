import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { isReleased } from '../domain/release-acts.ts';
import { findRelease } from './release.store.ts';

/** True from the instant on from which everybody may read the scores of a sitting. */
export async function scoresAreOut(tx: Tx, sittingId: string, now: Instant): Promise<boolean> {
  return isReleased(await findRelease(tx, sittingId), now);
}

import type { Instant } from '#contracts/dates.ts';
import type { Words } from '#contracts/words.ts';
import { findSitting, getExam } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { listReleased } from '../release/release.store.ts';

/** One line of the list of R-2.4-01. */
export type ReleasedSitting = { id: string; year: number; month: string; exam: Words };

/** The sittings whose scores are out, the newest first; what is not out does not stand here. */
export async function listReleasedSittings(tx: Tx, now: Instant): Promise<ReleasedSitting[]> {
  const found = [];
  for (const { sittingId } of await listReleased(tx, new Date(now))) {
    const sitting = await findSitting(tx, sittingId);
    if (sitting) found.push({ id: sitting.id, year: sitting.year, month: sitting.examOn[0]?.slice(0, 7) ?? '', exam: (await getExam(tx, sitting.examCode)).name });
  }
  return found;
}

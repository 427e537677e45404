import type { Instant } from '#contracts/dates.ts';
import type { SittingId } from '#contracts/catalogue.ts';
import type { Words } from '#contracts/words.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** Which exams a change request may name (请选择要报考的考试): those not yet over, by the catalogue. */
export type PhotosEnv = { sittings(tx: Tx, now: Instant): Promise<{ id: SittingId; name: Words }[]> };

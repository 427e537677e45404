import type { SubjectResult } from '#contracts/candidate-files.ts';
import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { upsertResult, type FileKey } from '../candidate-files.store.ts';
import { openFile } from './open-file.ts';

/** Archives what came of one subject (成绩归档); the first result ever opens the person's file. */
export async function recordSubjectResult(tx: Tx, key: FileKey, province: string, result: SubjectResult, now: Instant): Promise<void> {
  await openFile(tx, key, { province, year: result.year }, now);
  await upsertResult(tx, key, result, new Date(now));
}

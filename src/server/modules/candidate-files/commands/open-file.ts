import type { CandidateFile } from '#contracts/candidate-files.ts';
import type { Instant } from '#contracts/dates.ts';
import { invariant } from '#server/kernel/invariant.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { claimNumber, findFile, insertFile, takeSerial, type FileKey } from '../candidate-files.store.ts';
import { fileNumber, LAST_SERIAL } from '../domain/file-number.ts';

/** Gives a person a file of an exam with a number of its own (建档, 档案号); whoever has one keeps it. */
export async function openFile(tx: Tx, key: FileKey, first: { province: string; year: number }, now: Instant): Promise<CandidateFile> {
  const existing = await findFile(tx, key);
  if (existing) return existing;
  const serial = await takeSerial(tx, { examCode: key.examCode, province: first.province, firstYear: first.year });
  invariant(serial <= LAST_SERIAL, `file numbers of ${key.examCode} in ${first.province} are used up for ${String(first.year)}`);
  const number = fileNumber({ examCode: key.examCode, province: first.province, firstYear: first.year, serial });
  const opened = await insertFile(tx, key, { fileNumber: number, province: first.province, firstYear: first.year, openedAt: new Date(now) });
  if (opened) invariant(await claimNumber(tx, number, key.documentKey), `file number ${number} was given twice`);
  const file = await findFile(tx, key);
  invariant(file, 'a file just opened is there');
  return file;
}

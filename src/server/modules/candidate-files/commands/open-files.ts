import type { Instant } from '#contracts/dates.ts';
import { invariant } from '#server/kernel/invariant.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { FileKey } from '../candidate-files.store.ts';
import { fileNumber, LAST_SERIAL } from '../domain/file-number.ts';
import { findFileNumbers, insertFiles, keyText, takeSerials, type NewFile } from '../many-files.store.ts';

type FirstTime = Pick<FileKey, 'documentKey' | 'nameKey'> & { province: string };

/** Gives many people a file of one exam (建档) in a handful of statements; whoever has one keeps it. Answers their file numbers by key text. */
export async function openFiles(tx: Tx, examCode: string, firstYear: number, people: readonly FirstTime[], now: Instant): Promise<Map<string, string>> {
  const known = await findFileNumbers(tx, examCode, people);
  const without = [...new Map(people.filter((p) => !known.has(keyText(p))).map((p) => [keyText(p), p])).values()];
  if (without.length === 0) return known;
  const files: NewFile[] = [];
  for (const province of new Set(without.map((p) => p.province))) {
    const some = without.filter((p) => p.province === province);
    const first = await takeSerials(tx, { examCode, province, firstYear }, some.length);
    invariant(first + some.length - 1 <= LAST_SERIAL, `file numbers of ${examCode} in ${province} are used up for ${String(firstYear)}`);
    some.forEach((p, at) => files.push({ ...p, fileNumber: fileNumber({ examCode, province, firstYear, serial: first + at }) }));
  }
  await insertFiles(tx, examCode, firstYear, files, new Date(now));
  return findFileNumbers(tx, examCode, people);
}

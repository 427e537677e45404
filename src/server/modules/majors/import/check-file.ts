import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ImportField } from '#contracts/major-imports.ts';
import type { MajorHead } from '#contracts/major-versions.ts';
import type { Result } from '#server/kernel/result.ts';
import { plainMajor } from '#server/modules/catalogue/index.ts';
import type { FileRow } from '#server/kernel/sheet-text.ts';
import { findTable, type FoundTable } from '#server/platform/sheets/find-table.ts';
import type { ReadFile } from '#server/platform/sheets/read-sheet.ts';
import { rowJudge, type CheckedRow } from '../domain/check-rows.ts';
import { missingFields, understandHeader } from '../domain/understand-header.ts';

/** Rows judged before other work of the process gets its turn. */
const AT_ONCE = 500;

/** Finds the table of majors in a file. */
export function findMajors(file: ReadFile, head: Pick<MajorHead, 'columns'>): Result<FoundTable<ImportField>> {
  return findTable(file, (headings) => understandHeader(headings, head), 'major.file_no_headings');
}

/** Judges every row of a table under a mapping, letting other work go on in between; without a needed column there is nothing to judge yet. */
export async function checkTable(rows: readonly FileRow[], mapping: readonly (ImportField | null)[], head: Pick<MajorHead, 'columns'>): Promise<CheckedRow[] | null> {
  if (missingFields(mapping).length > 0) return null;
  const judge = rowJudge(mapping, head, plainMajor);
  const checked: CheckedRow[] = [];
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    checked.push(...rows.slice(at, at + AT_ONCE).map(judge));
    await nextTurn();
  }
  return checked;
}

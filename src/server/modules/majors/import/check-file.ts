import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ImportField } from '#contracts/major-imports.ts';
import type { MajorHead } from '#contracts/major-versions.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { plainMajor } from '#server/modules/catalogue/index.ts';
import { rowJudge, type CheckedRow, type FileRow } from '../domain/check-rows.ts';
import { missingFields, understandHeader } from '../domain/understand-header.ts';
import type { ReadFile } from './read-file.ts';

/** A heading stands within the first rows of a sheet; above it people write titles. */
const HEADING_WITHIN = 15;
/** Rows judged before other work of the process gets its turn. */
const AT_ONCE = 500;

export type FoundTable = { sheet: string | null; otherSheets: string[]; headerRow: number; headers: string[]; mapping: (ImportField | null)[]; rows: FileRow[] };

/** Finds the sheet and the row of headings a table begins with: those of which most is understood; a file without any is refused with what was looked for. */
export function findTable(file: ReadFile, head: Pick<MajorHead, 'columns'>): Result<FoundTable> {
  const candidates = file.sheets.flatMap((sheet) => sheet.rows.slice(0, HEADING_WITHIN).map((headings, at) => {
    const mapping = understandHeader(headings, head);
    return { sheet, at, headings, mapping, known: mapping.filter((f) => f !== null).length };
  }));
  const best = candidates.reduce<(typeof candidates)[number] | undefined>((a, b) => (a === undefined || b.known > a.known ? b : a), undefined);
  if (!best || best.known < 2) {
    return refusedFor('major.file_no_headings', { path: 'files', params: { sheets: file.sheets.map((s) => s.name).filter((n) => n !== null).join('、') || '—' } });
  }
  const { sheet, at } = best;
  const rows = sheet.rows.map((cells, i) => ({ row: i + 1, cells, marks: sheet.marks[String(i)] ?? {} })).slice(at + 1).filter((r) => r.cells.some((c) => c !== '') || Object.keys(r.marks).length > 0);
  if (rows.length === 0) return refusedFor('major.file_no_rows', { path: 'files' });
  return ok({ sheet: sheet.name, otherSheets: file.sheets.filter((s) => s !== sheet).map((s) => s.name ?? ''), headerRow: at + 1, headers: best.headings, mapping: best.mapping, rows });
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

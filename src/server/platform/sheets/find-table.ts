import type { FileRow } from '#server/kernel/sheet-text.ts';
import type { RefusalCode } from '#contracts/refusals.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { ReadFile } from './read-sheet.ts';

/** A heading stands within the first rows of a sheet; above it people write titles. */
const HEADING_WITHIN = 15;

export type FoundTable<F extends string> = { sheet: string | null; otherSheets: string[]; headerRow: number; headers: string[]; mapping: (F | null)[]; rows: FileRow[] };

/** Finds the sheet and the row of headings a table begins with: those of which most is understood; a file without any is refused with what was looked for. */
export function findTable<F extends string>(file: ReadFile, understand: (headings: readonly string[]) => (F | null)[], noHeadings: RefusalCode): Result<FoundTable<F>> {
  const candidates = file.sheets.flatMap((sheet) => sheet.rows.slice(0, HEADING_WITHIN).map((headings, at) => {
    const mapping = understand(headings);
    return { sheet, at, headings, mapping, known: mapping.filter((f) => f !== null).length };
  }));
  const best = candidates.reduce<(typeof candidates)[number] | undefined>((a, b) => (a === undefined || b.known > a.known ? b : a), undefined);
  if (!best || best.known < 2) return refusedFor(noHeadings, { path: 'files', params: { sheets: file.sheets.map((s) => s.name).filter((n) => n !== null).join('、') || '—' } });
  const { sheet, at } = best;
  const rows = sheet.rows.map((cells, i) => ({ row: i + 1, cells, marks: sheet.marks[String(i)] ?? {} })).slice(at + 1).filter((r) => r.cells.some((c) => c !== '') || Object.keys(r.marks).length > 0);
  if (rows.length === 0) return refusedFor('sheet.no_rows', { path: 'files' });
  return ok({ sheet: sheet.name, otherSheets: file.sheets.filter((s) => s !== sheet).map((s) => s.name ?? ''), headerRow: at + 1, headers: best.headings, mapping: best.mapping, rows });
}

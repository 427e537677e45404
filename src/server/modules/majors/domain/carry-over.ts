import type { ImportField } from '#contracts/major-imports.ts';
import type { MajorLineContent } from '#contracts/major-versions.ts';

/**
 * Lines of a file with what the file has no column for taken from the lines that were there: the English name and the note of the same major, and the mark
 * 补录 of the same row. What the file does say counts, also where it says nothing.
 */
export function carryOver(lines: readonly MajorLineContent[], there: readonly MajorLineContent[], mapping: readonly (ImportField | null)[]): MajorLineContent[] {
  const says = new Set(mapping);
  const majors = new Map(there.map((l) => [majorOf(l), l]));
  const rows = new Map(there.map((l) => [rowOf(l), l]));
  return lines.map((line) => ({
    ...line,
    ...(!says.has('nameEn') && { nameEn: majors.get(majorOf(line))?.nameEn ?? line.nameEn }), ...(!says.has('note') && { note: rows.get(rowOf(line))?.note ?? line.note }),
    restored: rows.get(rowOf(line))?.restored ?? false,
  }));
}

const majorOf = (l: MajorLineContent) => `${l.code} ${l.nameZh}`;
const rowOf = (l: MajorLineContent) => JSON.stringify([l.code, l.nameZh, Object.entries(l.names).toSorted(([a], [b]) => (a < b ? -1 : 1))]);

import type { MajorHead, MajorLineContent } from '#contracts/major-versions.ts';
import type { Major, MajorTable } from '#contracts/majors.ts';

/** An edition as the lines people edit: one for each row of a major's earlier names. */
export function linesOfTable(table: MajorTable): MajorLineContent[] {
  return table.majors.flatMap((m) => m.rows.map((row) => ({
    code: m.code, nameZh: m.name.zh, nameEn: m.name.en, classZh: m.classZh, category: m.category, names: filled(row.names), restored: m.restored || row.restored, note: row.note ?? null,
  })));
}

/** The lines of the edition a version was copied from; none where it was copied from nothing. */
export function linesOfBase(base: MajorTable | null): MajorLineContent[] {
  return base ? linesOfTable(base) : [];
}

function filled(names: Record<string, string[]>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(names).filter(([, list]) => list.length > 0));
}

/** What a version says of itself, as the edition it comes from said it. */
export function headOfTable(table: MajorTable, source: string): MajorHead {
  const { title, examCodes, educationLevel, appliesFrom, appliesTo, complete, columns, otherCategory } = table;
  return { title, examCodes, educationLevel, appliesFrom, appliesTo, complete, columns, otherCategory, source };
}

/** Lines and variants as the edition that answers candidates: lines of one major stand together, in the order they were written. */
export function tableOfLines(version: string, head: MajorHead, lines: readonly MajorLineContent[], synonyms: readonly { name: string; code: string }[]): MajorTable {
  const majors = new Map<string, Major>();
  for (const line of lines) {
    const key = `${line.code} ${line.nameZh}`;
    const major = majors.get(key) ?? {
      code: line.code, name: { zh: line.nameZh, en: line.nameEn === '' ? line.nameZh : line.nameEn }, classZh: line.classZh, category: line.category, restored: false,
      synonyms: synonyms.filter((s) => s.code === line.code).map((s) => s.name), rows: [],
    };
    major.rows.push({ names: line.names, restored: line.restored, ...(line.note !== null && { note: line.note }) });
    majors.set(key, major);
  }
  const { source: _source, ...said } = head;
  return { ...said, version, majors: [...majors.values()].map((m) => ({ ...m, restored: m.rows.every((r) => r.restored) })) };
}

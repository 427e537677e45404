import type { YearMonth } from '#contracts/dates.ts';
import { halfWidth, withoutInvisible } from '#contracts/half-width.ts';
import type { Major, MajorColumn, MajorMatch, MajorTable } from '#contracts/majors.ts';

/**
 * Every place where a candidate's major (所学专业) stands in the table of equivalent majors, the best first (R-1.1-07, D-13): all columns are searched,
 * the column of the year of graduation counts before the others, an exact name before a synonym, 本专业 before 相近专业. An empty list means the
 * table does not name the major: warn, never refuse (R-2.2.4-09).
 */
export function findMajorMatches(table: MajorTable, major: string, graduatedIn: YearMonth): MajorMatch[] {
  const asked = plainMajor(major);
  if (asked === '') return [];
  const own = columnOfGraduation(table, graduatedIn);
  const found = table.majors.flatMap((m) => matchesOf(table, m, asked, own));
  return found.sort((a, b) => rank(a) - rank(b));
}

/** The column that holds for a month of graduation: the newest catalogue in force by then, else the oldest. */
export function columnOfGraduation(table: MajorTable, graduatedIn: YearMonth): MajorColumn | undefined {
  return table.columns.find((c) => c.graduatedFrom === null || c.graduatedFrom <= graduatedIn) ?? table.columns.at(-1);
}

/** The rows of the table in which a text occurs in any of the columns, for people who look it up (专业对照表查询). */
export function searchMajors(table: MajorTable, text: string): Major[] {
  const asked = plainMajor(text);
  if (asked === '') return table.majors;
  const has = (name: string) => plainMajor(name).includes(asked);
  return table.majors.flatMap((major) => {
    if (has(major.name.zh) || major.synonyms.some(has) || major.name.en.toLowerCase().includes(text.trim().toLowerCase())) return [major];
    const rows = major.rows.filter((row) => Object.values(row.names).flat().some(has));
    return rows.length > 0 ? [{ ...major, rows }] : [];
  });
}

/** A major's name without what only spelling adds: width, spaces, quotation marks, a closing 专业. */
export function plainMajor(name: string): string {
  return withoutInvisible(halfWidth(name)).replaceAll(/[\s"“”《》]/g, '').replace(/(?<=.{2})专业$/, '');
}

const withoutDirection = (plain: string) => plain.replace(/[([【].*$/, '').replace(/(?<=.{2})专业$/, '');

function matchesOf(table: MajorTable, major: Major, asked: string, own: MajorColumn | undefined): MajorMatch[] {
  const seen = new Map<string, MajorMatch>();
  const newest = table.columns[0];
  const consider = (column: MajorColumn, printedName: string, restored: boolean, synonyms: string[] = []) => {
    const by = howItMatches(asked, printedName, synonyms);
    const key = `${column.key} ${printedName}`;
    if (by === undefined || seen.has(key)) return;
    seen.set(key, {
      major: { code: major.code, name: major.name, category: major.category },
      column: { key: column.key, name: column.name },
      printedName, by, ofGraduationYear: column.key === own?.key, restored,
    });
  };
  if (newest) consider(newest, major.name.zh, major.restored, major.synonyms);
  for (const row of major.rows) {
    for (const column of table.columns) {
      for (const name of row.names[column.key] ?? []) consider(column, name, major.restored || row.restored);
    }
  }
  return [...seen.values()];
}

function howItMatches(asked: string, printedName: string, synonyms: string[]): MajorMatch['by'] | undefined {
  const printed = plainMajor(printedName);
  if (asked === printed) return 'exact';
  if (synonyms.some((synonym) => plainMajor(synonym) === asked)) return 'synonym';
  const core = withoutDirection(asked);
  if (core === asked || core === '') return undefined;
  return core === printed || synonyms.some((synonym) => plainMajor(synonym) === core) ? 'direction' : undefined;
}

const BY_ORDER = { exact: 0, synonym: 1, direction: 2 } as const;
const CATEGORY_ORDER = { core: 0, related: 1, other: 2 } as const;
const rank = (m: MajorMatch) => (m.ofGraduationYear ? 0 : 100) + BY_ORDER[m.by] * 10 + CATEGORY_ORDER[m.major.category];

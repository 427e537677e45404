import type { YearMonth } from '#contracts/dates.ts';
import { halfWidth, withoutInvisible } from '#contracts/half-width.ts';
import type { Major, MajorColumn, MajorLevel, MajorMatch, MajorTable } from '#contracts/majors.ts';

/**
 * Every place where a candidate's major (所学专业) stands in the table of equivalent majors, the best first (R-1.1-07, D-13): all columns are searched,
 * the column of the year of graduation counts before the others, an exact name before a synonym, 本专业 before 相近专业. An empty list means the
 * table does not name the major: warn, never refuse (R-2.2.4-09).
 */
export function findMajorMatches(table: MajorTable, major: string, graduatedIn: YearMonth): MajorMatch[] {
  const asked = plainMajor(major);
  if (asked === '') return [];
  const own = columnOfGraduation(table, graduatedIn);
  const seen = new Map<string, MajorMatch>();
  for (const { place: { major, column, printedName, restored }, by } of placesOf(table, asked)) {
    const key = `${major.code} ${major.name.zh} ${column.key} ${printedName}`;
    if (seen.has(key)) continue;
    seen.set(key, {
      major: { code: major.code, name: major.name, category: major.category }, column: { key: column.key, name: column.name },
      printedName, by, ofGraduationYear: column.key === own?.key, restored,
    });
  }
  return [...seen.values()].sort((a, b) => rank(a) - rank(b));
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

/** The edition for a level among those of one exam and year; where a level has none of its own, the one there is answers. */
export function chooseTable(tables: readonly MajorTable[], level: MajorLevel): MajorTable | undefined {
  return tables.find((t) => t.educationLevel === level || t.educationLevel === 'any') ?? tables[0];
}

/**
 * Where a major stands for somebody of a level, and in which edition: that of the level; where the part for 硕博 owns to being incomplete and does not name the
 * major, the exam's other editions answer too, so that nobody is warned for what our data lacks. Undefined where the exam goes by no table.
 */
export function matchAtLevel(tables: readonly MajorTable[], level: MajorLevel, major: string, graduatedIn: YearMonth): { table: MajorTable; matches: MajorMatch[] } | undefined {
  const own = chooseTable(tables, level);
  if (!own) return undefined;
  const others = own.educationLevel === 'postgraduate' && !own.complete ? tables.filter((t) => t !== own) : [];
  const answers = [own, ...others].map((table) => ({ table, matches: findMajorMatches(table, major, graduatedIn) }));
  return answers.find((a) => a.matches.length > 0) ?? answers[0];
}

type Place = { major: Major; column: MajorColumn; printedName: string; restored: boolean };
type Index = { names: Map<string, Place[]>; synonyms: Map<string, Place[]> };

/** An edition may have ten thousand rows and is asked for every application: its names are sorted once and forgotten with it. */
const indexes = new WeakMap<MajorTable, Index>();

function indexOf(table: MajorTable): Index {
  const known = indexes.get(table);
  if (known) return known;
  const index: Index = { names: new Map(), synonyms: new Map() };
  const add = (to: Map<string, Place[]>, name: string, place: Place) => {
    const plain = plainMajor(name);
    const there = to.get(plain);
    if (there) there.push(place);
    else to.set(plain, [place]);
  };
  const newest = table.columns[0];
  for (const major of table.majors) {
    if (newest) {
      const place = { major, column: newest, printedName: major.name.zh, restored: major.restored };
      add(index.names, major.name.zh, place);
      for (const synonym of major.synonyms) add(index.synonyms, synonym, place);
    }
    for (const row of major.rows) {
      for (const column of table.columns) {
        for (const name of row.names[column.key] ?? []) add(index.names, name, { major, column, printedName: name, restored: major.restored || row.restored });
      }
    }
  }
  indexes.set(table, index);
  return index;
}

function placesOf(table: MajorTable, asked: string): { place: Place; by: MajorMatch['by'] }[] {
  const { names, synonyms } = indexOf(table);
  const core = withoutDirection(asked);
  const named = (by: MajorMatch['by'], places: Place[] | undefined) => (places ?? []).map((place) => ({ place, by }));
  const direct = [...named('exact', names.get(asked)), ...named('synonym', synonyms.get(asked))];
  return core === asked || core === '' ? direct : [...direct, ...named('direction', names.get(core)), ...named('direction', synonyms.get(core))];
}

const BY_ORDER = { exact: 0, synonym: 1, direction: 2 } as const;
const CATEGORY_ORDER = { core: 0, related: 1, other: 2 } as const;
const rank = (m: MajorMatch) => (m.ofGraduationYear ? 0 : 100) + BY_ORDER[m.by] * 10 + CATEGORY_ORDER[m.major.category];

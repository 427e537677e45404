import { YearMonth } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Major, MajorMatch, MajorTable } from '#contracts/majors.ts';
import { columnOfGraduation, findMajorMatches, searchMajors } from './domain/equivalent-majors.ts';

/** What was asked of the table: a text to look for, or “my major is…” with a month of graduation. */
export type MajorQuestion = { version?: string | undefined; search: string; major: string; graduatedIn: string; page: number };

/** One printed line: the major it belongs to and its names by column. */
export type MajorLine = { key: string; name: string; code: string; className: string; category: Major['category']; cells: string[]; restored: boolean; note: string | undefined };

export type MajorAnswer = { major: string; graduatedIn: string; column: string; matches: { name: string; category: MajorMatch['major']['category']; column: string; printedName: string; by: MajorMatch['by']; restored: boolean }[] };

export type MajorsView = {
  version: string;
  title: string;
  /** Nobody is measured by this edition any more. */
  replaced: boolean;
  complete: boolean;
  editions: { version: string; title: string; current: boolean }[];
  columns: string[];
  lines: MajorLine[];
  shown: number;
  total: number;
  page: number;
  pages: number;
  otherCategory: string;
  question: MajorQuestion;
  answer: MajorAnswer | undefined;
  monthWrong: boolean;
};

/** Lines on one page: an edition may have thousands. */
const LINES_A_PAGE = 200;

/** 专业对照表 as the page shows it: one edition, the lines that hold the text, and the answer to “my major is…”. */
export function presentMajors(tables: readonly MajorTable[], table: MajorTable, question: MajorQuestion, lang: Lang): MajorsView {
  const found = searchMajors(table, question.search);
  const month = readMonth(question.graduatedIn);
  const asked = question.major.trim() !== '';
  const lines = found.flatMap((major) => linesOf(table, major, lang));
  const pages = Math.max(1, Math.ceil(lines.length / LINES_A_PAGE));
  const page = Math.min(question.page, pages);
  return {
    version: table.version,
    title: table.title[lang],
    replaced: !tables.some((t) => t.version === table.version),
    complete: table.complete,
    editions: tables.map((t) => ({ version: t.version, title: `${t.title[lang]} · ${spanOf(t, lang)}`, current: t.version === table.version })),
    columns: table.columns.map((c) => c.name[lang]),
    lines: lines.slice((page - 1) * LINES_A_PAGE, page * LINES_A_PAGE),
    shown: found.length,
    total: table.majors.length,
    page, pages,
    otherCategory: table.otherCategory[lang],
    question,
    answer: asked && month !== undefined ? answerOf(table, question.major.trim(), month, lang) : undefined,
    monthWrong: asked && month === undefined,
  };
}

/** The Chinese name is the one that counts; readers of English get the translation beside it. */
const shownName = (name: Major['name'], lang: Lang) => (lang === 'zh' ? name.zh : `${name.zh} ${name.en}`);

const LEVELS = { any: null, undergraduate: { zh: '本科及以下', en: 'bachelor’s and below' }, postgraduate: { zh: '硕士、博士', en: 'master’s and doctorate' } } as const;

function spanOf(table: MajorTable, lang: Lang): string {
  const level = LEVELS[table.educationLevel];
  const years = table.appliesTo === null ? (lang === 'zh' ? `${table.appliesFrom}年起` : `from ${table.appliesFrom}`) : (lang === 'zh' ? `${table.appliesFrom}—${table.appliesTo}年` : `${table.appliesFrom}–${table.appliesTo}`);
  return level ? `${years} · ${level[lang]}` : years;
}

function linesOf(table: MajorTable, major: Major, lang: Lang): MajorLine[] {
  return major.rows.map((row, at) => ({
    key: `${major.code}-${at}`,
    name: shownName(major.name, lang),
    code: major.code,
    className: major.classZh,
    category: major.category,
    cells: table.columns.slice(1).map((c) => (row.names[c.key] ?? []).join('、')),
    restored: major.restored || row.restored,
    note: row.note,
  }));
}

function answerOf(table: MajorTable, major: string, graduatedIn: string, lang: Lang): MajorAnswer {
  return {
    major, graduatedIn,
    column: columnOfGraduation(table, graduatedIn)?.name[lang] ?? '',
    matches: findMajorMatches(table, major, graduatedIn).map((m) => ({
      name: shownName(m.major.name, lang), category: m.major.category, column: m.column.name[lang], printedName: m.printedName, by: m.by, restored: m.restored,
    })),
  };
}

/** A month in any of the ways people type it; a year alone counts as its July, when most graduate. */
export function readMonth(text: string): YearMonth | undefined {
  const yearAlone = /^\s*(\d{4})\s*年?\s*$/.exec(text)?.[1];
  return YearMonth.safeParse(yearAlone === undefined ? text : `${yearAlone}07`).data;
}

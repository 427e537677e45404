import { IMPORT_LIMITS, type ImportField } from '#contracts/major-imports.ts';
import { splitNames } from '#contracts/major-names.ts';
import { MAJOR_NAME_MAX, MajorCode, type MajorHead, type MajorLineContent } from '#contracts/major-versions.ts';
import type { MajorCategory } from '#contracts/eligibility.ts';
import { refuse, type Refusal, type RefusalCode } from '#contracts/refusals.ts';
import { bare, type FileRow, type RowFault } from '#server/kernel/sheet-text.ts';

export type CheckedRow = { row: number; line: MajorLineContent | null; synonyms: string[]; faults: RowFault[]; notes: RowFault[] };

const CATEGORIES: Record<MajorCategory, readonly string[]> = { core: ['本专业', '本', 'core'], related: ['相近专业', '相近', '近', 'related'], other: ['其他专业', '其他', '其它', '其它专业', 'other'] };

/** Judges the rows of a file one after another: what each says as a line, and every fault of it; rows are judged among themselves, so the whole file goes through one judge. */
export function rowJudge(mapping: readonly (ImportField | null)[], head: Pick<MajorHead, 'columns'>, plain: (name: string) => string): (row: FileRow) => CheckedRow {
  const at = new Map(mapping.flatMap((field, i) => (field === null ? [] : [[field, i] as const])));
  const seen = { lines: new Map<string, number>(), codes: new Map<string, { name: string; row: number }>(), names: new Map<string, { category: MajorCategory; row: number }>() };
  return (file) => {
    const read = readRow(file, at, head);
    if (read.faults.length === 0) judgeAmong(read.line, file.row, at, plain, seen, (column, code, params) => { read.faults.push({ column, refusal: refuse(code, { params }) }); });
    return { row: file.row, line: read.faults.length > 0 ? null : read.line, synonyms: read.synonyms, faults: read.faults, notes: read.notes };
  };
}

type Columns = ReadonlyMap<ImportField, number>;

function readRow({ cells, marks }: FileRow, at: Columns, head: Pick<MajorHead, 'columns'>) {
  const faults: RowFault[] = [];
  const notes: RowFault[] = [];
  const no = (field: ImportField, code: RefusalCode, params: Record<string, string | number> = {}) => { faults.push({ column: at.get(field) ?? null, refusal: refuse(code, { params }) }); };
  const textOf = (field: ImportField): string => {
    const column = at.get(field);
    if (column === undefined) return '';
    const mark = marks[String(column)];
    if (mark === 'formula') no(field, 'sheet.cell_formula');
    else if (mark === 'error') no(field, 'sheet.cell_error');
    else if (mark === 'merged') no(field, 'sheet.cell_merged');
    else if (mark === 'filled') notes.push({ column, refusal: refuse('sheet.cell_filled') });
    else if ((cells[column] ?? '').length > IMPORT_LIMITS.cell) no(field, 'sheet.cell_long', { most: IMPORT_LIMITS.cell });
    else return (cells[column] ?? '').trim();
    return mark === 'filled' ? (cells[column] ?? '').trim() : '';
  };
  const need = (field: ImportField, most: number): string => {
    const before = faults.length;
    const text = textOf(field);
    if (text === '' && faults.length === before) no(field, 'field.required');
    if (text.length > most) no(field, 'major.name_long', { most });
    return text;
  };
  const list = (field: ImportField): string[] => {
    const names = splitNames(textOf(field));
    const long = names.find((n) => n.length > MAJOR_NAME_MAX);
    if (long !== undefined) no(field, 'major.name_long', { most: MAJOR_NAME_MAX });
    if (names.length > 60) no(field, 'major.names_many', { most: 60 });
    return names;
  };
  const code = readCode(need('code', 20), (refusal, fault) => { (fault ? faults : notes).push({ column: at.get('code') ?? null, refusal }); });
  const category = readCategory(need('category', 20));
  if (category === undefined && !faults.some((f) => f.column === at.get('category'))) no('category', 'major.category_unknown', { category: cells[at.get('category') ?? -1] ?? '' });
  const nameEn = textOf('nameEn');
  if (nameEn.length > 120) no('nameEn', 'major.name_long', { most: 120 });
  const note = textOf('note');
  if (note.length > 200) no('note', 'major.name_long', { most: 200 });
  const line: MajorLineContent = {
    code, nameZh: need('nameZh', MAJOR_NAME_MAX), nameEn, classZh: need('classZh', MAJOR_NAME_MAX), category: category ?? 'other',
    names: Object.fromEntries(head.columns.slice(1).map((c) => [c.key, list(`names.${c.key}`)] as const).filter(([, names]) => names.length > 0)), restored: false, note: note === '' ? null : note,
  };
  return { line, synonyms: list('synonyms'), faults, notes };
}

/** A code as printed; a spreadsheet that took it for a number has lost the zero in front, which is given back. */
function readCode(text: string, say: (refusal: Refusal, fault: boolean) => void): string {
  if (text === '') return '';
  const written = text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
  const padded = /^\d{5}[TK]{0,2}$/.test(written) ? `0${written}` : written;
  const code = MajorCode.safeParse(padded);
  if (!code.success) say(refuse('major.code_format'), true);
  else if (padded !== written) say(refuse('major.code_padded', { params: { code: padded } }), false);
  return code.data ?? '';
}

function readCategory(text: string): MajorCategory | undefined {
  const asked = bare(text);
  if (CATEGORIES.core.some((w) => bare(w) === asked)) return 'core';
  if (CATEGORIES.related.some((w) => bare(w) === asked)) return 'related';
  return CATEGORIES.other.some((w) => bare(w) === asked) ? 'other' : undefined;
}

type Seen = { lines: Map<string, number>; codes: Map<string, { name: string; row: number }>; names: Map<string, { category: MajorCategory; row: number }> };

/** What a row says against an earlier one: twice the same, one code for two majors, one major in two categories. The earlier row stands. */
function judgeAmong(line: MajorLineContent, row: number, at: Columns, plain: (name: string) => string, seen: Seen, no: (column: number | null, code: RefusalCode, params: Record<string, string | number>) => void): void {
  const name = plain(line.nameZh);
  const key = JSON.stringify([line.code, name, line.category, line.names]);
  const twin = seen.lines.get(key);
  const holder = seen.codes.get(line.code);
  const namesake = seen.names.get(name);
  if (twin !== undefined) no(null, 'major.row_twice', { other: twin });
  else if (holder && holder.name !== name) no(at.get('code') ?? null, 'major.code_two_names', { code: line.code, other: holder.row, otherName: holder.name });
  else if (namesake && namesake.category !== line.category) no(at.get('category') ?? null, 'major.two_categories', { name: line.nameZh, other: namesake.row });
  else {
    seen.lines.set(key, row);
    if (!holder) seen.codes.set(line.code, { name, row });
    if (!namesake) seen.names.set(name, { category: line.category, row });
  }
}

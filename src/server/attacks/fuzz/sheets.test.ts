import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { readXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { isRefusalCode } from '#contracts/refusals.ts';
import { neutralise } from '#server/kernel/neutralise.ts';
import { bare, columnName, type FileRow } from '#server/kernel/sheet-text.ts';
import { rowJudge } from '#server/modules/majors/domain/check-rows.ts';
import { understandHeader } from '#server/modules/majors/domain/understand-header.ts';
import { csvLine } from '#server/modules/reports/domain/csv.ts';
import { emptyBook, endBook, writeRows } from '#server/modules/reports/exports/sheet-file.ts';
import { toGb18030 } from '#server/modules/reports/exports/gb18030.ts';
import { layoutOf } from '#server/modules/scores/domain/headings.ts';
import { readLines } from '#server/modules/scores/domain/read-lines.ts';
import { openPlainFile } from '#server/modules/scores/import/lines.ts';
import { plainTextOf } from '#server/modules/scores/import/plain-text.ts';
import { roomJudge, understandRoomHeadings } from '#server/modules/seating/domain/check-room-rows.ts';
import { findTable } from '#server/platform/sheets/find-table.ts';
import { readSheet } from '#server/platform/sheets/read-sheet.ts';
import { faultSheet, writeSheet } from '#server/platform/sheets/write-sheet.ts';
import { endsSoon, hostileText, INHERITED, longTexts, nearly, nearlyBytes, tries } from '#server/testing/hostile-text.ts';
import { unzip } from '#server/testing/unzip.ts';

const LIMITS = { rows: 200, columns: 12, cell: 200 };
const MAJORS = { columns: [{ key: 'y2012', name: { zh: '2012年目录', en: '2012 catalogue' }, graduatedFrom: null }, { key: 'y1998', name: { zh: '1998年目录', en: '1998 catalogue' }, graduatedFrom: null }] };
const heading = fc.oneof(hostileText, fc.constantFrom(...INHERITED, '专业代码', '专业名称', '分类', '准考证号', '科目', '成绩', '地市', '考点', '考场', '座位数'));
const cell = fc.oneof(hostileText, nearly(fc.constantFrom('080901', '计算机科学与技术', '本专业', '27034370100101', '86.5', '济南市', '30', '是')));
const mark = fc.constantFrom('formula', 'error', 'merged', 'filled');
const row: fc.Arbitrary<FileRow> = fc.record({ row: fc.integer({ min: 1, max: 99 }), cells: fc.array(cell, { maxLength: 10 }), marks: fc.dictionary(fc.constantFrom('0', '1', '2', '9'), mark) }, { noNullPrototype: true }) as fc.Arbitrary<FileRow>;
const codesOf = (faults: readonly { refusal: { code: string } }[]) => faults.map((f) => f.refusal.code);

describe('a file that staff bring in', () => {
  test('majors and rooms: headings are understood once each or not at all, and every row is a line or has its faults in words', () => {
    const there = { findPlace: (text: string) => (text === '济南市' ? '370100' : undefined), mayWrite: () => true, centres: [] };
    fc.assert(fc.property(fc.array(heading, { maxLength: 10 }), fc.array(row, { maxLength: 5 }), (headings, rows) => {
      const majors = understandHeader(headings, MAJORS);
      const rooms = understandRoomHeadings(headings);
      for (const mapping of [majors, rooms]) {
        const known = mapping.filter((field) => field !== null);
        expect(new Set(known).size).toBe(known.length);
      }
      const judges = [rowJudge(majors, MAJORS, (name) => name), roomJudge(rooms, there)];
      for (const judge of judges) for (const one of rows) {
        const { line, faults, notes } = judge(one);
        expect((line === null) === faults.length > 0).toBe(true);
        for (const code of codesOf([...faults, ...notes])) expect(isRefusalCode(code), code).toBe(true);
      }
      const found = findTable({ format: 'csv', encoding: null, sheets: [{ name: null, rows: [headings, ...rows.map((r) => r.cells)], marks: Object.fromEntries(rows.map((r, i) => [String(i + 1), r.marks])) }] } as never, understandRoomHeadings, 'seating.file_no_headings');
      if (!found.ok) for (const { code } of found.refusals) expect(isRefusalCode(code), code).toBe(true);
    }), tries(200));
  });

  test('scores: what is a mark is one, and what is none is told at its row and column', () => {
    fc.assert(fc.property(fc.array(heading, { maxLength: 6 }), fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 6 }), (headings, rows) => {
      layoutOf(headings);
      const text = [['准考证号', '科目', '成绩'], ...rows].map((cells) => cells.map((c) => c.replaceAll(/[\t\n]/g, ' ')).join('\t')).join('\n');
      const file = openPlainFile(Buffer.from(text));
      if (!file) throw new Error('its first line has the headings');
      const { marks, faults } = readLines(file.text.subarray(file.nextByte).toString('utf8').split('\n'), file.headerRow + 1, file.layout);
      for (const one of marks.marks) if (one !== null) expect(Number.isInteger(one) && one >= -4 && one <= 10_000).toBe(true);
      expect(marks.marks.filter((one) => one === null).length).toBe(faults.filter((f) => f.kind === 'mark_malformed').length);
      openPlainFile(Buffer.from(headings.join('\t')));
    }), tries(600));
  });

  test('any bytes at all are a table, or refused in words of ours, by whoever reads tables', async () => {
    const book = await writeSheet([['准考证号', '科目', '成绩'], ['27034370100101', '1', '86.5']], '表', 'xlsx');
    const csv = Buffer.from('准考证号,科目,成绩\n"27034370100101",1,86.5\n');
    await fc.assert(fc.asyncProperty(fc.oneof(nearlyBytes(book), nearlyBytes(csv), hostileText.map((text) => Buffer.from(text))), async (bytes) => {
      const sheet = await readSheet(Buffer.from(bytes), LIMITS);
      if (!sheet.ok) for (const { code } of sheet.refusals) expect(code).toMatch(/^sheet\./);
      const plain = await plainTextOf(Buffer.from(bytes));
      if ('refusal' in plain) expect(isRefusalCode(plain.refusal)).toBe(true);
      expect(INHERITED.some((name) => name in {} && !Object.hasOwn(Object.prototype, name) && name !== 'prototype')).toBe(false);
    }), tries(4));
  }, 600_000);

  test('headings of any length are read in time that grows with it', () => {
    const reads: Record<string, (text: string) => unknown> = { bare, understandHeader: (t) => understandHeader([t], MAJORS), understandRoomHeadings: (t) => understandRoomHeadings([t]), layoutOf: (t) => layoutOf(['准考证号', t]), csvLine: (t) => csvLine([t]), neutralise };
    expect(longTexts(40_000).flatMap((text) => Object.entries(reads).filter(([, read]) => !endsSoon(() => read(text))).map(([what]) => `${what} ${JSON.stringify(text.slice(0, 6))}`))).toEqual([]);
  });
});

/** What spreadsheet programs, Chinese editions too, run: a sign of a formula behind whatever they skip. */
const runs = (shown: string) => /^[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠]/u.test(shown);
const dangerous = fc.tuple(fc.array(fc.constantFrom(' ', '\t', '\r', '\n', '\u00A0', '\u3000', '\u200B', '\uFEFF', '\u200E', '\u2060', '\u00AD', '\u0000', '\u001F', '\u180E', '\u202E', '\uD800'), { maxLength: 3 }), fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠'), hostileText).map(([before, sign, after]) => before.join('') + sign + after);
const value = fc.oneof(dangerous, hostileText);

describe('a file that leaves', () => {
  test('runs no cell as a formula, and shows every cell once: CSV in both encodings', async () => {
    await fc.assert(fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 4 }), async (values) => {
      const well = values.map((one) => one.replaceAll(/\p{Cs}/gu, '\uFFFD'));
      const exported: string[][] = parse(csvLine(['行', ...well]), { relax_column_count: true });
      expect(exported).toEqual([['行', ...well.map(neutralise)]]);
      const older: string[][] = parse(new TextDecoder('gb18030').decode(toGb18030(csvLine(['行', ...values]))), { relax_column_count: true });
      const sheet: string[][] = parse(await writeSheet([['行', ...values]], '', 'csv'), { bom: true, relax_column_count: true });
      const faults: string[][] = parse(await faultSheet(values.map((one) => ({ row: 1, fault: true, column: one, header: one, value: one, text: one })), 'zh'), { bom: true });
      for (const shown of [...exported, ...older, ...sheet, ...faults].flat()) expect(runs(shown), JSON.stringify(shown)).toBe(false);
    }), tries(400));
  });

  test('runs no cell of a workbook as a formula, and is whole XML whatever stands in it', async () => {
    await fc.assert(fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 4 }), hostileText, async (values, said) => {
      const part = await writeRows(emptyBook, ['列'], [values], said);
      const bytes = Buffer.concat([part.bytes, await endBook(part.book, { title: '说明', sheetName: '名单', lines: [[said, said]], mark: said })]);
      for (const file of [bytes, await writeSheet([values], '表', 'xlsx')]) {
        for (const xml of unzip(file).values()) {
          expect(xml).not.toMatch(/<f[ >]/);
          for (const [, shown = ''] of xml.matchAll(/<t(?: [^>]*)?>([^<]*)<\/t>/g)) expect(runs(shown.replaceAll(/&[^;]+;/g, 'x')), shown).toBe(false);
        }
        expect((await readXlsx(file)).sheets.length).toBeGreaterThan(0);
      }
    }), tries(30));
  });

  test('names its columns as spreadsheet programs do', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 20_000 }), (at) => {
      expect([...columnName(at)].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0)).toBe(at);
    }), tries(200));
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Layout } from '../domain/headings.ts';
import { readLines } from '../domain/read-lines.ts';
import { createReader, readThrough } from './read-marks.ts';

const LONG: Layout = { kind: 'long', ticket: 0, subject: 1, mark: 2 };
const WIDE: Layout = { kind: 'wide', ticket: 1, subjects: [{ column: 0, subject: 1 }, { column: 2, subject: 2 }, { column: 3, subject: 9 }] };

const number = fc.oneof({ weight: 6, arbitrary: fc.stringMatching(/^\d{6,20}$/) }, { weight: 2, arbitrary: fc.constantFrom('27034370100101', '27034370100102') }, fc.constantFrom('', '12345', '２７０３４３７０１００１０１', '2703 437010 0101', '27034370100ABC', '123456789012345678901'));
const subject = fc.oneof({ weight: 6, arbitrary: fc.constantFrom('1', '2', '9', '04') }, fc.constantFrom('0', '10', '', '科目1', '１', '九'));
const mark = fc.oneof({ weight: 6, arbitrary: fc.constantFrom('60', '0', '86.5', '-1', '-2', '-4', '160.0', '7') }, fc.constantFrom('', '-3', '-', '96.', '.5', '86.50', '86.55', '1000', '1001', '９６', '−1', '缺考', '0096', '12345', '1e2', ' 60', '60 '));
const line = fc.oneof({ weight: 8, arbitrary: fc.tuple(number, subject, mark).map((c) => c.join('\t')) }, { weight: 4, arbitrary: fc.tuple(mark, number, mark, mark).map((c) => c.join('\t')) }, fc.constantFrom('', '\t\t', '27034370100101', '27034370100101\t1', '张伟\t1\t60', '27034370100101\t1\t60\t备注'));

describe('the marks of a file of scores are read from its bytes', () => {
  test.each([['a mark a row', LONG], ['an examinee a row', WIDE]])('exactly as the rule reads its lines, whatever stands in them, in slices of any length (%s)', (_, layout) => {
    fc.assert(fc.property(fc.array(line, { maxLength: 30 }), fc.integer({ min: 1, max: 7 }), (lines, most) => {
      const text = Buffer.from(lines.join('\n'));
      const marks: unknown[] = [];
      const read = createReader(text, layout, (...mark) => { marks.push(mark); });
      let [at, row] = [0, 5];
      const faults = [];
      while (at < text.length) {
        const slice = read(at, most, row);
        faults.push(...slice.faults);
        [at, row] = [slice.nextByte, row + slice.rows];
      }
      const rule = readLines(text.toString('utf8').split('\n'), 5, layout);
      expect(marks).toEqual(rule.marks.numbers.map((n, i) => [rule.marks.rows[i], rule.marks.columns[i], n, rule.marks.subjects[i], rule.marks.marks[i]]));
      expect(faults).toEqual(rule.faults);
    }), { numRuns: 1_000 });
  });

  test('all of it below the headings, and others get their turn in between', async () => {
    const lines = Array.from({ length: 25_000 }, (_, i) => `${String(27034370100101 + i)}\t1\t60`);
    const head = '准考证号\t科目\t成绩\n';
    const rows: number[] = [];
    let turns = 0;
    const others = setInterval(() => { turns += 1; }, 0);
    const reached: number[] = [];
    for await (const { lastRow } of readThrough({ text: Buffer.from(head + lines.join('\n')), headerRow: 1, nextByte: Buffer.byteLength(head), layout: LONG }, (row) => { rows.push(row); })) reached.push(lastRow);
    clearInterval(others);
    expect(rows).toEqual(lines.map((_, i) => i + 2));
    expect(reached).toEqual([10_001, 20_001, 25_001]);
    expect(turns).toBeGreaterThan(0);
  });
});

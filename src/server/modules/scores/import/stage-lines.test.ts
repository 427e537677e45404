import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ScoreImportId } from '#contracts/scores.ts';
import type { Layout } from '../domain/headings.ts';
import { readLines } from '../domain/read-lines.ts';
import { createStaging } from './stage-lines.ts';

const ID = ScoreImportId.parse('0199c1de-0000-7000-8000-000000000001');
const LONG: Layout = { kind: 'long', ticket: 0, subject: 1, mark: 2 };
const WIDE: Layout = { kind: 'wide', ticket: 1, subjects: [{ column: 0, subject: 1 }, { column: 2, subject: 2 }, { column: 3, subject: 9 }] };

const number = fc.oneof({ weight: 6, arbitrary: fc.stringMatching(/^\d{6,20}$/) }, fc.constantFrom('', '12345', '２７０３４３７０１００１０１', '2703 437010 0101', '27034370100ABC', '123456789012345678901'));
const subject = fc.oneof({ weight: 6, arbitrary: fc.constantFrom('1', '2', '9', '04') }, fc.constantFrom('0', '10', '', '科目1', '１', '九'));
const mark = fc.oneof({ weight: 6, arbitrary: fc.constantFrom('60', '0', '86.5', '-1', '-2', '-4', '160.0', '7') }, fc.constantFrom('', '-3', '-', '96.', '.5', '86.50', '86.55', '1000', '1001', '９６', '−1', '缺考', '0096', '12345', '1e2', ' 60', '60 '));
const line = fc.oneof({ weight: 8, arbitrary: fc.tuple(number, subject, mark).map((c) => c.join('\t')) }, { weight: 4, arbitrary: fc.tuple(mark, number, mark, mark).map((c) => c.join('\t')) }, fc.constantFrom('', '\t\t', '27034370100101', '27034370100101\t1', '张伟\t1\t60', '27034370100101\t1\t60\t备注'));

/** What the rule itself reads, as COPY takes it. */
function byTheRule(lines: readonly string[], from: number, layout: Layout): string {
  const { marks } = readLines(lines, from, layout);
  return marks.numbers.map((n, i) => `${ID}\t${String(marks.rows[i])}\t${String(marks.columns[i])}\t${n}\t${String(marks.subjects[i])}\t${marks.marks[i] === null ? '\\N' : String(marks.marks[i])}\n`).join('');
}

describe('lines of a file of scores become rows of COPY', () => {
  test.each([['a mark a row', LONG], ['an examinee a row', WIDE]])('exactly as the rule reads them, whatever stands in them, in slices of any length (%s)', (_, layout) => {
    fc.assert(fc.property(fc.array(line, { maxLength: 30 }), fc.integer({ min: 1, max: 7 }), (lines, most) => {
      const text = Buffer.from(lines.join('\n'));
      const staging = createStaging(ID, text, layout);
      let [at, row, marks, copied] = [0, 5, 0, ''];
      const faults = [];
      while (at < text.length) {
        const slice = staging.stage(at, most, row);
        copied += slice.text.toString('utf8');
        faults.push(...slice.faults);
        [at, row, marks] = [slice.nextByte, row + slice.rows, marks + slice.marks];
      }
      const read = readLines(text.toString('utf8').split('\n'), 5, layout);
      expect(copied).toBe(byTheRule(lines, 5, layout));
      expect(faults).toEqual(read.faults);
      expect(marks).toBe(read.marks.numbers.length);
    }), { numRuns: 1_000 });
  });

  test('a slice that was handed over is not written over by the next', () => {
    const text = Buffer.from('27034370100101\t1\t60\n27034370100102\t1\t70');
    const staging = createStaging(ID, text, LONG);
    const first = staging.stage(0, 1, 2);
    const kept = first.text.toString('utf8');
    staging.stage(first.nextByte, 1, 3);
    expect(first.text.toString('utf8')).toBe(kept);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markText, outcomeOf, parseMark, parseSubject, parseTicketNumber } from './marks.ts';

describe('a mark as a cell says it', () => {
  test.each([
    ['86', 860], ['86.5', 865], ['86.50', 865], ['0', 0], ['100', 1000], ['８６．５', 865], [' 72 ', 720], ['-1', -1], ['－１', -1], ['−2', -2], ['-4', -4],
  ])('%j is %d', (text, mark) => {
    expect(parseMark(text)).toBe(mark);
  });

  test.each(['', '-3', '-5', '-0', '86.55', '86.', '.5', '1e2', '=1+1', '缺考', 'NaN', '99999', '1 00', '+5', '86,5', '10000'])('%j is no mark', (text) => {
    expect(parseMark(text)).toBeUndefined();
  });

  test('every tenth up to the highest mark comes back as it was written, in half and full width', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10_000 }), (tenths) => {
      const text = markText(tenths, 'zh');
      const wide = text.replaceAll(/[\d.]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
      expect([parseMark(text), parseMark(wide)]).toEqual([tenths, tenths]);
    }));
  });

  test('whatever a cell holds, what is taken is a mark or a code and never −3', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.double().map(String), fc.integer().map(String)), (text) => {
      const mark = parseMark(text);
      expect(mark === undefined || [-1, -2, -4].includes(mark) || (Number.isInteger(mark) && mark >= 0 && mark <= 10_000)).toBe(true);
    }));
  });
});

test('ticket numbers and subjects are read in either width and nothing else is taken for one', () => {
  expect([parseTicketNumber('27034370100130'), parseTicketNumber('２７０３４３７０１００１３０'), parseTicketNumber('27034 370100130')]).toEqual(Array(3).fill('27034370100130'));
  expect(['12345', '2.7034E+13', '270343701-0130', ''].map(parseTicketNumber)).toEqual([undefined, undefined, undefined, undefined]);
  expect(['1', '01', '９', '0', '10', '建设工程经济', ''].map(parseSubject)).toEqual([1, 1, 9, undefined, undefined, undefined, undefined]);
});

test('a mark is passed at the line itself, and a code never is', () => {
  expect([600, 599, -1, -2, -4].map((m) => outcomeOf(m, 600))).toEqual(['passed', 'failed', 'absent', 'violation', 'voided']);
  fc.assert(fc.property(fc.constantFrom(-1, -2, -4), fc.integer({ min: 1, max: 2000 }), (code, line) => { expect(outcomeOf(code, line)).not.toBe('passed'); }));
});

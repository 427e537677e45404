import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certificateTerms } from '../terms.ts';
import { lastSerial, numberOf, refusalsOfFormat, scopeOf, type NumberFacts } from './number-format.ts';

const FACTS: NumberFacts = { exam: '034', year: 2027, province: '37', level: '04', kind: 'qualification' };

describe('a number format (编号格式)', () => {
  test.each([
    ['{exam}{year}{province}{serial:6}{check}', 1, '0342027370000015'],
    ['{year}{province}{exam}{level}{serial:6}', 42, '20273703404000042'],
    ['JB{kind}{exam}{year}{serial:5}', 99_999, 'JB1034202799999'],
    ['鲁{year}{exam}{serial:7}', 7, '鲁20270340000007'],
  ])('%s gives %i as %s', (format, serial, number) => {
    expect(refusalsOfFormat(format)).toEqual([]);
    expect(numberOf(format, FACTS, serial)).toBe(number);
  });

  test.each(['', '{serial:6}', '{exam}{serial:6}', '{exam}{year}', '{exam}{year}{serial}', '{exam}{year}{serial:3}', '{exam}{year}{serial:6}{serial:5}', '{exam}{year}{month}{serial:6}', '{exam:4}{year}{serial:6}', '{exam}{year}{check}{serial:6}', 'ZS{exam}{year}{serial:6}{check}', '{exam} {year}{serial:6}', '{exam}{year}{serial:9}ABCDEFGHIJKLMNOPQ', '{exam}{year}<b>{serial:6}'])('%j is refused', (format) => {
    expect(refusalsOfFormat(format)).toHaveLength(1);
  });

  test('two numbers of one scope differ, and one serial of two scopes differs', () => {
    const facts = fc.record({ exam: fc.constantFrom('001', '034', '046'), year: fc.integer({ min: 2020, max: 2030 }), province: fc.constantFrom('11', '37', '65'), level: fc.constantFrom('01', '04'), kind: fc.constantFrom('qualification' as const, 'proof' as const) });
    const format = '{exam}{year}{province}{kind}{serial:6}{check}';
    fc.assert(fc.property(facts, facts, fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: 1, max: 999_999 }), (a, b, m, n) => {
      const same = scopeOf(format, a) === scopeOf(format, b);
      expect(numberOf(format, a, m) === numberOf(format, b, n)).toBe(same && m === n);
    }));
    expect(lastSerial(format)).toBe(999_999);
  });
});

test('the formats in force are sound for every exam, and their two numbers can never be one', () => {
  for (const exam of ['001', '009', '028', '034', '046']) {
    const { formats } = certificateTerms(exam);
    expect([exam, refusalsOfFormat(formats.certificate), refusalsOfFormat(formats.management)]).toEqual([exam, [], []]);
    expect(numberOf(formats.certificate, { ...FACTS, exam }, 1)).not.toHaveLength(numberOf(formats.management, { ...FACTS, exam }, 1).length);
  }
});

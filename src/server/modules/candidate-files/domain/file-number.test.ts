import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileNumber, isFileNumber } from './file-number.ts';

const parts = fc.record({
  examCode: fc.constantFrom('034', '046', '009', '001'),
  province: fc.constantFrom('11', '37', '65', '66'),
  firstYear: fc.integer({ min: 2005, max: 2035 }),
  serial: fc.integer({ min: 1, max: 999_999 }),
});

test('a file number reads exam, province, first year, serial and check', () => {
  expect(fileNumber({ examCode: '034', province: '37', firstYear: 2012, serial: 417 })).toMatch(/^034372012000417\d$/);
});

test('the check follows ISO 7064 MOD 11,10', () => {
  fc.assert(fc.property(parts, (p) => {
    const digits = fileNumber(p);
    const end = [...digits].reduce((product, digit, i) => {
      const sum = (product + Number(digit)) % 10;
      if (i === 15) return sum;
      return ((sum === 0 ? 10 : sum) * 2) % 11;
    }, 10);
    expect(end).toBe(1);
  }));
});

test('every single wrong digit is caught', () => {
  fc.assert(
    fc.property(parts, fc.integer({ min: 0, max: 15 }), fc.integer({ min: 1, max: 9 }), (p, at, add) => {
      const right = fileNumber(p);
      const wrong = right.slice(0, at) + String((Number(right[at]) + add) % 10) + right.slice(at + 1);
      expect(isFileNumber(right)).toBe(true);
      expect(isFileNumber(wrong)).toBe(false);
    }),
  );
});

test.each(['', '034372012000417', '03437201200041701', '03437201200O4170'])('%s is no file number', (text) => {
  expect(isFileNumber(text)).toBe(false);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { creditCodeCheck, isCreditCode } from './credit-code.ts';

test.each([
  ['91350100M000100Y43', true], // the example of GB 32100-2015
  ['91350100M000100Y44', false], ['91350100M000100Y4', false], ['91350100MO00100Y43', false], ['', false],
])('%s: %s', (code, holds) => {
  expect(isCreditCode(code)).toBe(holds);
});

test('one wrong sign is always found', () => {
  const sign = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY');
  fc.assert(fc.property(fc.array(sign, { minLength: 17, maxLength: 17 }), fc.nat(16), sign, (signs, at, other) => {
    const code = `${signs.join('')}${creditCodeCheck(signs.join('')) ?? ''}`;
    expect(isCreditCode(code)).toBe(true);
    fc.pre(signs[at] !== other);
    expect(isCreditCode(`${code.slice(0, at)}${other}${code.slice(at + 1)}`)).toBe(false);
  }));
});

import { expect, test } from 'vitest';
import { kindOf, lastDayOf, stateOn } from './kind-of.ts';

test.each([
  ['04', 'full', [], 'qualification', null],
  ['01', 'additional', [], 'proof', null],
  ['03', 'full', [{ level: '03', years: 3 }], 'proof', 3],
  ['02', 'full', [{ level: '03', years: 3 }], 'qualification', null],
] as const)('level %s, %s, with %j leads to %s for %s years', (code, entry, proofs, kind, years) => {
  expect(kindOf({ code, entry }, proofs)).toEqual({ kind, years });
});

test.each([['2027-09-12', 3, '2030-09-11'], ['2027-01-01', 1, '2027-12-31'], ['2028-02-29', 1, '2029-02-28'], ['2027-03-01', 5, '2032-02-29']])('%s and %i years end on %s', (from, years, last) => {
  expect(lastDayOf(from, years)).toBe(last);
});

test('a proof is valid on its last day and expired on the next; revoked goes before both', () => {
  const proof = { revoked: false, validThrough: '2030-09-11' };
  expect([stateOn('2030-09-11', proof), stateOn('2030-09-12', proof), stateOn('2030-09-12', { ...proof, revoked: true }), stateOn('2099-01-01', { revoked: false, validThrough: null })]).toEqual(['valid', 'expired', 'revoked', 'valid']);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inViewing, ORDINARY, readViewing, writeViewing, type Viewing } from './viewing.ts';

const viewing: fc.Arbitrary<Viewing> = fc.record({ elder: fc.boolean(), contrast: fc.constantFrom('normal', 'strong', 'night'), size: fc.constantFrom(100, 125, 150, 200), still: fc.boolean() });

describe('how pages are shown', () => {
  test('what was chosen comes back as it was', () => {
    fc.assert(fc.property(viewing, (v) => { expect(readViewing(writeViewing(v))).toEqual(v); }));
  });

  test('whatever a cookie or an address says, only known words are kept', () => {
    const known = /^(elder)?\.?(strong|night)?\.?(s125|s150|s200)?\.?(still)?$/;
    fc.assert(fc.property(fc.string(), (text) => { expect(writeViewing(readViewing(text))).toMatch(known); }));
    expect(readViewing('elder.s900.<script>.night.strong')).toEqual({ ...ORDINARY, elder: true, contrast: 'night' });
  });

  test.each([
    ['/exams', ORDINARY, '/exams?view=ordinary'],
    ['/exams?page=2&view=elder', { ...ORDINARY, size: 150 }, '/exams?page=2&view=s150'],
    ['/', { ...ORDINARY, elder: true, still: true }, '/?view=elder.still'],
  ] as const)('%s another way', (path, how, address) => expect(inViewing(path, how)).toBe(address));
});

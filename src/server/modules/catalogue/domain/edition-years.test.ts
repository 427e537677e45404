import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAJOR_LEVELS, type MajorTable } from '#contracts/majors.ts';
import { readMajorSeeds } from '../reference-seeds.ts';
import { leftOf, sharedBy, yearsOfEdition } from './edition-years.ts';

const [seed] = readMajorSeeds('seeds/reference');
if (!seed) throw new Error('no edition');
const edition = (changes: Partial<MajorTable>): MajorTable => ({ ...seed, ...changes });
const key = (t: MajorTable) => yearsOfEdition(t).map((y) => `${y.examCode} ${y.level} ${String(y.year)}`);

const spans = fc.record({
  examCodes: fc.uniqueArray(fc.constantFrom('034', '041', '046'), { minLength: 1, maxLength: 3 }),
  educationLevel: fc.constantFrom(...MAJOR_LEVELS),
  appliesFrom: fc.integer({ min: 2015, max: 2032 }),
  length: fc.option(fc.integer({ min: 0, max: 12 })),
}).map(({ length, ...s }) => edition({ ...s, appliesTo: length === null ? null : s.appliesFrom + length }));

describe('the years of editions', () => {
  test('property: taking over leaves no exam, year and level with two editions, loses none, and touches nothing else', () => {
    fc.assert(fc.property(spans, spans, (old, next) => {
      const pieces = leftOf(old, next);
      const kept = pieces.flatMap(key);
      const taken = new Set(key(next));
      expect(new Set(kept).size).toBe(kept.length);
      expect(kept.toSorted()).toEqual(key(old).filter((k) => !taken.has(k)).toSorted());
      expect(new Set(pieces.map((p) => p.version)).size).toBe(pieces.length);
      expect(pieces.length > 0 && pieces[0]?.version !== old.version).toBe(false);
    }), { numRuns: 500 });
  });

  test('property: two editions share something exactly when an exam, year and level is in both', () => {
    fc.assert(fc.property(spans, spans, (a, b) => { expect(sharedBy(a, b) !== undefined).toBe(key(a).some((k) => key(b).includes(k))); }), { numRuns: 300 });
  });

  test('a newer edition for the same exam ends the older one with the year before', () => {
    const old = edition({ appliesFrom: 2022, appliesTo: null, examCodes: ['034'], educationLevel: 'any' });
    expect(leftOf(old, edition({ ...old, appliesFrom: 2027 })).map((p) => [p.version, p.appliesFrom, p.appliesTo, p.educationLevel])).toEqual([[seed.version, 2022, 2026, 'any']]);
    expect(leftOf(old, edition({ ...old, appliesFrom: 2027, educationLevel: 'postgraduate' })).map((p) => [p.appliesFrom, p.appliesTo, p.educationLevel])).toEqual([[2022, 2026, 'any'], [2027, null, 'undergraduate']]);
    expect(leftOf(old, old)).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SubjectResult } from '#contracts/candidate-files.ts';
import { carriedSubjects } from '#server/modules/candidate-files/index.ts';
import { explainCompletion, type CompletionFacts } from '../domain/explain.ts';

const DEMANDED = [{ code: '1', bySpecialty: false }, { code: '2', bySpecialty: false }, { code: '3', bySpecialty: false }, { code: '4', bySpecialty: true }];
const pass = (year: number, subjectCode: string, more: Partial<SubjectResult> = {}): SubjectResult => ({ year, subjectCode, levelCode: '04', specialtyCode: '15', outcome: 'passed', ...more });

/** What the rule says of a file, the passes that count found as the job finds them. */
function explain(results: SubjectResult[], of: { year?: number; cycleYears?: number; cancelledYears?: number[]; demanded?: CompletionFacts['demanded'] } = {}) {
  const { year = 2027, cycleYears = 2, cancelledYears = [], demanded = DEMANDED } = of;
  const choice = { levelCode: '04', specialtyCode: '15', specialtySubjects: ['4'] };
  const counting = carriedSubjects(results, { year: year + 1, cycleYears: cycleYears + 1, cancelledYears }, choice).map((c) => ({ subjectCode: c.subjectCode, year: c.year }));
  return explainCompletion({ year, cycleYears, cancelledYears, levelCode: '04', specialtyCode: '15', demanded, results, counting });
}
const standing = (results: SubjectResult[], code: string, of?: Parameters<typeof explain>[1]) => explain(results, of).subjects.find((s) => s.code === code);

describe('completion by the rolling rule (domain.md 4.0)', () => {
  test.each<[string, SubjectResult[], boolean]>([
    ['all four in one year', [pass(2027, '1'), pass(2027, '2'), pass(2027, '3'), pass(2027, '4')], true],
    ['two last year, two this year', [pass(2026, '1'), pass(2026, '2'), pass(2027, '3'), pass(2027, '4')], true],
    ['one of them two years ago', [pass(2025, '1'), pass(2026, '2'), pass(2027, '3'), pass(2027, '4')], false],
    ['three only', [pass(2027, '1'), pass(2027, '2'), pass(2027, '3')], false],
    ['the specialty’s own paper in another specialty', [pass(2027, '1'), pass(2027, '2'), pass(2027, '3'), pass(2026, '4', { specialtyCode: '11' })], false],
    ['a common paper in another specialty', [pass(2026, '1', { specialtyCode: '11' }), pass(2027, '2'), pass(2027, '3'), pass(2027, '4')], true],
    ['another level', [pass(2027, '1', { levelCode: '02' }), pass(2027, '2'), pass(2027, '3'), pass(2027, '4')], false],
    ['a void pass', [pass(2027, '1', { outcome: 'voided' }), pass(2027, '2'), pass(2027, '3'), pass(2027, '4')], false],
    ['nothing at all', [], false],
  ])('%s', (_, results, complete) => {
    expect(explain(results).complete).toBe(complete);
  });

  test('an exemption level demands fewer subjects (免二科): its own two complete it', () => {
    expect(explain([pass(2027, '3'), pass(2027, '4')], { cycleYears: 1, demanded: DEMANDED.slice(2) }).complete).toBe(true);
  });

  test('a level that demands nothing completes nobody', () => {
    expect(explain([pass(2027, '1')], { demanded: [] }).complete).toBe(false);
  });

  test('says subject by subject which year counts, which lapsed, which is missing, and until when', () => {
    const results = [pass(2025, '1'), pass(2026, '2'), pass(2027, '3', { outcome: 'failed' }), pass(2027, '4', { outcome: 'absent' }), pass(2027, '1', { outcome: 'failed' })];
    expect(standing(results, '1')).toEqual({ code: '1', standing: 'lapsed', year: 2025 });
    expect(standing(results, '2')).toEqual({ code: '2', standing: 'counts', year: 2026, through: 2027 });
    expect(standing(results, '3')).toEqual({ code: '3', standing: 'not_passed', year: 2027, outcome: 'failed' });
    expect(standing([], '4')).toEqual({ code: '4', standing: 'never_sat' });
    expect(standing([pass(2026, '4', { specialtyCode: '11' })], '4')).toEqual({ code: '4', standing: 'other_specialty', year: 2026 });
    expect(standing([pass(2026, '1', { levelCode: '02' })], '1')).toEqual({ code: '1', standing: 'other_level', year: 2026 });
    expect(explain(results).completableUntil).toBe(2027);
    expect(explain([pass(2027, '1')]).completableUntil).toBe(2028);
    expect(explain([]).completableUntil).toBeNull();
  });

  test('a cancelled year prolongs: what lapsed counts again, and later', () => {
    const results = [pass(2025, '1'), pass(2027, '2'), pass(2027, '3'), pass(2027, '4')];
    expect(explain(results).complete).toBe(false);
    expect(explain(results, { cancelledYears: [2026] }).complete).toBe(true);
    expect(standing([pass(2026, '1')], '1', { cancelledYears: [2027], year: 2028 })).toEqual({ code: '1', standing: 'counts', year: 2026, through: 2028 });
  });
});

const result = fc.record<SubjectResult>({ year: fc.integer({ min: 2020, max: 2027 }), subjectCode: fc.constantFrom('1', '2', '3', '4'), levelCode: fc.constantFrom('04', '02'), specialtyCode: fc.constantFrom('15', '11'), outcome: fc.constantFrom('passed', 'failed', 'absent', 'violation', 'voided') });
const cycle = fc.record({ cycleYears: fc.integer({ min: 1, max: 4 }), cancelledYears: fc.uniqueArray(fc.integer({ min: 2020, max: 2026 }), { maxLength: 2 }) });

describe('whatever the file', () => {
  test('one more pass never makes incomplete, nor takes a counted subject away', () => {
    fc.assert(fc.property(fc.array(result, { maxLength: 14 }), result, cycle, (results, more, of) => {
      const before = explain(results, of);
      const after = explain([...results, { ...more, outcome: 'passed' }], of);
      expect(before.complete && !after.complete).toBe(false);
      const counted = (e: typeof before) => e.subjects.filter((s) => s.standing === 'counts').map((s) => s.code);
      expect(counted(after)).toEqual(expect.arrayContaining(counted(before)));
    }));
  });

  test('what counts was passed, at this level, within the N years that are not cancelled, or in a cancelled one among them', () => {
    fc.assert(fc.property(fc.array(result, { maxLength: 14 }), cycle, (results, of) => {
      for (const s of explain(results, of).subjects) {
        if (s.standing !== 'counts') continue;
        const years = Array.from({ length: 2027 - s.year + 1 }, (_, i) => s.year + i).filter((y) => !of.cancelledYears.includes(y));
        expect(years.length).toBeLessThanOrEqual(of.cycleYears);
        expect(results.some((r) => r.outcome === 'passed' && r.levelCode === '04' && r.subjectCode === s.code && r.year === s.year && (r.specialtyCode === '15' || s.code !== '4'))).toBe(true);
      }
    }));
  });

  test('a year cancelled after all passes never shortens: who is complete stays complete', () => {
    fc.assert(fc.property(fc.array(result, { maxLength: 14 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 2020, max: 2026 }), (results, cycleYears, year) => {
      const held = results.filter((r) => r.year !== year);
      if (explain(held, { cycleYears }).complete) expect(explain(held, { cycleYears, cancelledYears: [year] }).complete).toBe(true);
    }));
  });

  test('the last year a pass counts in is the last year in which it counts', () => {
    fc.assert(fc.property(result, cycle, (r, of) => {
      const one = { ...r, outcome: 'passed' as const, levelCode: '04', specialtyCode: '15' };
      const s = standing([one], one.subjectCode, of);
      if (s?.standing !== 'counts') return;
      expect(standing([one], one.subjectCode, { ...of, year: s.through })?.standing).toBe('counts');
      expect(standing([one], one.subjectCode, { ...of, year: s.through + 1 })?.standing).toBe('lapsed');
    }));
  });
});

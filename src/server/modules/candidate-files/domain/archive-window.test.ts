import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CandidateFile, SubjectResult } from '#contracts/candidate-files.ts';
import { archiveWindow, carriedSubjects, carryWindow, standingIn } from './archive-window.ts';

const question = (year: number, cycleYears: number, cancelledYears: number[] = []) => ({ year, cycleYears, cancelledYears });
const pass = (year: number, subjectCode: string, more: Partial<SubjectResult> = {}): SubjectResult => ({
  year, subjectCode, levelCode: '04', specialtyCode: '15', outcome: 'passed', ...more,
});

describe('the archive of a year, as the manual replays it (R-1.2)', () => {
  test.each([
    ['一级建造师 2014', 2014, 2, [2012, 2013]],
    ['一级建造师 2015', 2015, 2, [2013, 2014]],
    ['一级建造师 2020', 2020, 2, [2018, 2019]],
    ['an exam whose scores hold one year, 统计 2019', 2019, 1, [2018]],
    ['监理工程师 2026, four years', 2026, 4, [2022, 2023, 2024, 2025]],
  ])('%s', (_, year, n, years) => {
    expect(archiveWindow(question(year, n))).toEqual(years);
  });

  test.each([
    ['一级建造师 2014: only 2013 still counts', 2014, 2, [2013]],
    ['一级建造师 2015', 2015, 2, [2014]],
    ['一级建造师 2020', 2020, 2, [2019]],
    ['one-year exams carry nothing', 2019, 1, []],
    ['监理工程师 2026', 2026, 4, [2023, 2024, 2025]],
  ])('carried into: %s', (_, year, n, years) => {
    expect(carryWindow(question(year, n))).toEqual(years);
  });

  test('a cancelled year prolongs both windows by a year in the province it was cancelled in', () => {
    expect(archiveWindow(question(2023, 2, [2022]))).toEqual([2020, 2021]);
    expect(carryWindow(question(2023, 2, [2022]))).toEqual([2021]);
    expect(carryWindow(question(2023, 4, [2020, 2022]))).toEqual([2018, 2019, 2021]);
    expect(carryWindow(question(2026, 2, [2019]))).toEqual([2025]);
  });

  test('windows have N and N−1 years, all earlier, none cancelled, one inside the other', () => {
    const years = fc.integer({ min: 2005, max: 2060 });
    fc.assert(
      fc.property(years, fc.integer({ min: 1, max: 6 }), fc.uniqueArray(fc.integer({ min: 1995, max: 2060 }), { maxLength: 6 }), (year, n, cancelled) => {
        const archive = archiveWindow(question(year, n, cancelled));
        const carry = carryWindow(question(year, n, cancelled));
        expect([archive.length, carry.length]).toEqual([n, n - 1]);
        expect(archive.every((y) => y < year && !cancelled.includes(y))).toBe(true);
        expect(archive.slice(1)).toEqual(carry);
      }),
    );
  });
});

describe('subjects carried', () => {
  const building = { levelCode: '04', specialtyCode: '15', specialtySubjects: ['4'] };

  test('passes inside the cycle count, failures, voids and older ones do not', () => {
    const results = [pass(2012, '1'), pass(2013, '2'), pass(2013, '3', { outcome: 'voided' }), pass(2013, '4', { outcome: 'failed' })];
    expect(carriedSubjects(results, question(2014, 2), building).map((r) => r.subjectCode)).toEqual(['2']);
  });

  test('retaking does not harm an earlier pass and a subject counts once', () => {
    const results = [pass(2023, '1'), pass(2024, '1', { outcome: 'failed' }), pass(2025, '1'), pass(2024, '3')];
    expect(carriedSubjects(results, question(2026, 4), building)).toEqual([pass(2025, '1'), pass(2024, '3')]);
  });

  test('changing the specialty keeps the common subjects and loses the specialty’s own', () => {
    const results = [pass(2025, '1'), pass(2025, '4')];
    const municipal = { ...building, specialtyCode: '11' };
    expect(carriedSubjects(results, question(2026, 2), municipal).map((r) => r.subjectCode)).toEqual(['1']);
    expect(carriedSubjects(results, question(2026, 2), building).map((r) => r.subjectCode)).toEqual(['1', '4']);
  });

  test('another level starts afresh', () => {
    expect(carriedSubjects([pass(2025, '1')], question(2026, 2), { ...building, levelCode: '02' })).toEqual([]);
  });
});

describe('old or new candidate', () => {
  const choice = { levelCode: '04', specialtyCode: '15', specialtySubjects: ['4'] };
  const file = (results: SubjectResult[]): CandidateFile => ({ fileNumber: '0343720120004173', examCode: '034', province: '37', firstYear: 2012, results, cancelled: [] });

  test('a 2012 record makes an old candidate of 2014, though its pass no longer counts', () => {
    expect(standingIn(file([pass(2012, '1')]), question(2014, 2), choice)).toEqual({ returningCandidate: true, fileNumber: '0343720120004173', carried: [], prolongedBy: [] });
  });

  test('a year that was suspended for the person prolongs it, is named, and what was passed in it before still counts', () => {
    const suspended = { ...file([pass(2012, '1'), pass(2013, '2')]), cancelled: [{ year: 2013, documentNumber: '鲁人考〔2013〕9号' }] };
    expect(standingIn(suspended, question(2014, 2), choice)).toEqual({ returningCandidate: true, fileNumber: '0343720120004173', carried: [pass(2012, '1'), pass(2013, '2')], prolongedBy: [{ year: 2013, documentNumber: '鲁人考〔2013〕9号' }] });
    expect(standingIn(file([pass(2012, '1')]), question(2014, 2), choice).carried).toEqual([]);
  });

  test('sitting without passing still makes an old candidate', () => {
    expect(standingIn(file([pass(2013, '1', { outcome: 'absent' })]), question(2014, 2), choice).returningCandidate).toBe(true);
  });

  test('a record older than the window, or none, is a new candidate without file number', () => {
    expect(standingIn(file([pass(2011, '1')]), question(2014, 2), choice)).toEqual({ returningCandidate: false, fileNumber: null, carried: [], prolongedBy: [] });
    expect(standingIn(undefined, question(2014, 2), choice).returningCandidate).toBe(false);
  });
});

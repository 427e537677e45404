import fc from 'fast-check';
import { expect, test } from 'vitest';
import { completionOf } from './completion.ts';

const papers = ['1', '2', '3', '4'].map((code) => ({ code, passTenths: 600 }));

test('孙丽华 passed two subjects last year and two now: complete; with one brought along, one is missing', () => {
  const now = { year: 2027, cycleYears: 2, papers, marks: { 3: 720, 4: 600 } };
  expect(completionOf({ ...now, carried: [{ subjectCode: '1', year: 2026 }, { subjectCode: '2', year: 2026 }] })).toEqual({ complete: true, counted: ['1', '2', '3', '4'], missing: [], validThrough: 2028 });
  expect(completionOf({ ...now, carried: [{ subjectCode: '2', year: 2026 }] })).toMatchObject({ complete: false, missing: ['1'] });
});

test('absence, breach, a void mark and a tenth below the line count for nothing', () => {
  expect(completionOf({ year: 2027, cycleYears: 2, papers, marks: { 1: -1, 2: -2, 3: -4, 4: 599 }, carried: [] })).toEqual({ complete: false, counted: [], missing: ['1', '2', '3', '4'], validThrough: null });
});

test('a better mark never makes anybody less complete', () => {
  const mark = fc.constantFrom(-4, -2, -1, 0, 599, 600, 1000);
  fc.assert(fc.property(fc.record({ 1: mark, 2: mark, 3: mark, 4: mark }), fc.constantFrom('1', '2', '3', '4'), (marks, code) => {
    const of = (m: Record<string, number>) => completionOf({ year: 2027, cycleYears: 1, papers, marks: m, carried: [] }).counted.length;
    expect(of({ ...marks, [code]: 1000 })).toBeGreaterThanOrEqual(of(marks));
  }));
});

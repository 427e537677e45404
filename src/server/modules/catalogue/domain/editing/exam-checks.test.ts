import { describe, expect, test } from 'vitest';

import type { Exam } from '#contracts/catalogue.ts';
import { ExamContent, type FeeLine } from '#contracts/exam-editing.ts';

import { readExamSeeds } from '../../exam-seeds.ts';
import { refusalsOfExam } from './exam-checks.ts';
import { refusalsOfFees } from './fee-checks.ts';

const seeds = await readExamSeeds('seeds/reference');
const contentOf = ({ name, certificate, about, authorities, months, levels, specialties, subjects, timetable }: Exam) => ExamContent.parse({ name, certificate, about, authorities, months, levels, specialties, subjects, timetable });
const constructor_ = seeds.exams.find((e) => e.code === '034');
if (!constructor_) throw new Error('no exam 034');
const exam = contentOf(constructor_);
const codes = (changes: Partial<ExamContent>) => refusalsOfExam({ ...exam, ...changes }, 2027).map((r) => r.code);
const first = <T>(rows: readonly T[]): T => { const [row] = rows; if (row === undefined) throw new Error('no row'); return row; };

test.each(seeds.exams.map((e) => [e.name.zh, e] as const))('%s as published stands', (_, e) => {
  expect(refusalsOfExam(contentOf(e), 2027)).toEqual([]);
});

describe('an exam cannot be published', () => {
  test('with a code twice in one year; in different years it may', () => {
    const level = first(exam.levels);
    expect(codes({ levels: [...exam.levels, level] })).toEqual(['catalogue.code_repeated']);
    expect(codes({ levels: [{ ...level, to: 2026 }, { ...level, from: 2027 }, ...exam.levels.slice(1)] })).toEqual([]);
  });

  test('with rows that name what does not exist, all told at once', () => {
    expect(codes({ levels: exam.levels.slice(1) })).toEqual(expect.arrayContaining(['catalogue.level_unknown']));
    const subject = first(exam.subjects);
    expect(codes({ subjects: [{ ...subject, levels: ['77'], specialties: ['88'], passMark: 500 }, ...exam.subjects.slice(1)] })).toEqual(expect.arrayContaining(['catalogue.level_unknown', 'catalogue.specialty_unknown', 'catalogue.pass_above_full']));
    expect(codes({ subjects: [first(exam.subjects)].map((s) => ({ ...s, to: 2020 })) })).toContain('catalogue.level_without_subject');
    expect(codes({ specialties: exam.specialties.map((s) => ({ ...s, from: 2028, to: 2020 })) })).toEqual(expect.arrayContaining(['catalogue.span_reversed', 'catalogue.level_without_specialty']));
  });

  test('with two papers of a level at once, or one that outlasts its half-day', () => {
    const [a, b] = exam.subjects.filter((s) => s.levels.includes('04'));
    if (!a || !b) throw new Error('two subjects expected');
    const row = { from: null, to: null, day: 1, half: 'morning' as const, startsAt: '09:00', level: '04', specialties: null };
    expect(codes({ timetable: [{ ...row, subject: a.code }, { ...row, subject: b.code, startsAt: '09:30' }] })).toEqual(['catalogue.timetable_clash']);
    expect(codes({ timetable: [{ ...row, subject: a.code }, { ...row, subject: b.code, half: 'afternoon', startsAt: '14:00' }] })).toEqual([]);
    expect(codes({ timetable: [{ ...row, subject: a.code, startsAt: '11:30' }] })).toEqual(['catalogue.timetable_past_half']);
    expect(codes({ timetable: [{ ...row, subject: '9' }] })).toContain('catalogue.subject_unknown');
  });
});

describe('fees', () => {
  const line: FeeLine = { levelCode: null, subjectType: null, from: null, to: null, amountInFen: 5_600, legalBasis: '鲁发改成本〔2020〕1号' };
  const of = (lines: FeeLine[]) => refusalsOfFees(lines, constructor_, [2026, 2027]).map((r) => r.code);

  test('one line for everything is enough', () => { expect(of([line])).toEqual([]); });
  test('two lines for the same papers must not share a year', () => {
    expect(of([{ ...line, to: 2026 }, { ...line, from: 2027 }])).toEqual([]);
    expect(of([{ ...line, to: 2027 }, { ...line, from: 2027 }])).toEqual(['catalogue.fee_lines_overlap']);
  });
  test('every paper needs its fee, in every year asked', () => {
    expect(of([])).toEqual(['catalogue.no_fee_line']);
    expect(of([{ ...line, subjectType: 'objective' }])).toContain('catalogue.fee_missing_for');
    expect(of([{ ...line, to: 2026 }])).toContain('catalogue.fee_missing_for');
    expect(of([{ ...line, from: 2030, to: 2020 }])).toEqual(expect.arrayContaining(['catalogue.fee_years_reversed']));
  });
});

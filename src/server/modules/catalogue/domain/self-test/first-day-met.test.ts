import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Exam } from '#contracts/catalogue.ts';
import { SelfTestFacts } from '#contracts/self-test.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { readExamSeeds } from '../../exam-seeds.ts';
import { judgeSparingly } from '../eligibility/judge-sparingly.ts';
import { conditionsOn, factsOn, firstDayMet } from './first-day-met.ts';
import { judgeLevels, type LevelAnswer } from './judge-level.ts';
import { lastDayOf, readQuestion } from './question.ts';

const { exams } = await readExamSeeds('seeds/reference');

function examOf(code: string): Exam {
  const exam = exams.find((e) => e.code === code);
  invariant(exam, `no exam ${code}`);
  return exam;
}

const judge = (facts: SelfTestFacts) => judgeLevels({ exam: examOf(facts.exam), year: facts.year, majorTables: [], sittings: [] }, readQuestion(facts));
const ask = (given: Record<string, unknown>) => judge(SelfTestFacts.parse(given));
const levelOf = (answers: LevelAnswer[], code: string) => {
  const answer = answers.find((a) => a.level.code === code);
  invariant(answer, `no level ${code}`);
  return answer;
};
const dayBefore = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

describe('from which day on a level would be met', () => {
  const bachelor = { exam: '034', year: 2026, class: 'engineering', level: 'bachelor', major: '土木工程', month: '202407' };

  test('missing years of work come with the exam years: counted to 31 December, so from New Year of the year that completes them', () => {
    expect(levelOf(ask({ ...bachelor, profession: 2, work: 2 }), '04')).toMatchObject({ verdict: { eligible: false }, metFrom: '2027-01-01' });
    expect(levelOf(ask({ ...bachelor, profession: 1, work: 1 }), '04').metFrom).toBe('2028-01-01');
    expect(levelOf(ask({ ...bachelor, profession: 3, work: 3 }), '04')).toMatchObject({ verdict: { eligible: true }, metFrom: null });
  });

  test('somebody still at college may sit in the month of graduation', () => {
    expect(levelOf(ask({ exam: '014', year: 2026, level: 'junior_college', month: '202812' }), '01').metFrom).toBe('2028-12-01');
  });

  test('a certificate that will be held counts from the day after', () => {
    const answer = levelOf(ask({ ...bachelor, cert: 'constructor_1', certMonth: '202706' }), '01');
    expect(answer.metFrom).toBe('2027-07-01');
  });

  test('what time alone does not bring is never promised', () => {
    expect(levelOf(ask({ exam: '034', year: 2026, class: 'other', level: 'high_school', month: '199907', profession: 20, work: 20 }), '04')).toMatchObject({ metFrom: null, verdict: { eligible: false } });
    expect(levelOf(ask({ ...bachelor, profession: 9, work: 9, cert: 'project_manager_1', certMonth: '200401' }), '02').metFrom).toBeNull();
  });

  test('the end of a month is its last day, in leap years too', () => {
    expect([lastDayOf('202402'), lastDayOf('202602'), lastDayOf('200312')]).toEqual(['2024-02-29', '2026-02-28', '2003-12-31']);
  });
});

const month = fc.tuple(fc.integer({ min: 1995, max: 2031 }), fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${String(y)}${String(m).padStart(2, '0')}`);
const someFacts = fc.record({
  pick: fc.nat(), year: fc.integer({ min: 2019, max: 2028 }), level: fc.constantFrom('doctorate', 'master', 'postgraduate_class', 'bachelor', 'second_bachelor', 'junior_college', 'secondary_specialised', 'high_school', 'other'),
  month, level2: fc.option(fc.constantFrom('bachelor', 'junior_college', 'master'), { nil: undefined }), month2: month, degree: fc.option(fc.constantFrom('bachelor', 'second', 'dual', 'master', 'doctorate'), { nil: undefined }), degreeMonth: month,
  classPick: fc.nat(), profession: fc.nat(12), extra: fc.nat(8), title: fc.option(fc.constantFrom('junior', 'intermediate', 'senior', 'full_senior'), { nil: undefined }), titleMonth: month,
  certPick: fc.option(fc.nat(), { nil: undefined }), certMonth: month, post: fc.boolean(), postMonth: month, province: fc.constantFrom(undefined, '11', '37'),
});

function drawn(d: typeof someFacts extends fc.Arbitrary<infer T> ? T : never): SelfTestFacts {
  const exam = exams[d.pick % exams.length];
  invariant(exam, 'no exams');
  const { majorClasses, certificates, titleFields, posts } = exam.terms;
  return SelfTestFacts.parse({
    exam: exam.code, year: d.year, province: d.province, specialty: exam.specialties[0]?.code, class: majorClasses[d.classPick % majorClasses.length]?.code, level: d.level, major: '土木工程', month: d.month,
    level2: d.level2, month2: d.level2 && d.month2, degree: d.degree, degreeMonth: d.degreeMonth, work: d.profession + d.extra, profession: d.profession, title: d.title, titleField: titleFields[0]?.code, titleMonth: d.title && d.titleMonth,
    ...(d.certPick !== undefined && certificates.length > 0 && { cert: certificates[d.certPick % certificates.length]?.code, certMonth: d.certMonth }), ...(d.post && posts[0] && { post: posts[0].code, postMonth: d.postMonth }),
  });
}

describe('for every exam of the seeds and any facts', () => {
  test('measured for the day named the level is met, for the day before it is not', () => {
    let later = 0;
    fc.assert(fc.property(someFacts, (d) => {
      const facts = drawn(d);
      const exam = examOf(facts.exam);
      for (const answer of judge(facts)) {
        const known = { year: facts.year, ruleYear: answer.day.ruleYear };
        const metOn = (day: string) => {
          const set = conditionsOn(exam, answer.level.code, day, known);
          return set !== undefined && judgeSparingly(set, factsOn(answer.facts, day)).eligible;
        };
        if (answer.metFrom === null) continue;
        later += 1;
        expect(answer.verdict.eligible).toBe(false);
        expect([metOn(answer.metFrom), metOn(dayBefore(answer.metFrom))]).toEqual([true, false]);
      }
    }), { numRuns: 600 });
    expect(later).toBeGreaterThan(100);
  });

  test('no day before the one named would do, and none is kept back', () => {
    fc.assert(fc.property(someFacts, fc.nat(60), (d, ahead) => {
      const facts = drawn(d);
      const exam = examOf(facts.exam);
      for (const answer of judge(facts)) {
        if (answer.verdict.eligible) continue;
        const day = `${facts.year + Math.floor(ahead / 12)}-${String((ahead % 12) + 1).padStart(2, '0')}-15`;
        if (day <= answer.facts.examOn || (answer.metFrom !== null && day >= answer.metFrom)) continue;
        const set = conditionsOn(exam, answer.level.code, day, { year: facts.year, ruleYear: answer.day.ruleYear });
        if (set) expect(judgeSparingly(set, factsOn(answer.facts, day)).eligible).toBe(false);
      }
    }), { numRuns: 300 });
  });

  test('more years never make a met level unmet', () => {
    fc.assert(fc.property(someFacts, fc.nat(8), fc.nat(8), (d, more, moreWork) => {
      const facts = drawn(d);
      const after = judge({ ...facts, profession: facts.profession + more, work: facts.work + more + moreWork });
      for (const before of judge(facts)) if (before.verdict.eligible) expect(levelOf(after, before.level.code).verdict.eligible).toBe(true);
    }), { numRuns: 300 });
  });

  test('another education never makes it worse', () => {
    fc.assert(fc.property(someFacts, (d) => {
      const facts = drawn({ ...d, level2: undefined });
      const more = judge({ ...facts, level2: 'bachelor', month2: '201006' });
      for (const before of judge(facts)) if (before.verdict.eligible) expect(levelOf(more, before.level.code).verdict.eligible).toBe(true);
    }), { numRuns: 300 });
  });

  test('the first day is looked for in all exam years the rules know', () => {
    const answer = levelOf(judge(SelfTestFacts.parse({ exam: '035', year: 2026, class: 'engineering', level: 'junior_college', month: '202607' })), '04');
    expect(firstDayMet(examOf('035'), '04', answer.facts, 2026)).toBe('2034-01-01');
  });
});

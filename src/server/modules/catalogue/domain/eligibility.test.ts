import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { ATTAINMENTS, type Attainment, type EligibilityFacts } from '#contracts/eligibility.ts';
import type { Exam } from '#contracts/catalogue.ts';
import { invariant } from '#server/kernel/invariant.ts';

import { readExamSeeds } from '../exam-seeds.ts';
import { evaluateEligibility } from './eligibility.ts';
import { conditionSetFor } from './exam-of-year.ts';

const { exams } = await readExamSeeds('seeds/reference');

function setFor(code: string, level: string, year: number) {
  const exam = exams.find((e: Exam) => e.code === code);
  invariant(exam, `no exam ${code}`);
  const set = conditionSetFor(exam, level, year);
  invariant(set, `no conditions for ${code} ${level} in ${year}`);
  return set;
}

function facts(year: number, given: Partial<EligibilityFacts> = {}): EligibilityFacts {
  return {
    examYear: year, examOn: `${year}-09-12`, province: '37', specialty: '01', birthOn: '1991-12-03',
    educations: [], degrees: [], yearsInProfession: 0, yearsOfWork: 0, titles: [], certificates: [], posts: [], ...given,
  };
}

function schooled(level: Attainment, majorClass: string, graduatedIn = '201207'): Pick<EligibilityFacts, 'educations'> {
  return { educations: [{ id: 'e1', level, major: '土木工程', majorClass, graduatedIn, fullTime: true }] };
}

type Line = [exam: string, level: string, year: number, majorClass: string, ladder: Partial<Record<Attainment, [total: number, profession: number]>>];

/** The published tables of conditions, written out by hand: total years / years in the profession. */
const TABLES: Line[] = [
  ['034', '04', 2019, 'engineering', { college: [6, 4], bachelor: [4, 3], second_bachelor: [3, 2], master: [2, 1], doctor: [0, 1] }],
  ['034', '04', 2021, 'engineering', { college: [6, 4], bachelor: [4, 3] }],
  ['034', '04', 2022, 'engineering', { college: [0, 4], bachelor: [0, 3], master: [0, 2], doctor: [0, 1] }],
  ['034', '04', 2027, 'engineering', { college: [0, 4], bachelor: [0, 3], master: [0, 2], doctor: [0, 1] }],
  ['048', '04', 2021, 'engineering', { college: [0, 6], bachelor: [0, 4] }],
  ['048', '04', 2022, 'engineering', { college: [0, 4], bachelor: [0, 3], master: [0, 2], doctor: [0, 0] }],
  ['045', '04', 2019, 'cost', { college: [0, 5], bachelor: [0, 4], second_bachelor: [0, 3], doctor: [0, 1] }],
  ['045', '04', 2019, 'broad', { college: [0, 6], bachelor: [0, 5], master: [0, 3], doctor: [0, 1] }],
  ['045', '04', 2022, 'cost', { college: [0, 4], bachelor: [0, 3], master: [0, 2], doctor: [0, 0] }],
  ['045', '04', 2022, 'broad', { college: [0, 5], bachelor: [0, 4], second_bachelor: [0, 2], doctor: [0, 0] }],
  ['045', '04', 2022, 'other', { college: [0, 6], bachelor: [0, 5], master: [0, 3], doctor: [0, 1] }],
  ['046', '04', 2019, 'safety', { college: [0, 5], bachelor: [0, 3], second_bachelor: [0, 2], master: [0, 1], doctor: [0, 1] }],
  ['046', '04', 2019, 'other', { college: [0, 6], bachelor: [0, 4], second_bachelor: [0, 3], master: [0, 2], doctor: [0, 1] }],
  ['046', '04', 2022, 'safety', { college: [0, 4] }],
  ['046', '04', 2022, 'other', { college: [0, 5] }],
  ['039', '03', 2019, 'fire', { college: [6, 4], bachelor: [4, 3], second_bachelor: [3, 2], master: [2, 1], doctor: [0, 1] }],
  ['039', '03', 2026, 'related', { college: [7, 5], bachelor: [5, 4], second_bachelor: [4, 3], master: [3, 2], doctor: [0, 2] }],
  ['039', '03', 2026, 'other', { college: [8, 6], bachelor: [6, 5], second_bachelor: [5, 4], master: [4, 3], doctor: [0, 3] }],
  ['026', '04', 2019, 'pharmacy', { technical_secondary: [0, 7], college: [0, 5], bachelor: [0, 3], second_bachelor: [0, 1], master: [0, 1], doctor: [0, 0] }],
  ['026', '04', 2019, 'related', { college: [0, 6], bachelor: [0, 4], master: [0, 2], doctor: [0, 1] }],
  ['026', '04', 2022, 'pharmacy', { college: [0, 4], bachelor: [0, 2], second_bachelor: [0, 1], master: [0, 1], doctor: [0, 0] }],
  ['026', '04', 2022, 'related', { college: [0, 5], bachelor: [0, 3], master: [0, 2], doctor: [0, 1] }],
  ['028', '01', 2026, 'social_work', { high_school: [0, 4], college: [0, 2], bachelor: [0, 0] }],
  ['028', '01', 2026, 'other', { high_school: [0, 4], college: [0, 4], bachelor: [0, 2] }],
  ['028', '02', 2026, 'social_work', { college: [0, 4], bachelor: [0, 3], master: [0, 1], doctor: [0, 0] }],
  ['028', '02', 2026, 'other', { college: [0, 6], bachelor: [0, 5], master: [0, 3], doctor: [0, 2] }],
  ['001', '01', 2026, 'any', { high_school: [0, 0] }],
  ['001', '02', 2026, 'any', { college: [0, 6], bachelor: [0, 4], second_bachelor: [0, 2], master: [0, 1], doctor: [0, 0] }],
  ['009', '01', 2019, 'any', { high_school: [0, 0] }],
  ['009', '02', 2019, 'any', { college: [0, 6], bachelor: [0, 4], second_bachelor: [0, 2], master: [0, 1], doctor: [0, 0] }],
  ['035', '04', 2019, 'engineering', { college: [0, 8], bachelor: [0, 6], second_bachelor: [0, 4], master: [0, 3], doctor: [0, 2] }],
  ['035', '04', 2027, 'other', { college: [0, 10], bachelor: [0, 8], second_bachelor: [0, 6], master: [0, 5], doctor: [0, 4] }],
  ['041', '03', 2022, 'surveying', { college: [0, 4], bachelor: [0, 3], second_bachelor: [0, 2], master: [0, 1], doctor: [0, 0] }],
  ['041', '03', 2022, 'science', { college: [0, 5], bachelor: [0, 4] }],
  ['042', '13', 2019, 'science', { college: [6, 4], bachelor: [4, 3], second_bachelor: [3, 2], master: [2, 1], doctor: [0, 1] }],
  ['042', '13', 2022, 'science', { college: [0, 4], bachelor: [0, 3], second_bachelor: [0, 2], master: [0, 1] }],
  ['042', '13', 2022, 'other', { college: [0, 5], bachelor: [0, 4], second_bachelor: [0, 3], master: [0, 2] }],
  ['042', '22', 2022, 'other', { technical_secondary: [0, 1] }],
  ['032', '04', 2026, 'environment', { college: [0, 7], bachelor: [0, 5], master: [0, 2], doctor: [0, 1] }],
  ['032', '04', 2026, 'other', { college: [0, 8], bachelor: [0, 6], master: [0, 3], doctor: [0, 2] }],
  ['014', '01', 2019, 'any', { college: [0, 0] }],
  ['014', '02', 2019, 'any', { college: [0, 5], bachelor: [0, 4], second_bachelor: [0, 2], master: [0, 1], doctor: [0, 0] }],
  ['017', '04', 2019, 'planning', { college: [0, 6], bachelor: [0, 4] }],
  ['017', '04', 2022, 'planning', { college: [0, 4], bachelor: [0, 3] }],
];

describe.each(TABLES)('%s level %s, %i, majors of class %s', (exam, level, year, majorClass, ladder) => {
  test.each(Object.entries(ladder).map(([attainment, years]) => ({ attainment: ATTAINMENTS.find((a) => a === attainment) ?? 'below', years })))(
    '$attainment needs total/professional $years',
    ({ attainment, years: [total, profession] }) => {
      const judge = (yearsOfWork: number, yearsInProfession: number) =>
        evaluateEligibility(setFor(exam, level, year), facts(year, { ...schooled(attainment, majorClass), yearsOfWork, yearsInProfession })).eligible;
      const enough = Math.max(total, profession);
      expect(judge(enough, profession)).toBe(true);
      if (profession > 0) expect(judge(enough, profession - 1)).toBe(false);
      if (total > profession) expect(judge(total - 1, profession)).toBe(false);
    },
  );
});

describe('what the answer says', () => {
  test('missing years are named with the schooling they go with, in both languages', () => {
    const verdict = evaluateEligibility(setFor('034', '04', 2022), facts(2022, { ...schooled('bachelor', 'engineering'), yearsInProfession: 2, yearsOfWork: 9 }));
    expect(verdict.shortfalls).toEqual([{
      zh: '大学本科（工程类或工程经济类）需从事建设工程项目施工管理工作满 3 年，您填写 2 年（计算至 2022 年 12 月 31 日）',
      en: 'bachelor’s (engineering or engineering economics): needs 3 years in construction project management; you stated 2 years (counted to 31 December 2022)',
    }]);
  });

  test('every condition of every alternative says which fact met or missed it', () => {
    const verdict = evaluateEligibility(setFor('034', '04', 2022), facts(2022, { ...schooled('bachelor', 'engineering'), yearsInProfession: 2 }));
    const texts = verdict.parts.flatMap((p) => p.alternatives.flatMap((a) => a.conditions.map((c) => c.text.zh)));
    expect(texts).toContain('符合：具有工程类或工程经济类大学本科及以上学历或学位；您填写大学本科（工程类或工程经济类），2012-07');
    expect(texts).toContain('不符合：须具有工程类或工程经济类硕士及以上学历或学位；您填写大学本科（工程类或工程经济类），2012-07');
  });

  test('a yes rests on the education row and the years, which routing must have verified', () => {
    const verdict = evaluateEligibility(setFor('034', '04', 2022), facts(2022, { ...schooled('bachelor', 'engineering'), yearsInProfession: 5 }));
    expect(verdict.reliesOn).toEqual([{ kind: 'education', id: 'e1' }, { kind: 'years_in_profession', id: null }]);
  });

  test('a degree proves what an education row does not', () => {
    const degrees = [{ id: 'd1', level: 'master' as const, major: '工程管理', majorClass: 'engineering', awardedIn: '202006' }];
    const verdict = evaluateEligibility(setFor('034', '04', 2022), facts(2022, { ...schooled('bachelor', 'engineering'), degrees, yearsInProfession: 2 }));
    expect(verdict.eligible).toBe(true);
    expect(verdict.reliesOn).toContainEqual({ kind: 'degree', id: 'd1' });
  });

  test('education must be there before the exam: the month of the exam is the last', () => {
    const judge = (graduatedIn: string) => evaluateEligibility(setFor('014', '01', 2026), facts(2026, schooled('college', 'any', graduatedIn)));
    expect(judge('202609').eligible).toBe(true);
    expect(judge('202610').eligible).toBe(false);
    expect(judge('202610').shortfalls[0]?.zh).toContain('晚于考试时间');
  });

  test('the rules of 2019 hold to 2021 and those of 2022 from then on', () => {
    const stated = { ...schooled('bachelor', 'engineering'), yearsInProfession: 3, yearsOfWork: 3 };
    expect(evaluateEligibility(setFor('034', '04', 2021), facts(2021, stated)).eligible).toBe(false);
    expect(evaluateEligibility(setFor('034', '04', 2022), facts(2022, stated)).eligible).toBe(true);
  });

  test('technical secondary school opens 执业药师 to 2020 and not in 2021', () => {
    const stated = { ...schooled('technical_secondary', 'pharmacy'), yearsInProfession: 7 };
    expect(evaluateEligibility(setFor('026', '04', 2020), facts(2020, stated)).eligible).toBe(true);
    expect(evaluateEligibility(setFor('026', '04', 2021), facts(2021, stated)).eligible).toBe(false);
  });

  test('Beijing and Shanghai ask a bachelor for civil engineering supervision', () => {
    const stated = { ...schooled('college', 'engineering'), yearsInProfession: 10 };
    const judge = (province: string, specialty: string) => evaluateEligibility(setFor('048', '04', 2026), facts(2026, { ...stated, province, specialty })).eligible;
    expect([judge('37', '01'), judge('11', '01'), judge('31', '01'), judge('11', '03')]).toEqual([true, false, false, true]);
  });

  test('nothing is asked of candidates for CATTI 二级', () => {
    const verdict = evaluateEligibility(setFor('030', '02', 2026), facts(2026));
    expect(verdict).toMatchObject({ eligible: true, reliesOn: [] });
    expect(verdict.parts[0]?.alternatives[0]?.text.zh).toBe('不限学历、专业和工作年限');
  });
});

describe('exemptions and additional specialties', () => {
  const base = { ...schooled('bachelor', 'engineering'), yearsInProfession: 9, yearsOfWork: 12 };

  test('免二科 of 一级建造师 asks the full conditions and the old certificate with a senior title', () => {
    const certificates = [{ id: 'c1', kind: 'project_manager_1', obtainedOn: '2002-05-01' }];
    const titles = [{ id: 't1', level: 'senior' as const, field: 'engineering', obtainedOn: '2015-12-01' }];
    const set = setFor('034', '02', 2026);
    expect(evaluateEligibility(set, facts(2026, { ...base, certificates, titles })).eligible).toBe(true);
    expect(evaluateEligibility(set, facts(2026, { ...base, titles })).eligible).toBe(false);
    expect(evaluateEligibility(set, facts(2026, { certificates, titles })).eligible).toBe(false);
    const late = [{ id: 'c1', kind: 'project_manager_1', obtainedOn: '2004-01-01' }];
    expect(evaluateEligibility(set, facts(2026, { ...base, certificates: late, titles })).eligible).toBe(false);
  });

  test('增报专业 asks the certificate and nothing else', () => {
    const set = setFor('034', '01', 2026);
    expect(evaluateEligibility(set, facts(2026, { certificates: [{ id: 'c1', kind: 'constructor_1', obtainedOn: '2019-12-01' }] })).eligible).toBe(true);
    expect(evaluateEligibility(set, facts(2026, base)).shortfalls[0]?.zh).toContain('一级建造师资格证书');
  });

  test('免一科 of 消防 by title asks a title of 2011 or before', () => {
    const stated = { ...schooled('bachelor', 'fire'), yearsInProfession: 20, yearsOfWork: 22 };
    const judge = (obtainedOn: string) => evaluateEligibility(setFor('039', '02', 2026), facts(2026, { ...stated, titles: [{ id: 't1', level: 'senior', field: 'engineering', obtainedOn }] })).eligible;
    expect([judge('2011-12-31'), judge('2012-01-01')]).toEqual([true, false]);
  });

  test('免二科 of 中级注安 asks a senior engineer with ten years', () => {
    const titles = [{ id: 't1', level: 'full_senior' as const, field: 'engineering', obtainedOn: '2018-01-01' }];
    const judge = (yearsInProfession: number) => evaluateEligibility(setFor('046', '02', 2026), facts(2026, { ...schooled('bachelor', 'safety'), titles, yearsInProfession })).eligible;
    expect([judge(9), judge(10)]).toEqual([false, true]);
  });

  test('高级统计师 counts the years since the intermediate certificate to the end of the exam year', () => {
    const judge = (obtainedOn: string) => evaluateEligibility(setFor('009', '03', 2026), facts(2026, { ...schooled('bachelor', 'any'), yearsInProfession: 9, certificates: [{ id: 'c1', kind: 'statistician_mid', obtainedOn }] })).eligible;
    expect([judge('2021-12-31'), judge('2022-01-01')]).toEqual([true, false]);
  });

  test('出版: a post held by 7 August 2001 leaves one subject', () => {
    const judge = (heldOn: string) => evaluateEligibility(setFor('014', '12', 2019), facts(2019, { ...schooled('bachelor', 'any'), yearsInProfession: 20, posts: [{ id: 'p1', post: 'publishing_post', heldOn }] })).eligible;
    expect([judge('2001-08-07'), judge('2001-08-08')]).toEqual([true, false]);
  });
});

const everySet = exams.flatMap((exam) => [2019, 2022, 2026].flatMap((year) => exam.levels.flatMap((level) => {
  const set = conditionSetFor(exam, level.code, year);
  return set === undefined ? [] : [{ set, year, exam }];
})));

describe('no history of facts makes the rules turn round', () => {
  const anyFacts = fc.record({
    pick: fc.nat(), level: fc.constantFrom(...ATTAINMENTS), degree: fc.option(fc.constantFrom(...ATTAINMENTS)), majorPick: fc.nat(), month: fc.constantFrom('199907', '201207', '202607', '203001'),
    profession: fc.integer({ min: 0, max: 30 }), total: fc.integer({ min: 0, max: 40 }), title: fc.constantFrom('junior', 'intermediate', 'senior', 'full_senior'), obtainedOn: fc.constantFrom('1999-01-01', '2003-12-31', '2015-06-30', '2025-01-01'), holds: fc.nat(), province: fc.constantFrom('11', '37'),
  });
  type Draw = typeof anyFacts extends fc.Arbitrary<infer T> ? T : never;

  function drawn(d: Draw) {
    const { set, year, exam } = everySet[d.pick % everySet.length] ?? everySet[0] ?? (() => { throw new Error('no rules'); })();
    const majorClass = exam.terms.majorClasses[d.majorPick % exam.terms.majorClasses.length]?.code ?? 'any';
    const kind = exam.terms.certificates[d.holds % Math.max(1, exam.terms.certificates.length)]?.code ?? 'none';
    const field = exam.terms.titleFields[0]?.code ?? null;
    return {
      set,
      majorClass,
      facts: facts(year, {
        ...schooled(d.level, majorClass, d.month), province: d.province, yearsInProfession: d.profession, yearsOfWork: d.total,
        degrees: d.degree === null ? [] : [{ id: 'd1', level: d.degree, major: '', majorClass, awardedIn: d.month }],
        titles: [{ id: 't1', level: d.title, field, obtainedOn: d.obtainedOn }],
        certificates: [{ id: 'c1', kind, obtainedOn: d.obtainedOn }],
        posts: exam.terms.posts.map((p) => ({ id: p.code, post: p.code, heldOn: d.obtainedOn })),
      }),
    };
  }

  test('more years never make a candidate ineligible', () => {
    fc.assert(fc.property(anyFacts, fc.nat(10), fc.nat(10), (d, more, moreTotal) => {
      const { set, facts: before } = drawn(d);
      const after = { ...before, yearsInProfession: before.yearsInProfession + more, yearsOfWork: before.yearsOfWork + moreTotal };
      expect(evaluateEligibility(set, after).eligible || !evaluateEligibility(set, before).eligible).toBe(true);
    }), { numRuns: 1500 });
  });

  test('a further or higher education never makes a candidate ineligible', () => {
    fc.assert(fc.property(anyFacts, fc.constantFrom(...ATTAINMENTS), (d, further) => {
      const { set, majorClass, facts: before } = drawn(d);
      const added = { ...before, educations: [...before.educations, { id: 'e2', level: further, major: '', majorClass, graduatedIn: '201506', fullTime: false }] };
      const rank = Math.max(ATTAINMENTS.indexOf(further), ATTAINMENTS.indexOf(d.level));
      const raised = { ...before, educations: before.educations.map((e) => ({ ...e, level: ATTAINMENTS[rank] ?? e.level })) };
      if (!evaluateEligibility(set, before).eligible) return;
      expect(evaluateEligibility(set, added).eligible).toBe(true);
      expect(evaluateEligibility(set, raised).eligible).toBe(true);
    }), { numRuns: 1500 });
  });

  test('the answer is yes exactly when every part has a met alternative, and a no always says what is missing', () => {
    fc.assert(fc.property(anyFacts, (d) => {
      const { set, facts: f } = drawn(d);
      const verdict = evaluateEligibility(set, f);
      expect(verdict.eligible).toBe(verdict.parts.every((p) => p.alternatives.some((a) => a.conditions.every((c) => c.met))));
      expect(verdict.shortfalls.length === 0).toBe(verdict.eligible);
      for (const part of verdict.parts) for (const a of part.alternatives) for (const c of a.conditions) expect(c.met).toBe(c.missing === 0);
    }), { numRuns: 1500 });
  });

  test('the proofs a yes relies on are enough by themselves', () => {
    fc.assert(fc.property(anyFacts, (d) => {
      const { set, facts: f } = drawn(d);
      const verdict = evaluateEligibility(set, f);
      const ids = verdict.reliesOn.map((p) => p.id);
      const relied = <T extends { id: string }>(rows: T[]) => rows.filter((r) => ids.includes(r.id));
      const alone = { ...f, educations: relied(f.educations), degrees: relied(f.degrees), titles: relied(f.titles), certificates: relied(f.certificates), posts: relied(f.posts) };
      if (verdict.eligible) expect(evaluateEligibility(set, alone).eligible).toBe(true);
    }), { numRuns: 1500 });
  });
});

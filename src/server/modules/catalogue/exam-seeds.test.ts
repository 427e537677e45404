import { describe, expect, test } from 'vitest';

import { type Exam, ProvinceConfig, Sitting } from '#contracts/catalogue.ts';
import { startOfBeijingDay } from '#contracts/dates.ts';
import { PROVINCE_CODES } from '#contracts/regions.ts';
import { holdsIn } from '#contracts/year-span.ts';

import { conditionSetFor, levelsIn, specialtiesOf, subjectsOf } from './domain/exam-of-year.ts';
import { feeFor } from './domain/fees.ts';
import { workOutSitting } from './domain/sitting-plan.ts';
import { phasesOf } from './domain/windows.ts';
import { readExamSeeds } from './exam-seeds.ts';
import { readRegionSeeds } from './reference-seeds.ts';

const { exams, practices, plans, fees, reviewPoints } = await readExamSeeds('seeds/reference');
const { provinces, prefectures } = readRegionSeeds('seeds/reference');
const phones = new Map(provinces.map((p) => [String(p.code), p.phones[0] ?? '']));
const LOAD_DAY = '2026-11-23';
const worked = plans.flatMap(({ file, plans: list }) => list.map((plan) => ({ file, ...workOutSitting(plan, practices, phones, LOAD_DAY) })));

/** The exam years for which an exam has sittings on file, and the two the rules must cover. */
function yearsOf(exam: Exam): number[] {
  const years = worked.filter((w) => w.sitting.examCode === exam.code).map((w) => w.sitting.year);
  return [...new Set([2019, 2022, 2026, ...years])].filter((year) => levelsIn(exam, year).length > 0);
}

test('the seventeen national exams and the survey and design engineers of 2019 are there, codes unique', () => {
  expect(exams).toHaveLength(18);
  expect(new Set(exams.map((e) => e.code)).size).toBe(18);
  expect(exams.filter((e) => e.codeCertainty === 'published').map((e) => e.code).toSorted()).toEqual(['034', '046']);
});

describe.each(exams.map((exam) => ({ name: exam.name.zh, exam })))('$name', ({ exam }) => {
  test.each(yearsOf(exam))('in %i every level has specialties, subjects with running codes, and conditions', (year) => {
    for (const level of levelsIn(exam, year)) {
      const specialties = specialtiesOf(exam, level.code, year);
      expect(specialties.length, level.name.zh).toBeGreaterThan(0);
      expect(new Set(specialties.map((s) => s.code)).size).toBe(specialties.length);
      for (const specialty of specialties) {
        const subjects = subjectsOf(exam, level.code, specialty.code, year);
        expect(subjects.length, `${level.name.zh} ${specialty.name.zh}`).toBeGreaterThan(0);
        expect(new Set(subjects.map((s) => s.code)).size).toBe(subjects.length);
        if (level.entry === 'full') expect(subjects.map((s) => s.code)).toEqual(subjects.map((_, i) => String(i + 1)));
        expect(subjects.map((s) => s.name.zh + s.name.en).join()).not.toMatch(/[{}]/);
      }
      expect(conditionSetFor(exam, level.code, year), `conditions of ${level.name.zh} ${String(year)}`).toBeDefined();
    }
  });

  test('a level has at most one row and one rule set in any year, and one-year levels are sat whole', () => {
    for (let year = 2010; year <= 2030; year += 1) {
      const levels = levelsIn(exam, year);
      expect(new Set(levels.map((l) => l.code)).size).toBe(levels.length);
      for (const level of levels) expect(exam.rules.filter((r) => r.level === level.code && holdsIn(r, year)).length).toBeLessThanOrEqual(1);
    }
    for (const level of exam.levels) expect(level.subjectChoice).toBe(level.cycleYears === 1 ? 'fixed' : 'free');
    expect(new Set(exam.rules.map((r) => r.id)).size).toBe(exam.rules.length);
  });

  test('conditions use only words the exam defines', () => {
    const codes = (terms: { code: string }[]) => terms.map((t) => t.code);
    for (const condition of exam.rules.flatMap((r) => r.alternatives.flatMap((a) => a.all))) {
      if (condition.kind === 'education') expect(codes(exam.terms.majorClasses)).toEqual(expect.arrayContaining(condition.majors ?? []));
      if (condition.kind === 'title') expect(codes(exam.terms.titleFields)).toEqual(expect.arrayContaining(condition.fields ?? []));
      if (condition.kind === 'certificate') expect(codes(exam.terms.certificates)).toEqual(expect.arrayContaining(condition.anyOf));
      if (condition.kind === 'post') expect(codes(exam.terms.posts)).toEqual(expect.arrayContaining(condition.anyOf));
    }
    for (const rule of exam.rules) expect(new Set(rule.alternatives.map((a) => a.id)).size).toBe(rule.alternatives.length);
  });

  test('since 2021 the pass mark is three fifths of the full mark', () => {
    for (const subject of exam.subjects.filter((s) => holdsIn(s, 2022))) expect(subject.passMark * 5).toBe(subject.fullMark * 3);
  });

  test('every province has a fee for every subject', () => {
    for (const year of yearsOf(exam)) {
      for (const province of PROVINCE_CODES) {
        const own = fees.filter((f) => f.examCode === exam.code && f.province === province);
        for (const subject of exam.subjects.filter((s) => holdsIn(s, year))) {
          for (const level of subject.levels) expect(feeFor(own, level, subject, year), `${province} ${subject.name.zh}`).toBeDefined();
        }
      }
    }
  });
});

describe('sittings', () => {
  test.each(worked.map((w) => ({ id: `${w.file} ${w.sitting.id}`, w })))('$id fits the contract and its exam, and every window lies in order', ({ w }) => {
    const sitting = Sitting.parse(w.sitting);
    const exam = exams.find((e) => e.code === sitting.examCode);
    const levels = exam === undefined ? [] : levelsIn(exam, sitting.year).map((l) => l.code);
    expect(levels).toEqual(expect.arrayContaining(sitting.levels));
    expect(sitting.levels).toEqual(expect.arrayContaining(sitting.levelsAlwaysManual));
    for (const config of w.configs.map((c) => ProvinceConfig.parse(c))) {
      const { apply, confirm, review, pay, ticket, score } = config.windows;
      const examStart = startOfBeijingDay(sitting.examOn[0] ?? '');
      expect(confirm.closesAt).toBeGreaterThanOrEqual(apply.closesAt);
      expect(pay.closesAt).toBeGreaterThanOrEqual(confirm.closesAt);
      expect(pay.closesAt).toBeLessThan(examStart);
      if (config.reviewTiming === 'after') expect(review.opensAt).toBeGreaterThan(examStart);
      else expect(review.closesAt).toBeLessThanOrEqual(pay.closesAt);
      if (ticket) expect(ticket.opensAt).toBeGreaterThan(pay.closesAt);
      if (score) expect(score.opensAt).toBeGreaterThan(examStart);
      expect(config.phone).toMatch(/^\d{3,4}-0\d{6,7}$/);
    }
    for (const day of sitting.examOn) expect([0, 6]).toContain(new Date(`${day}T00:00:00Z`).getUTCDay());
  });

  test('ids are unique', () => {
    expect(new Set(worked.map((w) => w.sitting.id)).size).toBe(worked.length);
  });

  test('2019 replays the trial: its exams with the commitment compulsory, 统计 on 20 October, 一建 on 21 and 22 September', () => {
    const trial = worked.filter((w) => w.file === '2019' && w.sitting.half === 2);
    expect(trial.map((w) => w.sitting.examCode).toSorted()).toEqual(['001', '009', '014', '017', '026', '030', '034', '036', '039', '040', '041', '045', '046']);
    expect(trial.every((w) => w.sitting.commitmentMode === 'compulsory')).toBe(true);
    expect(trial.find((w) => w.sitting.examCode === '009')?.sitting.examOn).toEqual(['2019-10-20']);
    expect(trial.find((w) => w.sitting.examCode === '034')?.sitting.examOn).toEqual(['2019-09-21', '2019-09-22']);
  });

  test('Qinghai held 咨询工程师 2019 as published', () => {
    const config = worked.find((w) => w.sitting.id === '035-2019-1')?.configs.find((c) => c.province === '63');
    expect(config?.windows).toMatchObject({
      apply: { opensAt: Date.parse('2019-02-22T09:00:00+08:00'), closesAt: Date.parse('2019-03-04T00:00:00+08:00') },
      review: { closesAt: Date.parse('2019-03-04T18:00:00+08:00') },
      pay: { closesAt: Date.parse('2019-03-06T00:00:00+08:00') },
      ticket: { opensAt: Date.parse('2019-04-06T09:00:00+08:00'), closesAt: Date.parse('2019-04-13T00:00:00+08:00') },
    });
  });

  test('on the day of loading some are open in most provinces with every window a candidate needs, some open soon, some are closed', () => {
    const now = startOfBeijingDay(LOAD_DAY) + 10 * 3_600_000;
    const coming = worked.filter((w) => w.file === 'from-load-day');
    const open = coming.filter((w) => w.configs.filter((c) => phasesOf(c.windows, now).apply === 'open').length >= 24);
    expect(open.length).toBeGreaterThanOrEqual(6);
    for (const w of open) {
      expect(w.configs).toHaveLength(32);
      for (const c of w.configs.filter((x) => phasesOf(x.windows, now).apply === 'open')) expect(phasesOf(c.windows, now)).toMatchObject({ confirm: 'open', pay: 'open' });
    }
    expect(coming.filter((w) => w.configs.every((c) => phasesOf(c.windows, now).apply === 'before')).length).toBeGreaterThanOrEqual(4);
    expect(coming.filter((w) => w.configs.every((c) => phasesOf(c.windows, now).apply === 'after')).length).toBeGreaterThanOrEqual(3);
  });

  test('every way a province may differ occurs among the sittings open on the day of loading', () => {
    const configs = worked.filter((w) => w.file === 'from-load-day').flatMap((w) => w.configs);
    const seen = (of: (c: (typeof configs)[number]) => string) => [...new Set(configs.map(of))].toSorted();
    expect(seen((c) => c.modifyPolicy)).toEqual(['NEVER_AFTER_SAVE', 'UNTIL_CONFIRM', 'UNTIL_PAY', 'UNTIL_REVIEW']);
    expect(seen((c) => c.reviewMode)).toEqual(['on_site', 'online', 'online_then_on_site']);
    expect(seen((c) => c.reviewTiming)).toEqual(['after', 'before', 'both']);
    expect(seen((c) => c.paymentMode)).toEqual(['both', 'on_site', 'online']);
    expect(seen((c) => c.territorialRule)).toEqual(['declared', 'none', 'social_insurance']);
    expect(seen((c) => String(c.oldCandidateAutoPass))).toEqual(['false', 'true']);
    expect([...new Set(worked.map((w) => w.sitting.commitmentMode))].toSorted()).toEqual(['compulsory', 'none', 'optional']);
    expect([...new Set(worked.map((w) => w.sitting.photoReview))].toSorted()).toEqual(['all', 'new', 'none']);
  });
});

describe('places', () => {
  test('every prefecture has a review point, ids and phones are unique, phones are fictional', () => {
    for (const prefecture of prefectures) expect(reviewPoints.some((p) => p.prefecture === prefecture.code), prefecture.name.zh).toBe(true);
    expect(new Set(reviewPoints.map((p) => p.id)).size).toBe(reviewPoints.length);
    expect(new Set(reviewPoints.map((p) => p.phone)).size).toBe(reviewPoints.length);
    for (const point of reviewPoints) {
      expect(prefectures.find((p) => p.code === point.prefecture)?.province).toBe(point.province);
      expect(point).toMatchObject({ phoneFictional: true, phone: expect.stringMatching(/^\d{3,4}-0/) });
    }
  });

  test('every province states its practice, with a capital of its own', () => {
    expect(practices.map((p) => p.province).toSorted()).toEqual([...PROVINCE_CODES].toSorted());
    for (const p of practices) expect(prefectures.find((x) => x.code === p.capital)?.province).toBe(p.province);
  });
});

test('the published fee tables stand as they were found', () => {
  const yuan = (exam: string, province: string, level: string | null, type: string | null) =>
    (fees.find((f) => f.examCode === exam && f.province === province && f.levelCode === level && f.subjectType === type)?.amountInFen ?? 0) / 100;
  expect([yuan('001', '12', '02', null), yuan('001', '12', '03', null), yuan('048', '12', null, 'objective'), yuan('048', '12', null, 'subjective')]).toEqual([56, 64, 56, 64]);
  expect([yuan('028', '12', null, 'subjective'), yuan('028', '12', '03', 'subjective'), yuan('036', '12', null, 'objective'), yuan('036', '12', null, 'subjective')]).toEqual([60, 64, 65, 77]);
  expect([yuan('001', '61', '01', null), yuan('001', '61', '03', null), yuan('026', '61', null, null), yuan('017', '61', null, 'subjective')]).toEqual([51, 69, 51, 67]);
  expect([yuan('001', '50', '01', null), yuan('045', '50', null, 'subjective'), yuan('046', '50', null, 'mixed')]).toEqual([60, 50, 50]);
});

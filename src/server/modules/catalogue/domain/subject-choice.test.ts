import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { Level, Subject } from '#contracts/catalogue.ts';

import { archiveYears, carryYears } from './score-validity.ts';
import { offerSubjects, refusalsToChoose, type ChoiceFacts, type PassedSubject } from './subject-choice.ts';

const level = Level.parse({ code: '04', name: { zh: '考全科', en: 'All subjects' }, kind: 'access', entry: 'full', cycleYears: 2, subjectChoice: 'free' });
const oneYear = Level.parse({ ...level, code: '02', cycleYears: 1, subjectChoice: 'fixed' });
const subjects = [['1', '建设工程经济'], ['2', '建设工程法规及相关知识'], ['3', '建设工程项目管理'], ['4', '专业工程管理与实务（公路工程）']].map(([code, zh]) =>
  Subject.parse({ code, levels: ['04', '02'], name: { zh, en: `Subject ${code ?? ''}` }, type: 'objective', minutes: 120, fullMark: 100, passMark: 60, bySpecialty: code === '4' }));

function facts(given: Partial<ChoiceFacts> = {}): ChoiceFacts {
  return { level, specialty: '02', subjects, examYear: 2014, passed: [], config: { cancelledYears: [], retakePassedSubjects: false }, ...given };
}

const pass = (year: number, subject: string, specialty = '02'): PassedSubject => ({ year, level: '04', specialty, subject });

describe('score validity', () => {
  test('the printed example: 一建 with two years, 2014 looks back to 2012 and 2013, but only 2013 carries', () => {
    expect(archiveYears(2014, 2)).toEqual([2012, 2013]);
    expect(archiveYears(2015, 2)).toEqual([2013, 2014]);
    expect(archiveYears(2020, 2)).toEqual([2018, 2019]);
    expect(carryYears(2014, 2)).toEqual([2013]);
  });

  test('one-year exams look back one year and carry nothing', () => {
    expect(archiveYears(2019, 1)).toEqual([2018]);
    expect(carryYears(2019, 1)).toEqual([]);
  });

  test('a cancelled year prolongs both windows by one', () => {
    expect(archiveYears(2023, 2, [2022])).toEqual([2020, 2021]);
    expect(carryYears(2023, 2, [2022])).toEqual([2021]);
    expect(carryYears(2023, 4, [2022])).toEqual([2019, 2020, 2021]);
  });

  test('windows always hold as many years as the cycle says, none of them cancelled, all before the exam', () => {
    fc.assert(fc.property(fc.integer({ min: 2010, max: 2030 }), fc.integer({ min: 1, max: 5 }), fc.uniqueArray(fc.integer({ min: 2008, max: 2029 }), { maxLength: 3 }), (year, cycle, cancelled) => {
      const years = archiveYears(year, cycle, cancelled);
      expect(years).toHaveLength(cycle);
      expect(carryYears(year, cycle, cancelled)).toHaveLength(cycle - 1);
      expect(years.every((y) => y < year && !cancelled.includes(y))).toBe(true);
    }));
  });
});

describe('subjects on offer', () => {
  test('a pass inside the carry window is shown with its year and not offered again', () => {
    const offers = offerSubjects(facts({ passed: [pass(2013, '1'), pass(2012, '2')] }));
    expect(offers.map((o) => [o.subject.code, o.state, o.passedIn, o.selectable])).toEqual([
      ['1', 'passed', 2013, false], ['2', 'open', null, true], ['3', 'open', null, true], ['4', 'open', null, true],
    ]);
  });

  test('a pass in the specialty subject counts only for its specialty, common subjects for all', () => {
    const offers = offerSubjects(facts({ specialty: '03', passed: [pass(2013, '4'), pass(2013, '1')] }));
    expect(offers.map((o) => o.state)).toEqual(['passed', 'open', 'open', 'open']);
  });

  test('a province may let passed subjects be sat again', () => {
    const offers = offerSubjects(facts({ passed: [pass(2013, '1')], config: { cancelledYears: [], retakePassedSubjects: true } }));
    expect(offers[0]).toMatchObject({ state: 'passed', selectable: true });
    expect(refusalsToChoose(offers, ['1', '2'])).toEqual([]);
  });

  test('one-year levels are sat whole', () => {
    const offers = offerSubjects(facts({ level: oneYear }));
    expect(offers.every((o) => o.state === 'required')).toBe(true);
    expect(refusalsToChoose(offers, ['1', '2', '3', '4'])).toEqual([]);
    expect(refusalsToChoose(offers, ['1', '2', '3']).map((r) => r.code)).toEqual(['catalogue.all_subjects_required']);
  });
});

describe('what is wrong with a choice', () => {
  const offers = offerSubjects(facts({ passed: [pass(2013, '1')] }));

  test.each([
    [[], ['catalogue.no_subject_chosen']],
    [['2'], []],
    [['2', '3', '4'], []],
    [['1'], ['catalogue.subject_already_passed']],
    [['9'], ['catalogue.subject_not_offered']],
    [['1', '9'], ['catalogue.subject_already_passed', 'catalogue.subject_not_offered']],
  ])('%j → %j', (chosen, codes) => {
    expect(refusalsToChoose(offers, chosen).map((r) => r.code)).toEqual(codes);
  });

  test('nothing is left to sit when all is passed', () => {
    const all = offerSubjects(facts({ passed: ['1', '2', '3', '4'].map((s) => pass(2013, s)) }));
    expect(refusalsToChoose(all, ['1']).map((r) => r.code)).toEqual(['catalogue.everything_passed']);
  });
});

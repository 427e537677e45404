import { describe, expect, test } from 'vitest';

import { Level, Subject } from '#contracts/catalogue.ts';

import { offerSubjects, refusalsToChoose, type ChoiceFacts, type CarriedSubject } from './subject-choice.ts';

const level = Level.parse({ code: '04', name: { zh: '考全科', en: 'All subjects' }, kind: 'access', entry: 'full', cycleYears: 2, subjectChoice: 'free' });
const oneYear = Level.parse({ ...level, code: '02', cycleYears: 1, subjectChoice: 'fixed' });
const subjects = [['1', '建设工程经济'], ['2', '建设工程法规及相关知识'], ['3', '建设工程项目管理'], ['4', '专业工程管理与实务（公路工程）']].map(([code, zh]) =>
  Subject.parse({ code, levels: ['04', '02'], name: { zh, en: `Subject ${code ?? ''}` }, type: 'objective', minutes: 120, fullMark: 100, passMark: 60, bySpecialty: code === '4' }));

function facts(given: Partial<ChoiceFacts> = {}): ChoiceFacts {
  return { level, subjects, carried: [], config: { retakePassedSubjects: false }, ...given };
}

const pass = (year: number, subjectCode: string): CarriedSubject => ({ year, subjectCode });

describe('subjects on offer', () => {
  test('a pass that still counts is shown with its year and not offered again', () => {
    const offers = offerSubjects(facts({ carried: [pass(2013, '1')] }));
    expect(offers.map((o) => [o.subject.code, o.state, o.passedIn, o.selectable])).toEqual([
      ['1', 'passed', 2013, false], ['2', 'open', null, true], ['3', 'open', null, true], ['4', 'open', null, true],
    ]);
  });

  test('a province may let passed subjects be sat again', () => {
    const offers = offerSubjects(facts({ carried: [pass(2013, '1')], config: { retakePassedSubjects: true } }));
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
  const offers = offerSubjects(facts({ carried: [pass(2013, '1')] }));

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
    const all = offerSubjects(facts({ carried: ['1', '2', '3', '4'].map((s) => pass(2013, s)) }));
    expect(refusalsToChoose(all, ['1']).map((r) => r.code)).toEqual(['catalogue.everything_passed']);
  });
});

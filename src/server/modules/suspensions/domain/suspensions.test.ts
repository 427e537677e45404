import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SUSPENSION_ACTS, SuspensionState } from '#contracts/suspensions.ts';
import { ledgerOf } from '../ledger.ts';
import { firstRemedy, refusalsOfChoice, refusalsOfResit, refusalsToActOn, refusalsToChooseRemedy, type SuspensionFacts } from './suspension-acts.ts';
import { suspendedPapers } from './suspended-papers.ts';
import { partlyWords, suspensionWords } from './suspension-words.ts';

const NOW = Date.parse('2026-09-12T07:00:00+08:00');
const DAY = 86_400_000;
const byHalfDay = new Map([[1, '1'], [2, '2'], [3, '3'], [4, '4']]);

describe('which papers do not take place', () => {
  test.each([
    ['the whole sitting takes every paper, timed or not', [], null, ['1', '2', '3', '4', '9'], ['1', '2', '3', '4', '9'], true],
    ['one half-day takes its paper', [2], null, ['1', '2'], ['2'], false],
    ['all half-days of somebody leave nothing', [1, 2], null, ['1', '2'], ['1', '2'], true],
    ['nobody without a paper in it is touched', [3], null, ['1', '2'], [], false],
    ['a centre takes the papers sat there', [], [1], ['1', '2'], ['1'], false],
    ['a centre and a half-day together', [2], [1, 2], ['1', '2'], ['2'], false],
    ['who does not sit at the centre is not touched', [], [], ['1', '2'], [], false],
  ] as const)('%s', (_what, halfDays, atCentre, subjects, expected, whole) => {
    expect(suspendedPapers({ halfDays }, { subjects, byHalfDay, atCentre })).toEqual({ subjects: expected, whole });
  });

  test('what is suspended is never more than what somebody sits, and whole means all of it', () => {
    fc.assert(fc.property(fc.subarray(['1', '2', '3', '4', '9'], { minLength: 1 }), fc.subarray([1, 2, 3, 4]), fc.option(fc.subarray([1, 2, 3, 4])), (subjects, halfDays, atCentre) => {
      const found = suspendedPapers({ halfDays }, { subjects, byHalfDay, atCentre });
      expect(found.subjects.every((s) => subjects.includes(s))).toBe(true);
      expect(found.whole).toBe(found.subjects.length === subjects.length);
    }));
  });
});

describe('who may do what, and when', () => {
  const facts = (change: Partial<SuspensionFacts> = {}): SuspensionFacts => ({ state: 'in_effect', remedy: 'choice', chooseUntil: NOW - 1, proposedById: 'a', resitProposedById: null, resitApproved: false, resitPeople: 3, undecided: 0, ...change });
  test('only a proposal is withdrawn or approved, and never approved by its author', () => {
    for (const state of SuspensionState.options) {
      expect(refusalsToActOn('withdraw', facts({ state }), 'a', NOW)).toHaveLength(state === 'proposed' ? 0 : 1);
      expect(refusalsToActOn('approve', facts({ state }), 'b', NOW)).toHaveLength(state === 'proposed' ? 0 : 1);
      expect(refusalsToActOn('approve', facts({ state }), 'a', NOW).map((r) => r.code)).toContain('suspension.own_proposal');
    }
  });
  test('nothing but approval and withdrawal is open before it is in effect', () => {
    for (const act of SUSPENSION_ACTS.filter((a) => a !== 'approve' && a !== 'withdraw')) expect(refusalsToActOn(act, facts({ state: 'proposed', chooseUntil: null }), 'b', NOW).length).toBeGreaterThan(0);
  });
  test('a resit waits for the end of the choice and for people who come along', () => {
    expect(refusalsToActOn('propose_resit', facts(), 'a', NOW)).toEqual([]);
    expect(refusalsToActOn('propose_resit', facts({ undecided: 1, chooseUntil: NOW + 1 }), 'a', NOW).map((r) => r.code)).toEqual(['suspension.choice_open']);
    expect(refusalsToActOn('propose_resit', facts({ resitPeople: 0 }), 'a', NOW).map((r) => r.code)).toEqual(['suspension.no_resit']);
    expect(refusalsToActOn('approve_resit', facts({ resitProposedById: 'a' }), 'a', NOW).map((r) => r.code)).toEqual(['suspension.own_proposal']);
  });
  test('a choice ends within 90 days; a new timetable has as many days, ahead, with tickets before them', () => {
    expect(refusalsOfChoice('choice', NOW + 91 * DAY, NOW).map((r) => r.code)).toEqual(['suspension.choose_until_past']);
    expect(refusalsOfChoice('refund', null, NOW)).toEqual([]);
    expect(refusalsOfResit({ examOn: ['2026-10-17', '2026-10-18'], ticketOpensAt: NOW + DAY, ticketClosesAt: NOW + 60 * DAY }, 2, NOW)).toEqual([]);
    expect(refusalsOfResit({ examOn: ['2026-09-12'], ticketOpensAt: NOW - DAY, ticketClosesAt: NOW }, 2, NOW).map((r) => r.code)).toEqual(['suspension.resit_days', 'suspension.resit_past', 'suspension.resit_tickets']);
  });
  test('who sits other papers gets the fee; the others what was declared', () => {
    expect([firstRemedy('resit', false), firstRemedy('resit', true), firstRemedy('choice', true), firstRemedy('refund', true)]).toEqual(['refund', 'resit', 'undecided', 'refund']);
    const s = { remedy: 'choice', chooseUntil: NOW + 1 } as const;
    expect(refusalsToChooseRemedy({ remedy: 'resit', moved: false, settled: true }, s, NOW)).toEqual([]);
    expect(refusalsToChooseRemedy({ remedy: 'undecided', moved: false, settled: false }, s, NOW + 1).map((r) => r.code)).toEqual(['suspension.no_choice']);
    expect(refusalsToChooseRemedy({ remedy: 'refund', moved: false, settled: true }, s, NOW).map((r) => r.code)).toEqual(['suspension.chosen']);
  });
});

test('the words say first not to go there, and name document and telephone in both languages', () => {
  const words = suspensionWords({ exam: { zh: '2026年度一级建造师', en: 'Constructor 2026' }, place: { zh: '济南市', en: 'Jinan' }, halfDays: [], reason: '台风', documentNumber: '鲁人考〔2026〕12号', remedy: 'choice', chooseUntil: NOW, phone: '0531-55500137' });
  expect(words.zh).toBe('2026年度一级建造师考试因台风在济南市停考，请勿前往考场，准考证作废。请于 2026-09-12 07:00 前登录选择退费或参加延期考试，未选择的全额退费。文号：鲁人考〔2026〕12号。咨询电话：0531-55500137。');
  expect(words.en).toContain('Do not go');
  expect(partlyWords(words).zh).toContain('其他场次的考试照常进行');
});

test('money is drawn where it is; what does not add up is the difference', () => {
  const sum = (state: 'due' | 'requested' | 'failed' | 'done', amountInFen: number) => ({ state, way: 'channel' as const, count: 1, amountInFen });
  expect(ledgerOf({ paid: 1000, kept: 100, undecidedFen: 200 }, 50, [sum('done', 300), sum('requested', 150), sum('due', 100), sum('failed', 100)])).toMatchObject({ refundedInFen: 300, underWayInFen: 300, failedInFen: 100, keptInFen: 100, undecidedInFen: 200, differenceInFen: 0 });
  expect(ledgerOf({ paid: 1000, kept: 0, undecidedFen: 0 }, 0, [sum('done', 900)])).toMatchObject({ differenceInFen: 100 });
});

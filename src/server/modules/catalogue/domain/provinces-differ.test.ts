import { describe, expect, test } from 'vitest';

import { Fee, ModifyPolicy, Subject, type ProvinceWindows } from '#contracts/catalogue.ts';

import { amountDue, feeFor } from './fees.ts';
import { modifyPolicyWords } from './modify-policy.ts';
import { dayOf, momentOf } from './plan-days.ts';
import { phasesOf, sittingPhase } from './windows.ts';

const HOUR = 3_600_000;
const at = (text: string) => Date.parse(`${text}+08:00`);

test('every 修改策略 says what it allows, in both languages, and none like another', () => {
  const said = ModifyPolicy.options.map((policy) => modifyPolicyWords(policy));
  for (const { zh } of said) expect(zh).toContain('本省规定');
  expect(new Set(said.flatMap(({ zh, en }) => [zh, en])).size).toBe(ModifyPolicy.options.length * 2);
});

describe('收费标准', () => {
  const line = (levelCode: string | null, subjectType: string | null, amountInFen: number) =>
    Fee.parse({ examCode: '028', province: '12', levelCode, subjectType, amountInFen, legalBasis: '发改价格〔2015〕1217号', certainty: 'published' });
  const subject = (code: string, type: string) =>
    Subject.parse({ code, levels: ['02'], name: { zh: `科目${code}`, en: `Subject ${code}` }, type, minutes: 120, fullMark: 100, passMark: 60 });
  const fees = [line(null, 'objective', 5600), line(null, 'subjective', 6000), line('03', 'subjective', 6400)];

  test('the most specific line counts', () => {
    expect(feeFor(fees, '02', { type: 'subjective' }, 2026)?.amountInFen).toBe(6000);
    expect(feeFor(fees, '03', { type: 'subjective' }, 2026)?.amountInFen).toBe(6400);
    expect(feeFor([line(null, null, 100), line('01', null, 200)], '01', { type: 'mixed' }, 2026)?.amountInFen).toBe(200);
  });

  test('the amount is the sum of the chosen subjects, each with the paper it stands on', () => {
    expect(amountDue(fees, '02', [subject('1', 'objective'), subject('2', 'objective'), subject('3', 'subjective')], 2026, null)).toMatchObject({
      lines: [{ subjectCode: '1', amountInFen: 5600 }, { subjectCode: '2', amountInFen: 5600 }, { subjectCode: '3', amountInFen: 6000, legalBasis: '发改价格〔2015〕1217号' }],
      totalInFen: 17_200, dueInFen: 17_200, waived: false,
    });
  });

  test('a waiver owes nothing and still shows what it waives', () => {
    expect(amountDue(fees, '02', [subject('1', 'objective')], 2026, { reason: '城乡低保家庭' })).toMatchObject({ totalInFen: 5600, dueInFen: 0, waived: true });
  });

  test('no published fee is a refusal, not a free exam', () => {
    expect(amountDue(fees, '02', [subject('1', 'mixed')], 2026, null)).toEqual({ code: 'catalogue.fee_not_set' });
    expect(amountDue([{ ...line(null, 'mixed', 100), from: 2027 }], '02', [subject('1', 'mixed')], 2026, null)).toEqual({ code: 'catalogue.fee_not_set' });
  });
});

describe('windows', () => {
  const period = (from: string, to: string) => ({ opensAt: at(from), closesAt: at(to) });
  const windows: ProvinceWindows = {
    apply: period('2026-11-20T09:00', '2026-11-30T17:00'), confirm: period('2026-11-20T09:00', '2026-12-01T17:00'), review: period('2026-11-20T09:00', '2026-12-01T17:00'),
    pay: period('2026-11-20T09:00', '2026-12-02T17:00'), ticket: null, score: null, recheck: null,
  };

  test('the opening moment is inside, the closing moment outside', () => {
    expect(phasesOf(windows, at('2026-11-20T08:59:59')).apply).toBe('before');
    expect(phasesOf(windows, at('2026-11-20T09:00'))).toMatchObject({ apply: 'open', pay: 'open', ticket: 'unpublished' });
    expect(phasesOf(windows, at('2026-11-30T17:00'))).toMatchObject({ apply: 'after', confirm: 'open', pay: 'open' });
    expect(phasesOf(windows, at('2026-12-02T17:00')).pay).toBe('after');
  });

  test('a sitting is open while any province is, ahead before the first, over after the last', () => {
    const later = { windows: { ...windows, apply: period('2026-11-25T09:00', '2026-12-05T17:00') } };
    const both = [{ windows }, later];
    expect(sittingPhase(both, at('2026-11-19T12:00'))).toMatchObject({ phase: 'before', opensAt: at('2026-11-20T09:00') });
    expect(sittingPhase(both, at('2026-11-21T12:00'))).toMatchObject({ phase: 'open', openProvinces: 1, closesAt: at('2026-11-30T17:00') });
    expect(sittingPhase(both, at('2026-11-26T12:00'))).toMatchObject({ phase: 'open', openProvinces: 2, closesAt: at('2026-12-05T17:00') });
    expect(sittingPhase(both, at('2026-12-06T12:00'))).toMatchObject({ phase: 'after' });
    expect(sittingPhase([], 0)).toBeUndefined();
  });
});

describe('planned days', () => {
  const anchors = { load: '2026-11-23', exam: '2027-02-27' };
  test.each([
    ['2019-07-05', '2019-07-05'], ['load', '2026-11-23'], ['load-6d', '2026-11-17'], ['load+14d', '2026-12-07'], ['exam-5d', '2027-02-22'], ['exam+60d', '2027-04-28'],
    ['sat:load+96d', '2027-02-27'], ['sun:load+96d', '2027-02-28'], ['sat:2026-11-28', '2026-11-28'],
  ])('%s is %s', (planned, day) => {
    expect(dayOf(planned, anchors)).toBe(day);
  });

  test('hours are Beijing hours, 24:00 is the next midnight, a day may say its own', () => {
    expect(momentOf('2019-03-03', '24:00', 0, anchors)).toBe(at('2019-03-04T00:00'));
    expect(momentOf('2019-03-04 18:00', '24:00', 0, anchors)).toBe(at('2019-03-04T18:00'));
    expect(momentOf('load', '09:00', 2, anchors)).toBe(at('2026-11-25T09:00'));
    expect(momentOf('load', '09:00', 2, anchors) - momentOf('load', '09:00', 1, anchors)).toBe(24 * HOUR);
  });
});

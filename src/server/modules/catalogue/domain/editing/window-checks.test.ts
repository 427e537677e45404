import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { WINDOW_NAMES } from '#contracts/catalogue.ts';
import { beijingDay, startOfBeijingDay } from '#contracts/dates.ts';
import type { EditedWindows } from '#contracts/sittings.ts';

import { readExamSeeds } from '../../exam-seeds.ts';
import { workOutSitting } from '../sitting-plan.ts';
import { copyTerms, proposeFrame, shiftBetween, shiftWindows, sittingIdOf } from './copy-sitting.ts';
import { frameAround, refusalsOfWindows } from './window-checks.ts';
import { dayOff, hintsOfWindows } from './window-hints.ts';
import { openingLoad } from './opening-load.ts';
import { refusalsOfSettings } from './sitting-rules.ts';
import { sittingState } from './sitting-state.ts';

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const span = (from: string, until: string) => ({ opensAt: at(from), closesAt: at(until) });
const EXAM = ['2027-09-11', '2027-09-12'];
const GOOD: EditedWindows = {
  apply: span('2027-07-01 09:00', '2027-07-09 17:00'), confirm: span('2027-07-01 09:00', '2027-07-12 17:00'), review: span('2027-07-02 09:00', '2027-07-13 17:00'),
  pay: span('2027-07-02 09:00', '2027-07-16 17:00'), ticket: span('2027-09-06 09:00', '2027-09-12 17:00'), score: span('2027-11-15 09:00', '2028-11-15 09:00'), recheck: span('2027-11-15 09:00', '2027-12-15 09:00'),
};
const FACTS = { frame: null, examOn: EXAM, reviewTiming: 'before' } as const;
const codes = (windows: Partial<EditedWindows>, facts: Partial<Parameters<typeof refusalsOfWindows>[1]> = {}) => refusalsOfWindows({ ...GOOD, ...windows }, { ...FACTS, ...facts }).map((r) => `${r.path ?? ''} ${r.code}`);

describe('the windows of a province', () => {
  test('in order, inside the frame and before the exam may stand', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ ticket: null, score: null, recheck: null })).toEqual([]);
  });

  test('that are wrong are told all at once, each at its window', () => {
    expect(codes({ apply: span('2027-07-09 17:00', '2027-07-01 09:00'), pay: span('2027-07-02 09:00', '2027-09-12 17:00'), recheck: span('2027-11-01 09:00', '2027-12-15 09:00') })).toEqual([
      'windows.apply sitting.window_reversed', 'windows.confirm sitting.confirm_before_apply', 'windows.pay sitting.pay_before_confirm', 'windows.review sitting.review_before_apply',
      'windows.pay sitting.window_after_exam', 'windows.ticket sitting.ticket_before_pay', 'windows.recheck sitting.recheck_before_score',
    ]);
  });

  test.each<[string, Partial<EditedWindows>, string[]]>([
    ['confirming ends before applying', { confirm: span('2027-07-01 09:00', '2027-07-09 16:59') }, ['windows.confirm sitting.confirm_before_apply']],
    ['paying ends before confirming', { pay: span('2027-07-02 09:00', '2027-07-12 16:00'), review: span('2027-07-02 09:00', '2027-07-12 12:00') }, ['windows.pay sitting.pay_before_confirm']],
    ['the review outlasts paying', { review: span('2027-07-02 09:00', '2027-07-16 17:01') }, ['windows.review sitting.review_after_pay']],
    ['tickets after the exam', { ticket: span('2027-09-11 00:00', '2027-09-12 17:00') }, ['windows.ticket sitting.ticket_not_at_exam']],
    ['scores on the exam day', { score: span('2027-09-12 23:00', '2028-11-15 09:00') }, ['windows.score sitting.score_before_exam']],
    ['re-checks without scores', { score: null }, ['windows.recheck sitting.recheck_before_score']],
  ])('%s', (_, windows, expected) => { expect(codes(windows)).toEqual(expected); });

  test('a review after the exam is held to the exam, not to paying', () => {
    expect(codes({ review: span('2027-11-15 09:00', '2027-12-01 17:00') }, { reviewTiming: 'after' })).toEqual([]);
    expect(codes({}, { reviewTiming: 'after' })).toEqual(['windows.review sitting.review_before_exam']);
  });

  test('one minute outside the national frame is outside', () => {
    const frame = { ...GOOD, ticket: null };
    expect(codes({}, { frame })).toEqual([]);
    expect(codes({ apply: span('2027-07-01 08:59', '2027-07-09 17:00') }, { frame })).toEqual(['windows.apply sitting.window_outside_frame']);
  });
});

const spans = fc.tuple(fc.integer({ min: 0, max: 400 * 1440 }), fc.integer({ min: 1, max: 60 * 1440 })).map(([from, length]) => ({ opensAt: at('2027-01-01 00:00') + from * 60_000, closesAt: at('2027-01-01 00:00') + (from + length) * 60_000 }));
const anyWindows: fc.Arbitrary<EditedWindows> = fc.record({ apply: spans, confirm: spans, review: spans, pay: spans, ticket: fc.option(spans), score: fc.option(spans), recheck: fc.option(spans) });
/** Windows that are right but for some hours here and there, so that the rules say yes often enough to be worth asking. */
const hours = fc.constantFrom(0, 0, 0, 0, -72, -1, 1, 48).map((h) => h * 3_600_000);
const nearly = (w: { opensAt: number; closesAt: number }) => fc.tuple(hours, hours).map(([a, b]) => ({ opensAt: w.opensAt + a, closesAt: w.closesAt + b }));
const nearlyRight: fc.Arbitrary<EditedWindows> = fc.record({
  apply: nearly(GOOD.apply), confirm: nearly(GOOD.confirm), review: nearly(GOOD.review), pay: nearly(GOOD.pay), ticket: fc.constant(null), score: fc.constant(null), recheck: fc.constant(null),
});
const roomy = nearlyRight.map((w): EditedWindows => {
  const wide = (x: { opensAt: number; closesAt: number }) => ({ opensAt: x.opensAt - 24 * 3_600_000, closesAt: x.closesAt + 24 * 3_600_000 });
  return { ...w, apply: wide(w.apply), confirm: wide(w.confirm), review: wide(w.review), pay: wide(w.pay) };
});

describe('properties', () => {
  test('whatever is accepted is in order, and inside its frame', () => {
    let accepted = 0;
    fc.assert(fc.property(fc.oneof(anyWindows, nearlyRight), fc.oneof(anyWindows, roomy), (windows, frame) => {
      if (refusalsOfWindows(windows, { ...FACTS, frame }).length > 0) return;
      const exam = startOfBeijingDay('2027-09-11');
      expect(windows.apply.opensAt).toBeLessThan(windows.apply.closesAt);
      expect(windows.apply.closesAt).toBeLessThanOrEqual(windows.confirm.closesAt);
      expect(windows.confirm.closesAt).toBeLessThanOrEqual(windows.pay.closesAt);
      expect(windows.pay.closesAt).toBeLessThanOrEqual(exam);
      for (const name of WINDOW_NAMES) {
        const [w, f] = [windows[name], frame[name]];
        if (w && f) expect(f.opensAt <= w.opensAt && w.closesAt <= f.closesAt).toBe(true);
      }
      accepted += 1;
    }), { numRuns: 3_000 });
    expect(accepted).toBeGreaterThan(50);
  });

  test('every province lies in the frame around all of them', () => {
    fc.assert(fc.property(fc.array(anyWindows, { minLength: 1, maxLength: 8 }), (all) => {
      const frame = frameAround(all);
      for (const windows of all) expect(refusalsOfWindows(windows, { ...FACTS, frame: frame ?? null }).filter((r) => r.code === 'sitting.window_outside_frame')).toEqual([]);
    }));
  });

  test('a copy keeps weekday, hour and length of every window, and what was right stays right', () => {
    const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2032-12-31'), noInvalidDate: true }).map((d) => d.toISOString().slice(0, 10));
    fc.assert(fc.property(anyWindows, day, day, (windows, from, to) => {
      const by = shiftBetween(from, to);
      const moved = shiftWindows(windows, by);
      for (const name of WINDOW_NAMES) {
        const [a, b] = [windows[name], moved[name]];
        if (a === null || b === null) { expect(b).toBe(a); continue; }
        expect(b.closesAt - b.opensAt).toBe(a.closesAt - a.opensAt);
        expect(new Date(b.opensAt).getUTCDay()).toBe(new Date(a.opensAt).getUTCDay());
        expect(b.opensAt % 86_400_000).toBe(((a.opensAt % 86_400_000) + 86_400_000) % 86_400_000);
      }
      expect(Math.abs(startOfBeijingDay(to) - startOfBeijingDay(from) - by)).toBeLessThanOrEqual(3.5 * 86_400_000);
      const sameWeekday = beijingDay(startOfBeijingDay(EXAM[0] ?? '') + by);
      expect(refusalsOfWindows(moved, { ...FACTS, frame: null, examOn: [sameWeekday, beijingDay(startOfBeijingDay(sameWeekday) + 86_400_000)] }).map((r) => r.code))
        .toEqual(refusalsOfWindows(windows, FACTS).map((r) => r.code));
    }));
  });

  test('the frame proposed for any exam day can stand itself', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 3650 }), (days) => {
      const examOn = [beijingDay(startOfBeijingDay('2026-01-01') + days * 86_400_000)];
      expect(refusalsOfWindows(proposeFrame(examOn), { frame: null, examOn, reviewTiming: 'before' })).toEqual([]);
    }));
  });
});

test('every sitting of the data files stands up to the checks', async () => {
  const seeds = await readExamSeeds('seeds/reference');
  for (const plan of seeds.plans.flatMap((p) => p.plans)) {
    const { sitting, configs } = workOutSitting(plan, seeds.practices, new Map(), '2026-11-23');
    for (const c of configs) expect(refusalsOfWindows(c.windows, { frame: null, examOn: sitting.examOn, reviewTiming: c.reviewTiming }).map((r) => `${r.path ?? ''} ${r.code}`), `${sitting.id} ${c.province} ${c.reviewTiming}`).toEqual([]);
  }
});

const NO_HOLIDAYS = { off: new Map(), working: new Set<string>() };

describe('what an editor is asked to look at', () => {
  const hints = (windows: Partial<EditedWindows>, holidays = NO_HOLIDAYS) => hintsOfWindows({ ...GOOD, ...windows }, holidays).map((h) => `${h.window ?? ''} ${h.code}`);

  test('deadlines at 24:00 are usual, at one in the morning not', () => {
    expect(hints({ apply: span('2027-07-01 09:00', '2027-07-10 00:00') })).toEqual([]);
    expect(hints({ apply: span('2027-07-01 09:00', '2027-07-09 01:30') })).toEqual(['apply closes_in_small_hours']);
  });

  test('days off, and weekends on which people work', () => {
    const holidays = { off: new Map([['2027-07-09', { zh: '测试假日', en: 'a holiday' }]]), working: new Set(['2027-07-03']) };
    expect(hints({}, holidays)).toEqual(['apply closes_on_day_off']);
    expect(hints({ review: span('2027-07-03 09:00', '2027-07-13 17:00') }, holidays)).toEqual(['apply closes_on_day_off']);
    expect(hints({ review: span('2027-07-04 09:00', '2027-07-13 17:00') })).toEqual(['review opens_on_day_off']);
    expect(dayOff('2027-07-05', NO_HOLIDAYS)).toBeUndefined();
  });

  test('a closing at 24:00 of a Friday belongs to the Friday', () => {
    expect(hints({ apply: span('2027-07-01 09:00', '2027-07-10 00:00') })).toEqual([]);
  });

  test('provinces that open in one minute count together (domain.md 9.2)', () => {
    const opensAt = at('2027-07-01 09:00');
    const load = openingLoad([{ province: '37', opensAt, expected: 880_000 }, { province: '51', opensAt: opensAt + 59_000, expected: null }, { province: '36', opensAt: opensAt + 60_000, expected: 6_000 }]);
    expect(load).toMatchObject([{ provinces: ['37', '51'], expected: 880_000, perSecond: 3168, heavy: true }, { provinces: ['36'], perSecond: 22, heavy: false }]);
  });
});

test('the state follows from the announcement and the dates', () => {
  const of = (now: string, announcedAt: number | null = 0) => sittingState({ announcedAt, examOn: EXAM, windows: [GOOD] }, at(now));
  expect(of('2027-07-05 09:00', null)).toBe('preparing');
  expect(['2027-06-30 09:00', '2027-07-01 09:00', '2027-07-16 17:00', '2027-09-06 09:00', '2027-09-13 00:00', '2027-11-15 09:00', '2028-11-15 09:00'].map((t) => of(t)))
    .toEqual(['announced', 'applying', 'closed', 'tickets', 'held', 'scored', 'over']);
});

test('a copy forgets last year’s notice and names its own year', () => {
  const terms = { windows: GOOD, notice: { zh: '2026 年提示', en: 'notice of 2026' }, expectedCandidates: 12_000 };
  // the parts a copy does not look at are left out here
  expect(copyTerms(terms as Parameters<typeof copyTerms>[0], 0)).toMatchObject({ notice: null, expectedCandidates: 12_000 });
  expect(sittingIdOf('034', '2027-09-11')).toEqual({ id: '034-2027-2', year: 2027, half: 2 });
});

test('a level is offered only where its conditions are on file', async () => {
  const exam = (await readExamSeeds('seeds/reference')).exams.find((e) => e.code === '034');
  if (!exam) throw new Error('no exam 034');
  const settings = { examOn: EXAM, levels: ['04', '02'], commitmentMode: 'optional', ruleYear: 2027, photoReview: 'none', levelsAlwaysManual: [], failedVerificationBlocks: false, certainty: 'typical' } as const;
  const of = (rules: typeof exam.rules) => refusalsOfSettings({ ...settings, examOn: [...EXAM], levels: [...settings.levels], levelsAlwaysManual: [] }, proposeFrame(EXAM), { ...exam, rules }, 2027, 2).map((r) => [r.code, r.params?.['level']]);
  expect(of(exam.rules)).toEqual([]);
  expect(of(exam.rules.filter((r) => r.level !== '02'))).toEqual([['sitting.level_without_conditions', '02']]);
});

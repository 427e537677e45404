import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ModifyPolicy, ProvinceWindows } from '#contracts/catalogue.ts';
import { refusalsToAmend } from './amendment.ts';
import { applicationNumber, isApplicationNumber } from './application-number.ts';
import { commitmentStep, refusalsToCommit, refusalsToDecline } from './commitment-route.ts';
import { refusalsToConfirm, type ConfirmFacts } from './confirm.ts';
import { NEW_APPLICATION, type Dimensions } from './dimensions.ts';
import { reviewRoute, type RouteFacts } from './review-route.ts';
import { refusalsToStart, type StartFacts } from './start.ts';
import { lapsesAt, refusalsOutsideApply, refusalsOutsidePreparing } from './window-guards.ts';

const day = (text: string) => Date.parse(`${text}T00:00:00+08:00`);
const WINDOWS: ProvinceWindows = {
  apply: { opensAt: day('2026-11-20'), closesAt: day('2026-11-30') }, confirm: { opensAt: day('2026-11-20'), closesAt: day('2026-12-01') },
  review: { opensAt: day('2026-11-20'), closesAt: day('2026-12-03') }, pay: { opensAt: day('2026-11-21'), closesAt: day('2026-12-05') }, ticket: null, score: null, recheck: null,
};
const codes = (refusals: { code: string }[]) => refusals.map((r) => r.code);

describe('windows', () => {
  test('the opening instant is inside, the closing instant outside', () => {
    expect(codes(refusalsOutsideApply(WINDOWS, WINDOWS.apply.opensAt - 1))).toEqual(['application.window_not_open_yet']);
    expect(refusalsOutsideApply(WINDOWS, WINDOWS.apply.opensAt)).toEqual([]);
    expect(refusalsOutsideApply(WINDOWS, WINDOWS.apply.closesAt - 1)).toEqual([]);
    expect(refusalsOutsideApply(WINDOWS, WINDOWS.apply.closesAt)).toEqual([{ code: 'application.window_closed', params: { at: '2026-11-30 00:00' } }]);
  });
  test('in the seven days before the opening everything but saving may be done, and not longer ahead', () => {
    const { opensAt } = WINDOWS.apply;
    expect(refusalsOutsidePreparing(WINDOWS, opensAt - 7 * 86_400_000)).toEqual([]);
    expect(refusalsOutsidePreparing(WINDOWS, opensAt - 1)).toEqual([]);
    expect(refusalsOutsidePreparing(WINDOWS, opensAt)).toEqual([]);
    expect(codes(refusalsOutsidePreparing(WINDOWS, opensAt - 7 * 86_400_000 - 1))).toEqual(['application.window_not_open_yet']);
    expect(codes(refusalsOutsidePreparing(WINDOWS, WINDOWS.apply.closesAt))).toEqual(['application.window_closed']);
  });
  test('what lapses when', () => {
    expect(lapsesAt('unsaved', WINDOWS).at).toBe(WINDOWS.apply.closesAt);
    expect(lapsesAt('unconfirmed', WINDOWS).at).toBe(WINDOWS.confirm.closesAt);
    expect(lapsesAt('unpaid', WINDOWS).at).toBe(WINDOWS.pay.closesAt);
  });
});

describe('choosing an exam', () => {
  const fine: StartFacts = { account: [], hasPhoto: true, unfinishedVerification: [], sittingOpen: true };
  test('nothing stops a complete account', () => expect(refusalsToStart(fine)).toEqual([]));
  test('everything missing is told at once', () => {
    const no = refusalsToStart({ account: [{ code: 'account.frozen' }], hasPhoto: false, unfinishedVerification: [{ code: 'verification.identity_unfinished' }], sittingOpen: false });
    expect(codes(no)).toEqual(['account.frozen', 'application.sitting_closed', 'application.photo_missing', 'verification.identity_unfinished']);
  });
});

describe('commitment', () => {
  test.each([
    ['optional', false, false, 'letter'], ['compulsory', false, false, 'letter'], ['optional', true, false, 'hold_notice'],
    ['compulsory', true, false, 'hold_notice'], ['optional', false, true, 'none'], ['none', false, false, 'none'], ['none', true, false, 'none'],
  ] as const)('mode %s, under a record %s, closed this year %s: %s', (mode, integrityHold, closedThisYear, step) => {
    expect(commitmentStep({ mode, integrityHold, closedThisYear })).toBe(step);
  });
  test('who may not sign hears every reason', () => {
    expect(codes(refusalsToCommit({ mode: 'optional', integrityHold: true, closedThisYear: true }))).toEqual(['commitment.integrity_hold', 'commitment.withdrawn_this_year']);
  });
  test('only the pilot of 2019 makes everybody sign', () => {
    expect(codes(refusalsToDecline({ mode: 'compulsory', integrityHold: false, closedThisYear: false }))).toEqual(['commitment.compulsory']);
    expect(refusalsToDecline({ mode: 'optional', integrityHold: false, closedThisYear: false })).toEqual([]);
  });
});

describe('confirming', () => {
  const fine: ConfirmFacts = { windows: WINDOWS, photo: 'approved', photoReviewed: false, majorMatches: true, mismatchAnswered: false };
  const now = day('2026-11-25');
  test('a mismatch of majors has to be answered and never blocks (R-2.2.4-09)', () => {
    expect(codes(refusalsToConfirm({ ...fine, majorMatches: false }, now))).toEqual(['application.mismatch_unanswered']);
    expect(refusalsToConfirm({ ...fine, majorMatches: false, mismatchAnswered: true }, now)).toEqual([]);
  });
  test('the photo gate stands only where photos are reviewed', () => {
    expect(refusalsToConfirm({ ...fine, photo: 'self_checked' }, now)).toEqual([]);
    expect(codes(refusalsToConfirm({ ...fine, photo: 'self_checked', photoReviewed: true }, now))).toEqual(['application.photo_not_approved']);
    expect(codes(refusalsToConfirm({ ...fine, photo: 'awaiting' }, now))).toEqual(['application.photo_not_approved']);
    expect(codes(refusalsToConfirm({ ...fine, photo: 'rejected' }, now))).toEqual(['application.photo_rejected']);
  });
  test('late, without photo and unanswered: three noes', () => {
    expect(codes(refusalsToConfirm({ ...fine, photo: 'missing', majorMatches: false }, WINDOWS.confirm.closesAt))).toEqual(['application.confirm_closed', 'application.photo_missing', 'application.mismatch_unanswered']);
  });
});

describe('routing', () => {
  const fine: RouteFacts = {
    commitment: 'signed', everythingVerified: true, majorMatches: true, returningAutoPass: false, levelAlwaysManual: false, restsOnPaper: false, reviewMode: 'online', reviewTiming: 'before',
  };
  test('committed and verified goes through by itself', () => expect(reviewRoute(fine).route).toBe('route_automatic'));
  test.each([
    [{ commitment: 'declined' }, 'no_commitment'], [{ everythingVerified: false }, 'not_all_verified'], [{ majorMatches: false }, 'major_mismatch'],
    [{ levelAlwaysManual: true }, 'level_always_manual'], [{ restsOnPaper: true }, 'rests_on_paper'],
  ] as const)('%o needs people: %s', (more, reason) => {
    expect(reviewRoute({ ...fine, ...more })).toEqual({ route: 'route_online', reasons: [reason] });
    expect(reviewRoute({ ...fine, ...more, reviewMode: 'on_site' }).route).toBe('route_on_site');
    expect(reviewRoute({ ...fine, ...more, reviewTiming: 'after' }).route).toBe('route_post_exam');
  });
  test('a person under a record goes to the review point, also where the province checks after the exam (R-2.2.1-13, 5)', () => {
    expect(reviewRoute({ ...fine, commitment: 'not_applicable', reviewTiming: 'after', returningAutoPass: true }).route).toBe('route_on_site');
  });
  test('a returning candidate passes where the province says so', () => {
    expect(reviewRoute({ ...fine, commitment: 'declined', returningAutoPass: true })).toEqual({ route: 'route_automatic', reasons: ['returning_candidate'] });
  });
});

describe('amending', () => {
  const phone = '0531-00000000';
  const saved: Dimensions = { ...NEW_APPLICATION, data: 'saved' };
  const waiting: Dimensions = { ...NEW_APPLICATION, data: 'confirmed', review: 'awaiting_online' };
  const approved: Dimensions = { ...waiting, review: 'approved' };
  const rejected: Dimensions = { ...waiting, review: 'rejected' };
  const table: [ModifyPolicy, boolean, boolean, boolean, boolean][] = [
    ['UNTIL_PAY', true, true, true, true], ['UNTIL_REVIEW', true, true, false, true], ['UNTIL_CONFIRM', true, false, false, true], ['NEVER_AFTER_SAVE', false, false, false, true],
  ];
  test.each(table)('%s: saved %s, waiting %s, approved %s, rejected %s', (policy, ...allowed) => {
    const may = [saved, waiting, approved, rejected].map((dimensions) => refusalsToAmend({ dimensions, policy, phone, unlocked: false }).length === 0);
    expect(may).toEqual(allowed);
  });
  test('money ends it under every policy', () => {
    for (const [policy] of table) {
      expect(codes(refusalsToAmend({ dimensions: { ...approved, payment: 'paid' }, policy, phone, unlocked: false }))).toEqual(['application.already_paid']);
      expect(codes(refusalsToAmend({ dimensions: { ...approved, payment: 'paying' }, policy, phone, unlocked: false }))).toEqual(['application.payment_in_progress']);
    }
  });
});

test('an application number is told from a mistyped one: any wrong digit and any swap of neighbours is noticed', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 99_999_999 }), fc.nat(17), fc.integer({ min: 1, max: 9 }), (serial, place, off) => {
    const number = applicationNumber({ year: 2026, examCode: '034', province: '37' }, serial);
    expect(isApplicationNumber(number)).toBe(true);
    const wrong = number.slice(0, place) + String((Number(number[place]) + off) % 10) + number.slice(place + 1);
    expect(isApplicationNumber(wrong)).toBe(false);
  }));
});

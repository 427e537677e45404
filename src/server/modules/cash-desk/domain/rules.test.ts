import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DeskCode, DeskPlace, FACES } from '#contracts/cash-desk.ts';
import type { Refusal } from '#contracts/refusals.ts';
import { refusalsOfCount, sumOfNotes } from './count.ts';
import { againstStanding, isOverdue, refusalsToDecideDeposit, refusalsToDeposit } from './deposit-rules.ts';
import { deskAt, placeOfDesk, receiptNumber } from './desk-code.ts';
import { refusalsToAskVoid, refusalsToDecideVoid, refusalsToPrint } from './receipt-rules.ts';
import { refusalsOfEnd, refusalsToCount, refusalsToDecide, refusalsToOpen, refusalsToTake } from './shift-rules.ts';

const codes = (no: Refusal[]) => no.map((r) => r.code);
const [liu, chen] = [{ staffId: 'liu', permissions: ['payment.register', 'cash.confirm'] }, { staffId: 'chen', permissions: ['payment.register', 'cash.confirm'] }];
const ofLiu = { state: 'open' as const, cashierId: 'liu', cashierName: '刘出纳', day: '2026-08-10', deskText: '山东考试机构 · 1 号窗口' };
const cash = (inFen: number, notes: { faceInFen: (typeof FACES)[number]; count: number }[] = []) => ({ inFen, notes });

describe('a count', () => {
  test.each([
    ['the sum alone', cash(24_400), []], ['notes that make it', cash(24_400, [{ faceInFen: 10_000, count: 2 }, { faceInFen: 2_000, count: 2 }, { faceInFen: 100, count: 4 }]), []],
    ['notes that make another', cash(24_400, [{ faceInFen: 10_000, count: 2 }]), ['cash.count_differs']], ['a face twice', cash(20_000, [{ faceInFen: 10_000, count: 1 }, { faceInFen: 10_000, count: 1 }]), ['cash.face_twice']],
  ])('%s', (_name, count, no) => {
    expect(codes(refusalsOfCount(count, 'counted'))).toEqual(no);
  });

  test('is right whenever its notes make its sum', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.record({ faceInFen: fc.constantFrom(...FACES), count: fc.integer({ min: 1, max: 500 }) }), { selector: (n) => n.faceInFen, minLength: 1 }), fc.integer({ min: -500, max: 500 }), (notes, off) => {
      expect(refusalsOfCount({ inFen: sumOfNotes(notes) + off, notes }, 'c').length).toBe(off === 0 ? 0 : 1);
    }));
  });
});

test('a desk is named by its place and window, a receipt by the desk, the year and its number', () => {
  for (const [place, window, code] of [['37', 1, '3701'], ['3701-02', 12, '37010212'], ['66', 20, '6620']] as const) {
    const desk = deskAt({ place: DeskPlace.parse(place), window });
    expect(desk).toBe(code);
    expect(placeOfDesk(desk)).toEqual({ place, window });
  }
  expect(receiptNumber(DeskCode.parse('37010212'), 2026, 7)).toBe('S37010212-2026-000007');
});

describe('a shift', () => {
  const opening = { counted: cash(10_000), drawnInFen: 0, note: '' };
  test.each([
    ['the drawer is what the books say', opening, { bookInFen: 10_000 }, []], ['with change drawn', { ...opening, drawnInFen: 4_000 }, { bookInFen: 6_000 }, []], ['less than the books say, and nobody says why', opening, { bookInFen: 10_500 }, ['cash.float_differs']],
    ['less, explained', { ...opening, note: '上班短少五元，已报告' }, { bookInFen: 10_500 }, []], ['somebody works there', opening, { bookInFen: 10_000, standing: ofLiu }, ['cash.desk_busy']], ['the last count is not confirmed', opening, { bookInFen: 10_000, standing: { ...ofLiu, state: 'counted' as const } }, ['cash.desk_unconfirmed']],
    ['I have one elsewhere', opening, { bookInFen: 10_000, mine: { ...ofLiu, cashierId: 'chen' } }, ['cash.shift_open_mine']], ['everything at once', { ...opening, counted: cash(1, [{ faceInFen: 10_000, count: 1 }]) }, { bookInFen: 5, standing: ofLiu, mine: { ...ofLiu, cashierId: 'chen' } }, ['cash.shift_open_mine', 'cash.desk_busy', 'cash.count_differs']],
  ])('opens: %s', (_name, asked, at, no) => {
    expect(codes(refusalsToOpen(asked, { standing: undefined, mine: undefined, ...at }, 'chen'))).toEqual(no);
  });

  test.each([
    ['open today, here', { ...ofLiu, province: '37' }, []], ['none', undefined, ['cash.no_shift']], ['counted', { ...ofLiu, province: '37', state: 'counted' as const }, ['cash.no_shift']], ['of yesterday, elsewhere', { ...ofLiu, province: '62', day: '2026-08-09' }, ['cash.shift_of_earlier_day', 'cash.shift_elsewhere']],
  ])('takes money: %s', (_name, shift, no) => {
    expect(codes(refusalsToTake(shift, '2026-08-10', '37'))).toEqual(no);
  });

  test('is counted by its cashier, once, and what differs is explained', () => {
    expect(codes(refusalsToCount(ofLiu, liu))).toEqual([]);
    expect(codes(refusalsToCount({ ...ofLiu, state: 'counted' }, chen))).toEqual(['cash.not_my_shift', 'cash.shift_counted']);
    const count = { counted: cash(9_900), posInFen: 0, reason: '' };
    expect(codes(refusalsOfEnd(count, { cashInFen: 9_900, posInFen: 0 }))).toEqual([]);
    expect(codes(refusalsOfEnd(count, { cashInFen: 10_000, posInFen: 24_400 }))).toEqual(['cash.difference_reason', 'cash.pos_difference_reason']);
    expect(codes(refusalsOfEnd({ ...count, reason: '找零差错' }, { cashInFen: 10_000, posInFen: 24_400 }))).toEqual([]);
  });

  test.each([
    ['another person', 'counted', chen, []], ['the cashier themselves', 'counted', liu, ['cash.own_count']], ['before it was counted', 'open', chen, ['cash.shift_not_counted']], ['who may not', 'counted', { ...chen, permissions: [] }, ['cash.not_permitted']],
  ] as const)('is confirmed by %s', (_name, state, by, no) => {
    expect(codes(refusalsToDecide({ ...ofLiu, state }, by, 'confirm', ''))).toEqual(no);
  });

  test('is returned with a reason only', () => {
    expect(codes(refusalsToDecide({ ...ofLiu, state: 'counted' }, chen, 'return', ''))).toEqual(['cash.reason_missing']);
  });
});

test.each([
  ['issued', null, [[], [], ['cash.void_not_asked']]], ['void_asked', 'liu', [[], ['cash.void_asked'], []]], ['void_asked', 'chen', [[], ['cash.void_asked'], ['cash.own_void']]], ['void', 'liu', [['cash.receipt_void'], ['cash.receipt_void'], ['cash.void_not_asked']]],
] as const)('a receipt %s, asked by %s: print, ask, decide', (state, voidAskedById, no) => {
  expect([refusalsToPrint, refusalsToAskVoid, refusalsToDecideVoid].map((rule) => codes(rule({ state, voidAskedById }, chen)))).toEqual(no);
});

test('a deposit is of money that is there, by whoever answers for it, and checked by another', () => {
  const asked = { depositedOn: '2026-08-10', amountInFen: 5_000 };
  const at = { cashInFen: 5_000, standing: undefined, today: '2026-08-10' };
  expect(codes(refusalsToDeposit(asked, at, 'chen'))).toEqual([]);
  expect(codes(refusalsToDeposit({ ...asked, depositedOn: '2026-08-11' }, { ...at, cashInFen: 4_999, standing: ofLiu }, 'chen'))).toEqual(['cash.deposit_day', 'cash.not_enough', 'cash.desk_busy']);
  expect([againstStanding(ofLiu, 'liu'), againstStanding({ ...ofLiu, state: 'recount' }, 'liu')].map(codes)).toEqual([[], ['cash.desk_unconfirmed']]);
  expect(codes(refusalsToDecideDeposit({ state: 'entered', enteredById: 'chen' }, chen))).toEqual(['cash.own_deposit']);
  expect(codes(refusalsToDecideDeposit({ state: 'agreed', enteredById: 'liu' }, chen))).toEqual(['cash.deposit_decided']);
  expect([isOverdue(null, '2026-08-10'), isOverdue('2026-08-10', '2026-08-10'), isOverdue('2026-08-09', '2026-08-10')]).toEqual([false, false, true]);
});

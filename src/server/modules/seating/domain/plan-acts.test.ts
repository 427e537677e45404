import { expect, test } from 'vitest';
import { PLAN_ACTS, PLAN_STATES } from '#contracts/seat-plans.ts';
import { freeSeat, refusalsToMove, type Target } from './move.ts';
import { refusalsToAct } from './plan-acts.ts';

const facts = { state: 'proposed', payClosesAt: 100, firstDayAt: 200, proposedById: '王琳' } as const;

test('which act is open in which state, and none other', () => {
  const open = PLAN_STATES.map((state) => [state, PLAN_ACTS.filter((act) => refusalsToAct(act, { ...facts, state }, '赵建国', 150).length === 0)]);
  expect(Object.fromEntries(open)).toEqual({
    committed: ['close_roster', 'withdraw'], gathering: [], closed: ['allocate', 'withdraw'], allocating: [], drafted: ['allocate', 'propose', 'withdraw'], proposed: ['return', 'freeze', 'withdraw'], freezing: [], frozen: ['move'], withdrawn: [],
  });
});

test('the roster waits for the end of payment, the freeze for another person, and the exam ends both', () => {
  expect(refusalsToAct('close_roster', { ...facts, state: 'committed' }, '王琳', 99).map((r) => r.code)).toEqual(['seating.payments_open']);
  expect(refusalsToAct('close_roster', { ...facts, state: 'committed' }, '王琳', 100)).toEqual([]);
  expect(refusalsToAct('freeze', facts, '王琳', 150).map((r) => r.code)).toEqual(['seating.own_proposal']);
  expect(refusalsToAct('freeze', facts, '王琳', 200).map((r) => r.code)).toEqual(['seating.exam_begun', 'seating.own_proposal']);
});

const room: Target = { prefecture: '3701', kind: 'paper', capacity: 3, accessible: false, open: true, taken: new Map([[1, new Set([1])], [2, new Set([1, 2])]]) };
const 张伟 = { prefecture: '3701', needsAccess: false, sitsIn: false };

test('a move goes to the first seat free on all half-days of the person', () => {
  expect(freeSeat(room, [1, 2])).toBe(3);
  expect(freeSeat(room, [1])).toBe(2);
  expect(refusalsToMove(张伟, 'paper', room, [1, 2])).toEqual([]);
});

test('every reason against a room comes at once', () => {
  const full = { ...room, capacity: 2, open: false };
  expect(refusalsToMove({ ...张伟, needsAccess: true }, 'paper', full, [1, 2]).map((r) => r.code)).toEqual(['seating.room_unfit', 'seating.room_not_accessible', 'seating.room_full']);
  expect(refusalsToMove({ ...张伟, prefecture: '3702' }, 'computer', room, [1]).map((r) => r.code)).toEqual(['seating.room_unfit']);
  expect(refusalsToMove({ ...张伟, sitsIn: true }, 'paper', room, [1]).map((r) => r.code)).toEqual(['seating.same_room']);
});

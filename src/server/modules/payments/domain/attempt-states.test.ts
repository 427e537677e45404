import { describe, expect, test } from 'vitest';
import { AttemptState, OrderNumber } from '#contracts/payments.ts';
import { attemptNumber, orderNumberOf } from './attempt-number.ts';
import { advanceAttempt, ATTEMPT_TRANSITIONS, endsUnpaid, holdsOrderOpen, type AttemptAct, type AttemptFacts, type Said } from './attempt-states.ts';
import { nextAskAt } from './attempt-timing.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ACTS: AttemptAct[] = ['settle', 'close', 'hold_for_refund'];
const NEXT: Record<AttemptState, Partial<Record<AttemptAct, AttemptState>>> = {
  open: { settle: 'paid', close: 'closed', hold_for_refund: 'refund_due' },
  closed: { settle: 'paid', hold_for_refund: 'refund_due' },
  paid: {},
  refund_due: {},
};

test.each(AttemptState.options.flatMap((state) => ACTS.map((act) => [state, act] as const)))('%s × %s', (state, act) => {
  const next = advanceAttempt(state, act);
  expect(next.ok ? next.value : undefined).toBe(NEXT[state][act]);
});

test('every act has a row', () => expect(Object.keys(ATTEMPT_TRANSITIONS).sort()).toEqual([...ACTS].sort()));

const OPEN: AttemptFacts = { state: 'open', startedAt: 0, expiresAt: 30 * MINUTE, lastAnswer: null, lastAnsweredAt: null };
const PAID: Said = { status: 'paid', amountInFen: 1, reference: 'B1', paidAt: 1 };

describe('an attempt without money', () => {
  test.each<[string, Said, number, boolean]>([
    ['closed by its channel', { status: 'closed' }, MINUTE, true],
    ['unpaid where the channel can only let it run out', { status: 'unpaid' }, 40 * MINUTE, false],
    ['unpaid days after its end', { status: 'unpaid' }, 4 * DAY, true],
    ['a failed try, which may be made again', { status: 'failed' }, MINUTE, false],
    ['a channel that does not answer, however long', 'unanswered', 400 * DAY, false],
    ['money', PAID, 400 * DAY, false],
  ])('%s', (_, said, now, ends) => { expect(endsUnpaid(said, OPEN, now)).toBe(ends); });

  test.each<[string, Partial<AttemptFacts>, boolean]>([
    ['never asked', {}, true],
    ['asked before its end', { lastAnswer: 'unpaid', lastAnsweredAt: 29 * MINUTE }, true],
    ['asked after its end', { lastAnswer: 'unpaid', lastAnsweredAt: 36 * MINUTE }, false],
    ['answered after its end, silent since', { lastAnswer: 'unanswered', lastAnsweredAt: 36 * MINUTE }, true],
    ['closed', { state: 'closed' }, false],
  ])('keeps its order open: %s', (_, facts, holds) => { expect(holdsOrderOpen({ ...OPEN, ...facts })).toBe(holds); });
});

test('the channel is asked after 1, 5, 15 and 30 minutes, after the end, then daily; after silence sooner, with growing pauses', () => {
  const asked: number[] = [];
  for (let now = 0; asked.length < 8; now = asked.at(-1) ?? 0) asked.push(nextAskAt(OPEN, 0, now));
  expect(asked.map((at) => at / MINUTE)).toEqual([1, 5, 15, 30, 30 + 1 / 60, 35, 35 + 1440, 35 + 2880]);
  expect([1, 2, 3, 7, 50].map((times) => nextAskAt(OPEN, times, 0) / MINUTE)).toEqual([1, 2, 4, 60, 60]);
});

test('an attempt is named by its order', () => {
  const order = OrderNumber.parse('202607080042177305127');
  expect(attemptNumber(order, 7)).toBe(`${order}07`);
  expect(orderNumberOf(`${order}07`)).toBe(order);
  expect(orderNumberOf(order)).toBeUndefined();
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OrderState } from '#contracts/payments.ts';
import { advanceOrder, decideCharge, ORDER_TRANSITIONS, type Charge, type OrderAct, type OrderFacts } from './order-states.ts';
import { isOrderNumber, orderNumber } from './order-number.ts';
import { orderExpiry } from './order-timing.ts';

const ACTS: OrderAct[] = ['settle', 'close', 'hold_for_refund'];
const NEXT: Record<OrderState, Partial<Record<OrderAct, OrderState>>> = {
  open: { settle: 'paid', close: 'closed', hold_for_refund: 'refund_due' },
  paid: {},
  closed: { hold_for_refund: 'refund_due' },
  refund_due: {},
};

test.each(OrderState.options.flatMap((state) => ACTS.map((act) => [state, act] as const)))('%s × %s', (state, act) => {
  const next = advanceOrder(state, act);
  expect(next.ok ? next.value : undefined).toBe(NEXT[state][act]);
});

test('every act has a row', () => expect(Object.keys(ORDER_TRANSITIONS).sort()).toEqual([...ACTS].sort()));

const OPEN: OrderFacts = { state: 'open', amountInFen: 24_400, expiresAt: 2_000, knownReferences: [], applicationPayable: true };
const PAID: Charge = { status: 'paid', amountInFen: 24_400, reference: 'B1', paidAt: 1_000 };

describe('what a charge means', () => {
  test.each<[string, Charge, Partial<OrderFacts>, ReturnType<typeof decideCharge>]>([
    ['in time and in full', PAID, {}, { do: 'settle' }],
    ['at the last moment', { ...PAID, paidAt: 2_000 }, {}, { do: 'settle' }],
    ['repeated', PAID, { state: 'paid', knownReferences: ['B1'] }, { do: 'nothing' }],
    ['a second charge on a paid order', { ...PAID, reference: 'B2' }, { state: 'paid', knownReferences: ['B1'] }, { do: 'refund', reason: 'paid_twice' }],
    ['a second charge after a refund case', { ...PAID, reference: 'B2' }, { state: 'refund_due', knownReferences: ['B1'] }, { do: 'refund', reason: 'paid_twice' }],
    ['less than asked', { ...PAID, amountInFen: 1 }, {}, { do: 'refund', reason: 'wrong_amount' }],
    ['more than asked', { ...PAID, amountInFen: 24_401 }, {}, { do: 'refund', reason: 'wrong_amount' }],
    ['after expiry', { ...PAID, paidAt: 2_001 }, {}, { do: 'refund', reason: 'paid_late' }],
    ['after closing', PAID, { state: 'closed' }, { do: 'refund', reason: 'paid_late' }],
    ['after the application was withdrawn', PAID, { applicationPayable: false }, { do: 'refund', reason: 'application_gone' }],
    ['a late refund case told again', PAID, { state: 'refund_due', knownReferences: ['B1'] }, { do: 'nothing' }],
    ['failed', { status: 'failed' }, {}, { do: 'nothing' }],
    ['failed, told after paid', { status: 'failed' }, { state: 'paid', knownReferences: ['B1'] }, { do: 'nothing' }],
    ['closed, told after paid', { status: 'closed' }, { state: 'paid', knownReferences: ['B1'] }, { do: 'nothing' }],
  ])('%s', (_, charge, facts, decision) => {
    expect(decideCharge(charge, { ...OPEN, ...facts })).toEqual(decision);
  });
});

type Step = { kind: 'charge'; charge: Charge } | { kind: 'close' } | { kind: 'withdraw' };

const charge = fc.oneof(
  fc.constantFrom<Charge>({ status: 'unpaid' }, { status: 'failed' }, { status: 'closed' }),
  fc.record({ status: fc.constant('paid' as const), amountInFen: fc.constantFrom(24_400, 24_400, 1), reference: fc.constantFrom('B1', 'B2', 'B3'), paidAt: fc.integer({ min: 0, max: 4_000 }) }),
);
const step = fc.oneof({ weight: 5, arbitrary: fc.record({ kind: fc.constant('charge' as const), charge }) }, fc.constant<Step>({ kind: 'close' }), fc.constant<Step>({ kind: 'withdraw' }));

test('no history settles an order twice, without the full amount in time, or after it was closed or withdrawn; no money is lost or refunded twice', () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
    let facts = { ...OPEN };
    const settled: string[] = [];
    const refunded: string[] = [];
    const seen = new Set<string>();
    for (const one of steps) {
      if (one.kind === 'withdraw') facts = { ...facts, applicationPayable: false };
      else if (one.kind === 'close') {
        const next = advanceOrder(facts.state, 'close');
        if (next.ok) facts = { ...facts, state: next.value };
      } else {
        if (one.charge.status === 'paid') seen.add(one.charge.reference);
        const before = facts;
        const decision = decideCharge(one.charge, facts);
        if (decision.do === 'nothing' || one.charge.status !== 'paid') continue;
        if (decision.do === 'settle') {
          expect(before.state === 'open' && before.applicationPayable && one.charge.amountInFen === 24_400 && one.charge.paidAt <= 2_000).toBe(true);
          settled.push(one.charge.reference);
        } else refunded.push(one.charge.reference);
        const next = advanceOrder(facts.state, decision.do === 'settle' ? 'settle' : 'hold_for_refund');
        facts = { ...facts, state: next.ok ? next.value : facts.state, knownReferences: [...facts.knownReferences, one.charge.reference] };
      }
    }
    expect(settled.length).toBeLessThanOrEqual(1);
    expect(facts.state === 'paid').toBe(settled.length === 1);
    expect([...settled, ...refunded].sort()).toEqual([...seen].sort());
  }), { numRuns: 3000 });
});

describe('order numbers', () => {
  test('begin with the date, fit 32 characters, and notice a wrong or swapped digit', () => {
    const number = orderNumber('2026-07-08', '004217730512');
    expect(number).toMatch(/^20260708004217730512\d$/);
    expect(isOrderNumber(number)).toBe(true);
    expect(isOrderNumber(number.replace('7730', '7370'))).toBe(false);
    expect([...number].some((digit, at) => isOrderNumber(number.slice(0, at) + ((Number(digit) + 1) % 10) + number.slice(at + 1)))).toBe(false);
  });
});

test('an order lives thirty minutes, but not beyond the payment window', () => {
  expect(orderExpiry(0, null)).toBe(1_800_000);
  expect(orderExpiry(0, 60_000)).toBe(60_000);
  expect(orderExpiry(0, 9_999_999)).toBe(1_800_000);
});

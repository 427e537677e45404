import type { OrderState, RefundReason } from '#contracts/payments.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';

export type OrderAct = 'settle' | 'close' | 'hold_for_refund';

type Transition = { from: readonly OrderState[]; to: OrderState };

/** The whole life of an order, one row an act. Nothing leads to `paid` but settling an open one, and nothing leads out of it. */
export const ORDER_TRANSITIONS = {
  settle: { from: ['open'], to: 'paid' },
  close: { from: ['open'], to: 'closed' },
  hold_for_refund: { from: ['open', 'closed'], to: 'refund_due' },
} as const satisfies Record<OrderAct, Transition>;

/** The state after an act, or a refusal when the table has no such row. */
export function advanceOrder(state: OrderState, act: OrderAct): Result<OrderState> {
  const { from, to }: Transition = ORDER_TRANSITIONS[act];
  return from.includes(state) ? ok(to) : refusedFor('payment.order_not_open');
}

/** What the channel says about an order, by a verified notice or an answered query. */
export type Charge = { status: 'unpaid' | 'failed' | 'closed' } | { status: 'paid'; amountInFen: number; reference: string; paidAt: number };

/** What is known about the order when the channel speaks. */
export type OrderFacts = {
  state: OrderState;
  amountInFen: number;
  expiresAt: number | null;
  /** The channel's references of charges already recorded for this order, settled or to be refunded. */
  knownReferences: readonly string[];
  /** The application still waits for this payment. */
  applicationPayable: boolean;
};

export type Decision = { do: 'nothing' } | { do: 'settle' } | { do: 'refund'; reason: RefundReason };

/**
 * What a charge means. Money is never lost and never counted twice: it settles the order it was asked for, in time and in full, or it
 * becomes a refund case. Notices repeated, late or out of order change nothing once the charge is known.
 */
export function decideCharge(charge: Charge, order: OrderFacts): Decision {
  if (charge.status !== 'paid' || order.knownReferences.includes(charge.reference)) return { do: 'nothing' };
  if (order.state === 'paid' || order.state === 'refund_due') return { do: 'refund', reason: 'paid_twice' };
  if (charge.amountInFen !== order.amountInFen) return { do: 'refund', reason: 'wrong_amount' };
  if (order.state === 'closed' || (order.expiresAt !== null && charge.paidAt > order.expiresAt)) return { do: 'refund', reason: 'paid_late' };
  if (!order.applicationPayable) return { do: 'refund', reason: 'application_gone' };
  return { do: 'settle' };
}

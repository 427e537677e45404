import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { AttemptId, OrderId, RefundReason } from '#contracts/payments.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { post, type FeeOf } from '#server/modules/ledger/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { leaveOthers, lockAttempt, recordAttemptMove, type Attempt, type AttemptSource } from '../attempts.store.ts';
import { getFeeOwner } from '../fee-owner.store.ts';
import { advanceAttempt } from '../domain/attempt-states.ts';
import { advanceOrder, decideCharge, type Charge, type Decision, type OrderAct } from '../domain/order-states.ts';
import type { PayableApplications } from '../payable-applications.ts';
import type { PaymentsEnv } from '../payments-env.ts';
import { followOrder } from '../payments.jobs-declared.ts';
import { insertRefundCase, listRefundReferences, lockOrder, recordOrderMove, type Order, type Source } from '../payments.store.ts';
import { refundCase } from '../refunds/open-refund.ts';

type Env = Pick<PaymentsEnv, 'applications' | 'fiscal'>;
/** An attempt and its order, by their keys. */
export type OfAttempt = { accountId: AccountId; orderId: OrderId; attemptId: AttemptId };
type Stand = { order: Order; attempt: Attempt };
type Money = Extract<Charge, { status: 'paid' }>;

/**
 * 支付结果入账: takes what a channel says about an attempt, by notice, query or bill, whichever comes first. Settles attempt, order and application in one transaction with its
 * entry in the ledger, or keeps the money as a refund case; said again, it changes nothing (T20, R-3.4.1-01).
 */
export async function applyCharge(tx: Tx, { applications, fiscal }: Env, of: OfAttempt, charge: Charge, source: AttemptSource, now: Instant): Promise<Stand> {
  // the order's lock is sent first: whoever speaks of another of its attempts waits for it
  const [order, attempt, refunds] = await Promise.all([lockOrder(tx, of.accountId, of.orderId), lockAttempt(tx, of.accountId, of.attemptId), listRefundReferences(tx, of.accountId, of.attemptId)]);
  invariant(order && attempt, 'a claimed order exists with its attempt');
  if (charge.status !== 'paid') return { order, attempt };
  const knownReferences = [...refunds, ...(attempt.reference === null ? [] : [attempt.reference])];
  const facts = { state: order.state, amountInFen: order.amountInFen, expiresAt: order.expiresAt, knownReferences };
  let decision: Decision = decideCharge(charge, { ...facts, applicationPayable: true });
  if (decision.do === 'settle') {
    const taken = await applications.recordPayment(tx, { accountId: order.accountId, applicationId: order.applicationId, orderNumber: order.orderNumber, amountInFen: order.amountInFen, paidAt: charge.paidAt }, now);
    if (!taken.ok) decision = decideCharge(charge, { ...facts, applicationPayable: false });
  }
  if (decision.do === 'nothing') return { order, attempt };
  const by = { charge, source, now };
  return decision.do === 'settle' ? settle(tx, fiscal, { order, attempt }, by) : hold(tx, applications, { order, attempt }, decision.reason, by);
}

type By = { charge: Money; source: AttemptSource; now: Instant };

async function settle(tx: Tx, fiscal: Env['fiscal'], { order, attempt }: Stand, { charge, source, now }: By): Promise<Stand> {
  const paid = recordAttemptMove(tx, attempt, 'settle', { source, at: now, money: moneyOf(charge) });
  const settled = moveOrder(tx, order, 'settle', { source, at: now, paidAt: charge.paidAt, channelReference: charge.reference, attemptId: attempt.id });
  const [of] = await Promise.all([book(tx, 'charge_settled', { order, attempt }, charge, now), endOthers(tx, order, attempt, now)]);
  await fiscal?.due(tx, settled, of, now);
  return { order: settled, attempt: paid };
}

async function hold(tx: Tx, applications: PayableApplications, { order, attempt }: Stand, reason: RefundReason, { charge, source, now }: By): Promise<Stand> {
  const held = advanceAttempt(attempt.state, 'hold_for_refund').ok ? recordAttemptMove(tx, attempt, 'hold_for_refund', { source, at: now, money: moneyOf(charge) }) : attempt;
  const caseId = await insertRefundCase(tx, order, { attemptId: attempt.id, reason, amountInFen: charge.amountInFen, channelReference: charge.reference, chargedAt: charge.paidAt, at: now });
  if (charge.amountInFen > 0) await book(tx, 'charge_held', { order, attempt }, charge, now);
  if (caseId !== undefined && charge.amountInFen > 0) await refundCase(tx, { applications }, { accountId: order.accountId, applicationId: order.applicationId, orderId: order.id, attemptId: attempt.id, caseId, reason, amountInFen: charge.amountInFen, channelReference: charge.reference }, now);
  if (!advanceOrder(order.state, 'hold_for_refund').ok) return { order, attempt: held };
  const over = moveOrder(tx, order, 'hold_for_refund', { source, at: now });
  if (order.state === 'open') await applications.endPayment(tx, { accountId: order.accountId, applicationId: order.applicationId }, now);
  await endOthers(tx, order, attempt, now);
  return { order: over, attempt: held };
}

const moneyOf = (charge: Money) => ({ reference: charge.reference, chargedInFen: charge.amountInFen, paidAt: charge.paidAt });

async function book(tx: Tx, kind: 'charge_settled' | 'charge_held', { order, attempt }: Stand, charge: Money, now: Instant): Promise<FeeOf> {
  const of = await getFeeOwner(tx, order);
  await post(tx, { kind, receiving: attempt.account, number: attempt.number, reference: charge.reference, orderNumber: order.orderNumber, of, amountInFen: charge.amountInFen, happenedAt: charge.paidAt }, now);
  return of;
}

/** What is still open elsewhere must not be paid any more: it is asked about and closed at once. */
async function endOthers(tx: Tx, order: Order, attempt: Attempt, now: Instant): Promise<void> {
  if ((await leaveOthers(tx, attempt, now)) > 0) await enqueue(tx, followOrder, { accountId: order.accountId, orderId: order.id });
}

/** Moves an order one step on, with its history. */
export function moveOrder(tx: Tx, order: Order, act: OrderAct, how: { source: Source; at: Instant; paidAt?: Instant; channelReference?: string; attemptId?: AttemptId }): Order {
  const next = advanceOrder(order.state, act);
  invariant(next.ok, `an order ${order.state} takes no ${act}`);
  recordOrderMove(tx, order, { act, to: next.value, ...how });
  return { ...order, state: next.value, version: order.version + 1, paidAt: how.paidAt ?? order.paidAt, channelReference: how.channelReference ?? order.channelReference, attemptId: how.attemptId ?? order.attemptId };
}

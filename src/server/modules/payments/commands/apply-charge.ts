import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { OrderId } from '#contracts/payments.ts';
import { invariant } from '#server/kernel/invariant.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { advanceOrder, decideCharge, type Charge, type Decision, type OrderAct } from '../domain/order-states.ts';
import type { PayableApplications } from '../payable-applications.ts';
import { insertRefundCase, listRefundReferences, lockOrder, recordOrderMove, type Order, type Source } from '../payments.store.ts';

type Env = { applications: PayableApplications };
type Whose = { accountId: AccountId; id: OrderId };

/**
 * 支付结果入账: takes what the channel says about an order, by notice or query, whichever comes first. Settles the order and the
 * application in one transaction, or keeps the money as a refund case; said again, it changes nothing (T20, R-3.4.1-01).
 */
export async function applyCharge(tx: Tx, { applications }: Env, whose: Whose, charge: Charge, source: Source, now: Instant): Promise<Order> {
  const [order, refunds] = await Promise.all([lockOrder(tx, whose.accountId, whose.id), listRefundReferences(tx, whose.accountId, whose.id)]);
  invariant(order, 'a claimed order exists');
  if (charge.status !== 'paid') return order;
  const knownReferences = [...refunds, ...(order.channelReference ? [order.channelReference] : [])];
  const facts = { state: order.state, amountInFen: order.amountInFen, expiresAt: order.expiresAt, knownReferences };
  let decision: Decision = decideCharge(charge, { ...facts, applicationPayable: true });
  if (decision.do === 'settle') {
    const taken = await applications.recordPayment(tx, { accountId: order.accountId, applicationId: order.applicationId, orderNumber: order.orderNumber, amountInFen: order.amountInFen, paidAt: charge.paidAt }, now);
    if (!taken.ok) decision = decideCharge(charge, { ...facts, applicationPayable: false });
  }
  if (decision.do === 'settle') return move(tx, order, 'settle', { source, at: now, paidAt: charge.paidAt, channelReference: charge.reference });
  if (decision.do === 'nothing') return order;
  await insertRefundCase(tx, order, { reason: decision.reason, amountInFen: charge.amountInFen, channelReference: charge.reference, at: now });
  if (!advanceOrder(order.state, 'hold_for_refund').ok) return order;
  const held = await move(tx, order, 'hold_for_refund', { source, at: now });
  if (order.state === 'open') await applications.endPayment(tx, { accountId: order.accountId, applicationId: order.applicationId }, now);
  return held;
}

/** Ends an open order after the channel ended it; money that came in at the last moment is taken instead (T21). */
export async function closeOrder(tx: Tx, env: Env, whose: Whose, charge: Charge, now: Instant): Promise<Order> {
  const order = await applyCharge(tx, env, whose, charge, 'query', now);
  if (charge.status === 'paid' || order.state !== 'open') return order;
  const closed = await move(tx, order, 'close', { source: 'clock', at: now });
  await env.applications.endPayment(tx, { accountId: order.accountId, applicationId: order.applicationId }, now);
  return closed;
}

async function move(tx: Tx, order: Order, act: OrderAct, how: { source: Source; at: Instant; paidAt?: Instant; channelReference?: string }): Promise<Order> {
  const next = advanceOrder(order.state, act);
  invariant(next.ok, `an order ${order.state} takes no ${act}`);
  recordOrderMove(tx, order, { act, to: next.value, ...how });
  return { ...order, state: next.value, version: order.version + 1, paidAt: how.paidAt ?? order.paidAt, channelReference: how.channelReference ?? order.channelReference };
}

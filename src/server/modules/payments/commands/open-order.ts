import type { Instant } from '#contracts/dates.ts';
import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { OrderId } from '#contracts/payments.ts';
import { refuse } from '#contracts/refusals.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { orderExpiry } from '../domain/order-timing.ts';
import { newOrderNumber } from '../new-order-number.ts';
import type { PayableApplications } from '../payable-applications.ts';
import { enqueueOrderJobs } from '../payments.jobs.ts';
import { findLiveOrder, insertOrder, type Order } from '../payments.store.ts';

/**
 * 缴费下单 (T19): opens the one live order of an application with the amount of the fee table, or gives back the one that is open
 * already, so that pressing twice or in two windows pays once.
 */
export async function openOrder(tx: Tx, applications: PayableApplications, whose: { accountId: AccountId; applicationId: ApplicationId }, now: Instant): Promise<Result<Order>> {
  // the application's lock is sent first: the live order is read under it
  const [found, live] = await Promise.all([applications.describe(tx, whose, now, { toPay: true, lang: 'zh' }), findLiveOrder(tx, whose.accountId, whose.applicationId)]);
  if (!found.ok) return found;
  const due = found.value;
  if (live) return continueWith(live, now);
  const no = [...due.refusals, ...(due.mode === 'on_site' ? [refuse('payment.on_site_only')] : [])];
  if (no.length > 0) return refused(no);
  const order: Order = {
    ...whose, id: newId<OrderId>(), orderNumber: newOrderNumber(now),
    how: 'online', state: 'open', version: 1, title: due.title, lines: due.lines, amountInFen: due.amountInFen,
    openedAt: now, expiresAt: orderExpiry(now, due.closesAt), returnedAt: null, paidAt: null, channelReference: null, receiptNumber: null,
  };
  if (!(await insertOrder(tx, { ...order, source: 'candidate', actorId: whose.accountId }))) {
    const other = await findLiveOrder(tx, whose.accountId, whose.applicationId);
    return other ? continueWith(other, now) : refusedFor('request.busy');
  }
  const started = await applications.startPayment(tx, whose, now);
  if (!started.ok) return started;
  await enqueueOrderJobs(tx, order, now);
  return ok(order);
}

function continueWith(order: Order, now: Instant): Result<Order> {
  if (order.state === 'paid') return refusedFor('payment.already_paid');
  if (order.expiresAt !== null && order.expiresAt <= now) return refusedFor('payment.order_live', { params: { orderNumber: order.orderNumber } });
  return ok(order);
}

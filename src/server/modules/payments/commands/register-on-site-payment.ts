import type { Instant } from '#contracts/dates.ts';
import type { ApplicationId } from '#contracts/ids.ts';
import { yuan } from '#contracts/money.ts';
import type { OnSitePayment, OrderId } from '#contracts/payments.ts';
import { refuse } from '#contracts/refusals.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { post } from '#server/modules/ledger/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { StaffActor } from '#server/platform/http/endpoint.ts';
import { newId } from '#server/platform/ids.ts';
import { getFeeOwner } from '../fee-owner.store.ts';
import { newOrderNumber } from '../new-order-number.ts';
import type { PaymentsEnv } from '../payments-env.ts';
import { claimReceipt, findLiveOrder, insertOrder, type Order } from '../payments.store.ts';

/** 现场缴费登记 (T22): the cashier enters the receipt; a receipt number counts once in a province, and an open online order must end first. */
export async function registerOnSitePayment(tx: Tx, { applications, fiscal }: Pick<PaymentsEnv, 'applications' | 'fiscal'>, staff: StaffActor, applicationId: ApplicationId, paid: OnSitePayment, now: Instant): Promise<Result<Order>> {
  const found = await applications.findForStaff(tx, staff, applicationId);
  if (!found.ok) return found;
  const whose = { accountId: found.value.accountId, applicationId };
  const described = await applications.describe(tx, whose, now, { toPay: true, lang: 'zh' });
  if (!described.ok) return described;
  const due = described.value;
  const live = await findLiveOrder(tx, whose.accountId, applicationId);
  if (live) return refusedFor(live.state === 'paid' ? 'payment.already_paid' : 'payment.order_live', { params: { orderNumber: live.orderNumber } });
  const no = [
    ...due.refusals,
    ...(due.mode === 'online' ? [refuse('payment.online_only')] : []),
    ...(paid.amountInFen === due.amountInFen ? [] : [refuse('payment.amount_differs', { path: 'amountInFen', params: { given: yuan(paid.amountInFen), due: yuan(due.amountInFen) } })]),
  ];
  if (no.length > 0) return refused(no);
  const order: Order = {
    ...whose, id: newId<OrderId>(), orderNumber: newOrderNumber(now),
    how: 'on_site', state: 'paid', version: 1, title: due.title, lines: due.lines, amountInFen: due.amountInFen,
    openedAt: now, expiresAt: null, returnedAt: null, paidAt: now, channelReference: null, receiptNumber: paid.receiptNumber, attemptId: null,
  };
  if (!(await claimReceipt(tx, due.province, paid.receiptNumber, order))) return refusedFor('payment.receipt_used', { path: 'receiptNumber', params: { receiptNumber: paid.receiptNumber } });
  if (!(await insertOrder(tx, { ...order, source: 'cashier', actorId: staff.staffId }))) return refusedFor('request.busy');
  const recorded = await applications.recordOnSitePayment(tx, { ...whose, orderNumber: order.orderNumber, amountInFen: order.amountInFen, paidAt: now, staff }, now);
  if (!recorded.ok) return recorded;
  const of = await getFeeOwner(tx, order);
  await post(tx, { kind: 'cash_taken', orderNumber: order.orderNumber, receiptNumber: paid.receiptNumber, of, amountInFen: order.amountInFen, happenedAt: now }, now);
  await fiscal?.due(tx, order, of, now);
  return ok(order);
}

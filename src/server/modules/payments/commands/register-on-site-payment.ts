import type { Instant } from '#contracts/dates.ts';
import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import { yuan } from '#contracts/money.ts';
import type { OnSitePayment, OrderId } from '#contracts/payments.ts';
import { refuse } from '#contracts/refusals.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { holdMyDesk, takeFee } from '#server/modules/cash-desk/index.ts';
import { accountNames } from '#server/modules/accounts/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { StaffActor } from '#server/platform/http/endpoint.ts';
import { newId } from '#server/platform/ids.ts';
import { getFeeOwner } from '../fee-owner.store.ts';
import { newOrderNumber } from '../new-order-number.ts';
import type { PaymentsEnv } from '../payments-env.ts';
import { findLiveOrder, insertOrder, type Order } from '../payments.store.ts';

/** 现场缴费登记 (T22): in the cashier's open shift, under the next receipt of the desk; an open online order must end first. */
export async function registerOnSitePayment(tx: Tx, { applications, fiscal }: Pick<PaymentsEnv, 'applications' | 'fiscal'>, staff: StaffActor, applicationId: ApplicationId, paid: OnSitePayment, now: Instant): Promise<Result<Order>> {
  const found = await applications.findForStaff(tx, staff, applicationId);
  if (!found.ok) return found;
  const whose = { accountId: found.value.accountId, applicationId };
  const described = await applications.describe(tx, whose, now, { toPay: true, lang: 'zh' });
  if (!described.ok) return described;
  const due = described.value;
  const live = await findLiveOrder(tx, whose.accountId, applicationId);
  if (live) return refusedFor(live.state === 'paid' ? 'payment.already_paid' : 'payment.order_live', { params: { orderNumber: live.orderNumber } });
  const mine = await holdMyDesk(tx, staff, due.province, now);
  const no = [
    ...due.refusals,
    ...(due.mode === 'online' ? [refuse('payment.online_only')] : []),
    ...(paid.amountInFen === due.amountInFen ? [] : [refuse('payment.amount_differs', { path: 'amountInFen', params: { given: yuan(paid.amountInFen), due: yuan(due.amountInFen) } })]),
  ];
  if (!mine.ok) return refused([...no, ...mine.refusals]);
  if (no.length > 0) return refused(no);
  const orderNumber = newOrderNumber(now);
  const fee = { orderNumber, of: await getFeeOwner(tx, whose), amountInFen: due.amountInFen, payer: await payerOf(tx, whose.accountId), applicationNumber: due.applicationNumber ?? '', title: due.title, lines: due.lines };
  const receipt = await takeFee(tx, mine.value, fee, paid, now);
  if (!receipt.ok) return receipt;
  const order: Order = {
    ...whose, id: newId<OrderId>(), orderNumber,
    how: 'on_site', state: 'paid', version: 1, title: due.title, lines: due.lines, amountInFen: due.amountInFen,
    openedAt: now, expiresAt: null, returnedAt: null, paidAt: now, channelReference: null, receiptNumber: receipt.value, attemptId: null,
  };
  if (!(await insertOrder(tx, { ...order, source: 'cashier', actorId: staff.staffId }))) return refusedFor('request.busy');
  const recorded = await applications.recordOnSitePayment(tx, { ...whose, orderNumber: order.orderNumber, amountInFen: order.amountInFen, paidAt: now, staff }, now);
  if (!recorded.ok) return recorded;
  await fiscal?.due(tx, order, fee.of, now);
  return ok(order);
}

const payerOf = async (tx: Tx, accountId: AccountId): Promise<string> => (await accountNames(tx, [accountId])).get(accountId) ?? '';

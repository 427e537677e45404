import type { Instant } from '#contracts/dates.ts';
import type { ApplicationId } from '#contracts/ids.ts';
import type { OrderState, OrderView, PaymentView } from '#contracts/payments.ts';
import { REFUND_OCCASION_WORDS } from '#contracts/refunds.ts';
import { refusalText, refuse, type Lang, type Refusal } from '#contracts/refusals.ts';
import type { PaymentDue } from './payable-applications.ts';
import type { Order } from './payments.store.ts';
import type { Owed } from './refunds/list-owed.ts';
import { presentOwnRefund } from './refunds/present-refunds.ts';

/** What the state of an order is called. */
export const ORDER_STATE_WORDS: Record<OrderState, Record<Lang, string>> = {
  open: { zh: '待支付', en: 'To be paid' },
  paid: { zh: '支付成功', en: 'Paid' },
  closed: { zh: '已关闭', en: 'Closed' },
  refund_due: { zh: '已收款，待退款', en: 'Money received, to be refunded' },
};

/** The words of an order as they are read today; the order itself keeps the Chinese ones it was opened and paid with. */
export type OrderNames = Pick<PaymentDue, 'title' | 'lines'>;

/** An order as its owner sees it, its refund cases with it; in the reader's words where the application still has the same items. */
export function presentOrder(order: Order, refunds: readonly Owed[], lang: Lang, names?: OrderNames): OrderView {
  const same = names?.lines.length === order.lines.length && names.lines.every((line, at) => line.amountInFen === order.lines[at]?.amountInFen);
  const { title, lines } = names && same ? names : order;
  return {
    orderNumber: order.orderNumber, applicationId: order.applicationId, title, lines, amountInFen: order.amountInFen, how: order.how,
    state: order.state, stateText: ORDER_STATE_WORDS[order.state][lang], openedAt: order.openedAt, expiresAt: order.expiresAt, paidAt: order.paidAt,
    channelReference: order.channelReference, receiptNumber: order.receiptNumber,
    refunds: refunds.filter((r) => r.orderId === order.id).map(({ reason, amountInFen, at, refund }) => ({ reason, reasonText: REFUND_OCCASION_WORDS[reason][lang], amountInFen, at, refund: refund && presentOwnRefund(refund, lang) })),
  };
}

/** Why an online order cannot be opened now; an open one can be gone on with, whatever else stands. */
export function refusalsToPayOnline(due: PaymentDue, orders: readonly Order[], now: Instant): Refusal[] {
  const live = orders.find((o) => o.state === 'open' || o.state === 'paid');
  if (live?.state === 'paid') return [refuse('payment.already_paid')];
  if (live) return live.expiresAt !== null && live.expiresAt <= now ? [refuse('payment.order_live', { params: { orderNumber: live.orderNumber } })] : [];
  return [...due.refusals, ...(due.mode === 'on_site' ? [refuse('payment.on_site_only')] : [])];
}

/** 缴费: what to check before paying (R-2.2.7-04). */
export function presentPayment(applicationId: ApplicationId, due: PaymentDue, orders: readonly Order[], refunds: readonly Owed[], lang: Lang, now: Instant): PaymentView {
  return {
    applicationId, applicationNumber: due.applicationNumber, title: due.title, candidate: due.candidate, lines: due.lines, amountInFen: due.amountInFen,
    mode: due.mode, closesAt: due.closesAt, onSite: due.onSite, enquiryPhone: due.enquiryPhone,
    refusals: refusalsToPayOnline(due, orders, now).map((r) => refusalText(r, lang)),
    orders: orders.map((order) => presentOrder(order, refunds, lang, due)),
  };
}

import type { Instant } from '#contracts/dates.ts';
import type { ApplicationId } from '#contracts/ids.ts';
import type { OfferedChannel, OrderState, OrderView, PaymentView } from '#contracts/payments.ts';
import { REFUND_OCCASION_WORDS } from '#contracts/refunds.ts';
import { refusalText, refuse, type Lang, type Refusal } from '#contracts/refusals.ts';
import { presentAttempt } from './attempts.present.ts';
import type { Attempt } from './attempts.store.ts';
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

/** What is known beside an order: money that goes back, and every try to pay it. */
export type OrderFacts = { refunds?: readonly Owed[]; attempts?: readonly Attempt[]; now: Instant };

/** An order as its owner sees it, its refund cases with it; in the reader's words where the application still has the same items. */
export function presentOrder(order: Order, { refunds = [], attempts = [], now }: OrderFacts, lang: Lang, names?: OrderNames): OrderView {
  const same = names?.lines.length === order.lines.length && names.lines.every((line, at) => line.amountInFen === order.lines[at]?.amountInFen);
  const { title, lines } = names && same ? names : order;
  return {
    orderNumber: order.orderNumber, applicationId: order.applicationId, title, lines, amountInFen: order.amountInFen, how: order.how,
    state: order.state, stateText: ORDER_STATE_WORDS[order.state][lang], openedAt: order.openedAt, expiresAt: order.expiresAt, paidAt: order.paidAt,
    channelReference: order.channelReference, receiptNumber: order.receiptNumber,
    refunds: refunds.filter((r) => r.orderId === order.id).map(({ reason, amountInFen, at, refund }) => ({ reason, reasonText: REFUND_OCCASION_WORDS[reason][lang], amountInFen, at, refund: refund && presentOwnRefund(refund, lang) })),
    attempts: attempts.filter((a) => a.orderId === order.id).map((a) => presentAttempt(a, lang, now)),
  };
}

/** Why an online order cannot be opened now; an open one can be gone on with, whatever else stands. */
export function refusalsToPayOnline(due: PaymentDue, orders: readonly Order[], now: Instant): Refusal[] {
  const live = orders.find((o) => o.state === 'open' || o.state === 'paid');
  if (live?.state === 'paid') return [refuse('payment.already_paid')];
  // an open order can be gone on with, and gets new time while payment is open
  if (live) return live.expiresAt !== null && live.expiresAt > now ? [] : due.refusals;
  return [...due.refusals, ...(due.mode === 'on_site' ? [refuse('payment.on_site_only')] : [])];
}

type Known = { orders: readonly Order[]; refunds: readonly Owed[]; attempts: readonly Attempt[]; channels: readonly OfferedChannel[] };

/** 缴费: what to check before paying (R-2.2.7-04), and the ways to pay. */
export function presentPayment(applicationId: ApplicationId, due: PaymentDue, { orders, refunds, attempts, channels }: Known, lang: Lang, now: Instant): PaymentView {
  return {
    applicationId, applicationNumber: due.applicationNumber, title: due.title, candidate: due.candidate, lines: due.lines, amountInFen: due.amountInFen,
    mode: due.mode, closesAt: due.closesAt, onSite: due.onSite, enquiryPhone: due.enquiryPhone, channels: [...channels],
    refusals: refusalsToPayOnline(due, orders, now).map((r) => refusalText(r, lang)),
    orders: orders.map((order) => presentOrder(order, { refunds, attempts, now }, lang, due)),
  };
}

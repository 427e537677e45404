import type { Instant } from '#contracts/dates.ts';
import type { GatewayNotice, OrderNumber, RefundNumber } from '#contracts/payments.ts';
import type { RefundNotice } from '#contracts/refunds.ts';
import type { Charge } from '../domain/order-states.ts';

/** What the channel needs to take a payment. */
export type PaymentRequest = { orderNumber: OrderNumber; amountInFen: number; title: string; expiresAt: Instant; returnUrl: string; noticeUrl: string };

/** What the channel needs to give a charge back: the charge by order and reference, its whole amount, and a number under which it is done once. */
export type RefundRequest = { refundNumber: RefundNumber; orderNumber: OrderNumber; reference: string; amountInFen: number; noticeUrl: string };

/** What the channel says of a refund; `unknown` is one it was never asked for. */
export type RefundAnswer = { status: 'unknown' | 'processing' } | { status: 'done'; amountInFen: number; reference: string; at: Instant } | { status: 'failed'; reason: string };

/** The port to the payment channel (支付网关). Nothing in it trusts the payer's browser: only signed answers and notices count. */
export type PaymentGateway = {
  /** The account the money goes to; a notice for another is not ours. */
  merchant: string;
  /** Where the payer's browser is sent; pages that lead there must be allowed to. */
  origin: string;
  /** The signed address that opens the channel's cashier; made here, so no call can fail between order and payment. */
  payUrl(request: PaymentRequest): string;
  /** What the channel knows of an order; an order it never saw is unpaid. Throws when it cannot be asked or answers falsely. */
  query(orderNumber: OrderNumber): Promise<Charge>;
  /** Ends the order at the channel, so that it can no longer be paid; the answer is what stands then. */
  close(orderNumber: OrderNumber): Promise<Charge>;
  /** What a notice says, or undefined when its signature or merchant is not right. */
  readNotice(notice: GatewayNotice): Charge | undefined;
  /** Asks for a charge to be given back (退款); asked again under the same number it is given back once, and the answer is what stands. */
  refund(request: RefundRequest): Promise<RefundAnswer>;
  /** What the channel knows of a refund. */
  queryRefund(refundNumber: RefundNumber): Promise<RefundAnswer>;
  /** What a notice about a refund says, or undefined when its signature or merchant is not right. */
  readRefundNotice(notice: RefundNotice): RefundAnswer | undefined;
};

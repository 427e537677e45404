import type { Instant } from '#contracts/dates.ts';
import { RefundNumber } from '#contracts/payments.ts';
import { newOrderNumber } from '../new-order-number.ts';

/** A fresh refund number of today (退费单号): made like an order number, with an R so that nobody takes one for the other. */
export function newRefundNumber(now: Instant): RefundNumber {
  return RefundNumber.parse(`R${newOrderNumber(now)}`);
}

import { AttemptNumber, OrderNumber } from '#contracts/payments.ts';

/** How often an order can be tried; the number has two digits for it. */
export const MOST_ATTEMPTS = 99;

/** 支付尝试号: the order's number and two digits, 23 in all; the merchant order number at the channel. */
export function attemptNumber(order: OrderNumber, nth: number): AttemptNumber {
  return AttemptNumber.parse(`${order}${String(nth).padStart(2, '0')}`);
}

/** The order an attempt's number names. */
export function orderNumberOf(attempt: string): OrderNumber | undefined {
  const number = AttemptNumber.safeParse(attempt);
  return number.success ? OrderNumber.parse(number.data.slice(0, 21)) : undefined;
}

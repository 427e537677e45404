import { randomInt } from 'node:crypto';
import { beijingDay, type Instant } from '#contracts/dates.ts';
import type { OrderNumber } from '#contracts/payments.ts';
import { orderNumber } from './domain/order-number.ts';

/** A fresh order number of today (Beijing). */
export function newOrderNumber(now: Instant): OrderNumber {
  const random = [randomInt(1_000_000), randomInt(1_000_000)].map((part) => String(part).padStart(6, '0')).join('');
  return orderNumber(beijingDay(now), random);
}

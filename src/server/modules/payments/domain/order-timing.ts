import type { Instant } from '#contracts/dates.ts';

const MINUTE = 60_000;

/** An order can be paid for thirty minutes, but never beyond the end of the payment window (T19). */
export function orderExpiry(now: Instant, windowClosesAt: Instant | null): Instant {
  const expiry = now + 30 * MINUTE;
  return windowClosesAt === null ? expiry : Math.min(expiry, windowClosesAt);
}

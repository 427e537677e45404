import type { Instant } from '#contracts/dates.ts';

const MINUTE = 60_000;

/** An order can be paid for thirty minutes, but never beyond the end of the payment window (T19). */
export function orderExpiry(now: Instant, windowClosesAt: Instant | null): Instant {
  const expiry = now + 30 * MINUTE;
  return windowClosesAt === null ? expiry : Math.min(expiry, windowClosesAt);
}

/** When the channel is asked by itself after an order is opened, whether or not anybody came back (R-3.4.1-01). */
export const ASK_AFTER_OPENING: readonly number[] = [1 * MINUTE, 5 * MINUTE, 15 * MINUTE];

/** When it is asked after the candidate came back from the channel. */
export const ASK_AFTER_RETURN: readonly number[] = [0, 5_000, 20_000];

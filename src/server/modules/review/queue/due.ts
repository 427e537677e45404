import type { Instant } from '#contracts/dates.ts';

export type Due = { at: Instant; mark: 'on_time' | 'soon' | 'late' };

const DAY = 86_400_000;

/** When a waiting review is due (服务时限): so many days after it came in, never later than the review window's end; near is the last day. */
export function dueOf(since: Instant, reviewClosesAt: Instant | undefined, dueDays: number, now: Instant): Due {
  const at = Math.min(since + dueDays * DAY, reviewClosesAt ?? Infinity);
  return { at, mark: now >= at ? 'late' : now >= at - DAY ? 'soon' : 'on_time' };
}

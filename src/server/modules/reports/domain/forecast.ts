import type { Instant } from '#contracts/dates.ts';
import type { Forecast } from '#contracts/reports.ts';

export type HourCount = { at: Instant; confirmed: number };
type Span = { opensAt: Instant; closesAt: Instant };

const HOUR = 3_600_000;
/** A last sitting smaller than this tells nothing about the shape of a crowd. */
const TELLING = 100;
/** Of the very beginning of a window no share says anything yet. */
const EARLIEST_PART = 0.05;

/**
 * How many will have confirmed when the window closes (截止预测). Where the last sitting is known: those confirmed so far, divided by the share
 * that had confirmed at the same part of its window. Otherwise the pace of the last 24 hours goes on. Both are stated with what they rest on.
 */
export function forecastOf(o: { confirmed: number; hours: readonly HourCount[]; window: Span; last?: { text: string; hours: readonly HourCount[]; window: Span } | undefined; now: Instant }): Forecast {
  const { confirmed, window, now } = o;
  const deadline = window.closesAt;
  if (now >= deadline) return { how: 'over', confirmed, deadline };
  if (now < window.opensAt) return { how: 'none' };
  const share = o.last && shareBy(o.last, (now - window.opensAt) / (window.closesAt - window.opensAt));
  if (o.last && share !== undefined) return { how: 'last_sitting', confirmed: Math.round(confirmed / share), deadline, sharePercent: Math.round(share * 100), lastSittingText: o.last.text };
  const from = Math.max(now - 24 * HOUR, window.opensAt);
  const recent = o.hours.filter((h) => h.at >= from - HOUR && h.at < now).reduce((sum, h) => sum + h.confirmed, 0);
  const perHour = recent / Math.max(1, (now - from) / HOUR);
  const hoursLeft = (deadline - now) / HOUR;
  return { how: 'pace', confirmed: Math.round(confirmed + perHour * hoursLeft), deadline, perHour: Math.round(perHour * 10) / 10, hoursLeft: Math.round(hoursLeft) };
}

/** The share of a past sitting that had confirmed when this part of its window was over; undefined where it would say nothing. */
function shareBy({ hours, window }: { hours: readonly HourCount[]; window: Span }, part: number): number | undefined {
  const total = hours.reduce((sum, h) => sum + h.confirmed, 0);
  const until = window.opensAt + part * (window.closesAt - window.opensAt);
  const then = hours.filter((h) => h.at + HOUR <= until).reduce((sum, h) => sum + h.confirmed, 0);
  return total < TELLING || part < EARLIEST_PART || then === 0 ? undefined : then / total;
}

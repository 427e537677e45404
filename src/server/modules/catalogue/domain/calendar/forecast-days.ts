import { beijingDay, type Day, type Instant } from '#contracts/dates.ts';

/** How full an hour is, by how many times an ordinary hour of the day it brings (拥挤程度). */
export const LOAD_LEVELS = ['quiet', 'usual', 'busy', 'crowded'] as const;
export type LoadLevel = (typeof LOAD_LEVELS)[number];

/** Hours of the day, the end outside: 12–14 is noon to two. */
export type HourSpan = { from: number; to: number };

/** One day of the forecast: how many times an ordinary hour each of its hours is, the fullest of them, and when it is quiet while people are up. */
export type ForecastDay = { day: Day; times: readonly number[]; level: LoadLevel; fullest: HourSpan & { times: number }; quiet: readonly HourSpan[] };

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** People are asked to come between seven and midnight. */
const UP_FROM = 7;

/** The forecast day by day; an ordinary hour is the median of those between seven and midnight. With no visits at all every hour is quiet. Hours that are over by `now` are drawn, but neither the fullest nor offered. */
export function forecastDays(visits: readonly number[], from: Instant, now: Instant): ForecastDay[] {
  const days = Array.from({ length: Math.floor(visits.length / 24) }, (_, n) => visits.slice(n * 24, n * 24 + 24));
  const ordinary = median(days.flatMap((hours) => hours.slice(UP_FROM)));
  return days.map((hours, n) => {
    const times = hours.map((v) => (ordinary === 0 ? 0 : v / ordinary));
    const ahead = Math.min(23, Math.max(0, Math.floor((now - from - n * DAY) / HOUR)));
    const most = Math.max(...times.slice(ahead));
    const at = times.indexOf(most, ahead);
    return { day: beijingDay(from + n * DAY), times, level: levelOf(most), fullest: { from: at, to: at + 1, times: most }, quiet: quietSpans(times, ahead) };
  });
}

/** An hour five times as full as an ordinary one is crowded, twice is busy, less than two thirds is quiet. */
export function levelOf(times: number): LoadLevel {
  if (times >= 5) return 'crowded';
  if (times >= 2) return 'busy';
  return times >= 2 / 3 ? 'usual' : 'quiet';
}

/** The hours between seven and midnight that are clearly below the day's own median: at most the three longest stretches, in the order of the day. */
function quietSpans(times: readonly number[], ahead: number): HourSpan[] {
  const bar = median(times.slice(UP_FROM)) * 0.9;
  const spans: HourSpan[] = [];
  for (let hour = Math.max(UP_FROM, ahead); hour < 24; hour++) {
    if ((times[hour] ?? 0) > bar) continue;
    const last = spans.at(-1);
    if (last?.to === hour) last.to = hour + 1;
    else spans.push({ from: hour, to: hour + 1 });
  }
  return spans.toSorted((a, b) => b.to - b.from - (a.to - a.from)).slice(0, 3).toSorted((a, b) => a.from - b.from);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

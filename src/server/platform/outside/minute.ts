import type { FaultKind } from './fault.ts';

/** Upper ends, in milliseconds, of the classes in which the lengths of calls are counted; the last class has none. */
export const LENGTHS = [10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000] as const;

/** What became of the calls to one service in one minute: how many, how long, and why those that failed did. */
export type Minute = { service: string; minute: number; calls: number; faults: Partial<Record<FaultKind, number>>; totalMs: number; longestMs: number; lengths: readonly number[] };

/** A minute in which nothing was asked yet. */
export function emptyMinute(service: string, minute: number): Minute {
  return { service, minute, calls: 0, faults: {}, totalMs: 0, longestMs: 0, lengths: Array.from({ length: LENGTHS.length + 1 }, () => 0) };
}

/** The minute with one more call; what was not called has no length. */
export function countCall(m: Minute, ms: number, fault: FaultKind | undefined): Minute {
  const faults = fault === undefined ? m.faults : { ...m.faults, [fault]: (m.faults[fault] ?? 0) + 1 };
  if (fault === 'not_called') return { ...m, faults };
  const place = LENGTHS.findIndex((end) => ms <= end);
  const lengths = m.lengths.map((n, i) => (i === (place === -1 ? LENGTHS.length : place) ? n + 1 : n));
  return { ...m, calls: m.calls + 1, faults, totalMs: m.totalMs + ms, longestMs: Math.max(m.longestMs, ms), lengths };
}

/** The length below which this share of calls stayed, as the upper end of its class; nothing when nothing was called, and the longest class has the longest call for its end. */
export function lengthAt(share: number, lengths: readonly number[], longestMs: number): number | null {
  const calls = lengths.reduce((sum, n) => sum + n, 0);
  if (calls === 0) return null;
  let seen = 0;
  const place = lengths.findIndex((n) => (seen += n) >= share * calls);
  return Math.min(LENGTHS[place] ?? longestMs, longestMs);
}

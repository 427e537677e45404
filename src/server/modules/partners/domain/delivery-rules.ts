import type { Instant } from '#contracts/dates.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Pauses after the first, second … failure; the last one is repeated. */
const PAUSES = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR];
const GIVE_UP_AFTER = 72 * HOUR;
const PAUSE_AFTER = 24 * HOUR;

/** When a message that failed `tries` times is sent again; undefined once it is three days old (不再重发). */
export function nextTryAt(tries: number, madeAt: Instant, now: Instant): Instant | undefined {
  if (now - madeAt >= GIVE_UP_AFTER) return undefined;
  return now + (PAUSES[Math.min(tries, PAUSES.length) - 1] ?? MINUTE);
}

/** True when a receiver has failed without a break for a day: its subscription pauses (自动暂停) until somebody opens it again. */
export function mustPause(failingSince: Instant | null, now: Instant): boolean {
  return failingSince !== null && now - failingSince >= PAUSE_AFTER;
}

import { growingPause } from '#server/kernel/growing-pause.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** When the channel is asked by itself after an attempt began, whether or not anybody came back (R-3.4.1-01); then daily. */
export const ASK_AFTER_BEGINNING: readonly number[] = [1 * MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE];

/** When it is asked after the candidate came back from the channel. */
export const ASK_AFTER_RETURN: readonly number[] = [0, 5_000, 20_000];

/** A payment begun in the last second may be told of this much later by a channel that cannot end an attempt. */
const GRACE = 5 * MINUTE;

/** So long after its end an attempt its channel cannot end is still asked about, daily. */
export const UNCLOSED_FOR = 3 * DAY;

/** True when nothing can come in for an attempt any more, at a channel that can only let it run out. */
export function ranOut(attempt: { expiresAt: number }, at: number): boolean {
  return at >= attempt.expiresAt + GRACE;
}

/**
 * When an open attempt is asked about next (主动查单). After answers: 1, 5, 15 and 30 minutes from its beginning, right after its end, then daily. After silence: in a minute, then twice as long
 * each time, at most every hour, so that work catches up soon after an outage.
 */
export function nextAskAt(attempt: { startedAt: number; expiresAt: number }, unanswered: number, now: number): number {
  if (unanswered > 0) return now + growingPause(unanswered - 1, HOUR);
  const planned = [...ASK_AFTER_BEGINNING.map((after) => attempt.startedAt + after), attempt.expiresAt + 1000, attempt.expiresAt + GRACE];
  const coming = planned.filter((at) => at > now);
  return coming.length > 0 ? Math.min(...coming) : now + DAY;
}

import type { Instant } from '#contracts/dates.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BEIJING_OFFSET = 8 * HOUR;
const [QUIET_FROM, QUIET_UNTIL] = [22, 8];

/** True between 22:00 and 08:00 Beijing time, when phones do not ring for what can wait (免打扰时段). */
export function isQuiet(at: Instant): boolean {
  const hour = new Date(at + BEIJING_OFFSET).getUTCHours();
  return hour >= QUIET_FROM || hour < QUIET_UNTIL;
}

/** The next 08:00 Beijing time; for a quiet moment the end of its night. */
export function nextMorning(at: Instant): Instant {
  const local = at + BEIJING_OFFSET;
  const morning = local - (local % DAY) + QUIET_UNTIL * HOUR;
  return (morning > local ? morning : morning + DAY) - BEIJING_OFFSET;
}

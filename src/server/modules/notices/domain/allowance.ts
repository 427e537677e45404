import { beijingDay, startOfBeijingDay, type Day, type Instant } from '#contracts/dates.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The minute, the hour and the Beijing day that what is sent now counts in. */
export function slotsOf(now: Instant): { minuteAt: Instant; hourAt: Instant; dayOn: Day } {
  return { minuteAt: now - (now % MINUTE), hourAt: now - (now % HOUR), dayOn: beijingDay(now) };
}

type Most = { minute: number; hour: number; day: number };
type Used = { minuteAt: Instant; minuteUsed: number; hourAt: Instant; hourUsed: number; dayOn: Day; dayUsed: number };

/** From when a recipient who had all they may get can get more (限量). */
export function freeFrom(used: Used, most: Most, now: Instant): Instant {
  const at = slotsOf(now);
  if (used.dayOn === at.dayOn && used.dayUsed >= most.day) return startOfBeijingDay(at.dayOn) + 24 * HOUR;
  if (used.hourAt === at.hourAt && used.hourUsed >= most.hour) return at.hourAt + HOUR;
  if (used.minuteAt === at.minuteAt && used.minuteUsed >= most.minute) return at.minuteAt + MINUTE;
  return now;
}

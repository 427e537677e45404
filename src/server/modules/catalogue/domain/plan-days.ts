import { beijingDay, startOfBeijingDay, type Day, type Instant } from '#contracts/dates.ts';

/** The days planned days may be counted from: the day the data were first loaded and the first day of the exam. */
export type DayAnchors = { load: Day; exam: Day };

/** A planned day: `2019-07-05`, `load-5d`, `exam+60d`, or with a weekday, `sat:load+90d` = the Saturday on or after it. Hours may follow: `2019-03-03 18:00`. */
export const PLANNED_DAY = /^(?:(sat|sun):)?(\d{4}-\d{2}-\d{2}|(?:load|exam)(?:[+-]\d{1,3}d)?)(?: (\d{2}:\d{2}))?$/;

const DAY = 86_400_000;

/** The calendar day a planned day falls on. */
export function dayOf(planned: string, anchors: DayAnchors, shiftDays = 0): Day {
  const [, weekday, base = ''] = PLANNED_DAY.exec(planned) ?? [];
  const counted = /^(load|exam)([+-]\d+)?/.exec(base);
  const start = counted === null ? base : plusDays(counted[1] === 'exam' ? anchors.exam : anchors.load, Number(counted[2] ?? 0));
  return plusDays(weekday === undefined ? start : onOrAfter(start, weekday === 'sat' ? 6 : 0), shiftDays);
}

/** The moment of a planned day at its own hour or the usual one, Beijing time; 24:00 is the next midnight. */
export function momentOf(planned: string, usualHour: string, shiftDays: number, anchors: DayAnchors): Instant {
  const hour = PLANNED_DAY.exec(planned)?.[3] ?? usualHour;
  return startOfBeijingDay(dayOf(planned, anchors, shiftDays)) + (Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3))) * 60_000;
}

function plusDays(day: Day, days: number): Day {
  return beijingDay(startOfBeijingDay(day) + days * DAY);
}

function onOrAfter(day: Day, weekday: number): Day {
  const today = new Date(`${day}T00:00:00Z`).getUTCDay();
  return plusDays(day, (weekday - today + 7) % 7);
}

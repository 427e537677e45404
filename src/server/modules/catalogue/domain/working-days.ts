import type { Day } from '#contracts/dates.ts';
import { dayOff, type Holidays } from './editing/window-hints.ts';

/** The calendar of working days: days off and worked, and the years it knows; `arranged` years are as the State Council arranged them, the others by the statutory days alone. */
export type WorkCalendar = Holidays & { years: ReadonlyMap<number, { arranged: boolean }> };

/** The last of so many working days after a day, which is not counted itself (《民法典》第二百零一条); `provisional`: of a year whose arrangement is not published yet. Undefined where a year is not known: nothing is guessed. */
export function lastOfWorkingDays(from: Day, days: number, calendar: WorkCalendar): { day: Day; provisional: boolean } | undefined {
  let at = Date.parse(`${from}T00:00:00Z`);
  let provisional = false;
  for (let left = days; left > 0;) {
    at += DAY;
    const day = new Date(at).toISOString().slice(0, 10);
    const year = calendar.years.get(Number(day.slice(0, 4)));
    if (!year) return undefined;
    if (!year.arranged) provisional = true;
    if (dayOff(day, calendar) === undefined) left -= 1;
  }
  return { day: new Date(at).toISOString().slice(0, 10), provisional };
}

const DAY = 86_400_000;

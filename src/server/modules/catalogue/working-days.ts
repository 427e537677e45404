import type { Day } from '#contracts/dates.ts';
import { dayOff } from './domain/editing/window-hints.ts';
import { lastOfWorkingDays } from './domain/working-days.ts';
import { holidaysOf } from './editing/sittings/holidays.ts';

/** True on a day on which offices work (工作日): neither weekend nor holiday, or a weekend day made up for one. */
export function isWorkingDay(day: Day): boolean {
  return dayOff(day, holidaysOf()) === undefined;
}

/** The last of so many working days after a day (工作日, 自次日起算); undefined where the calendar of a year it reaches into is not known. */
export function endOfWorkingDays(from: Day, days: number): { day: Day; provisional: boolean } | undefined {
  return lastOfWorkingDays(from, days, holidaysOf());
}

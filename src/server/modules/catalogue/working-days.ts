import type { Day } from '#contracts/dates.ts';
import { dayOff } from './domain/editing/window-hints.ts';
import { holidaysOf } from './editing/sittings/holidays.ts';

/** True on a day on which offices work (工作日): neither weekend nor holiday, or a weekend day made up for one. */
export function isWorkingDay(day: Day): boolean {
  return dayOff(day, holidaysOf()) === undefined;
}

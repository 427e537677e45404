import type { Day } from '#contracts/dates.ts';

const DAY = 86_400_000;

/** A day some days later, or earlier. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** How many days back a bill is asked for of a day we know of no money: what only the channel knows is on it. */
const CATCH_UP = 10;

/** The days whose bills are to be fetched (补取账单): those before today that have none, the oldest first, not before the account was used; of days money moved on however long ago, for without its bill no such day is closed. */
export function daysToFetch(today: Day, have: ReadonlySet<Day>, usedSince: Day, moved: readonly Day[]): Day[] {
  const lately = Array.from({ length: CATCH_UP }, (_, i) => addDays(today, i - CATCH_UP)).filter((day) => day >= usedSince);
  return [...new Set([...moved, ...lately])].filter((day) => !have.has(day)).toSorted();
}

/** True for a movement a bill of this day may hold: channels cut their day elsewhere than at midnight, but never by more than a day. */
export function mayStandOn(day: Day, moved: Day): boolean {
  return moved >= addDays(day, -1) && moved <= addDays(day, 1);
}

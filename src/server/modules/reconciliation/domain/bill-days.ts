import type { Day } from '#contracts/dates.ts';

const DAY = 86_400_000;

/** A day some days later, or earlier. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** How many days back a bill that never came is still asked for; channels keep theirs for three months, an office that was closed for a week needs no more. */
const CATCH_UP = 10;

/** The days whose bills are to be fetched (补取账单): those before today that have none, the oldest first, not before the account was used. */
export function daysToFetch(today: Day, have: ReadonlySet<Day>, usedSince: Day | undefined): Day[] {
  if (usedSince === undefined) return [];
  return Array.from({ length: CATCH_UP }, (_, i) => addDays(today, i - CATCH_UP)).filter((day) => day >= usedSince && !have.has(day));
}

/** True for a movement a bill of this day may hold: channels cut their day elsewhere than at midnight, but never by more than a day. */
export function mayStandOn(day: Day, moved: Day): boolean {
  return moved >= addDays(day, -1) && moved <= addDays(day, 1);
}

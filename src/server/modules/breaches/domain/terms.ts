import { startOfBeijingDay, type Day, type Instant } from '#contracts/dates.ts';

const DAY = 86_400_000;

/** A day some days later, or earlier. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** The instant a time of so many working days ends that begins the day after `day` (陈述申辩期): the end of its last working day. */
export function endOfWorkingDays(day: Day, days: number, isWorking: (day: Day) => boolean): Instant {
  let last = day;
  for (let left = days; left > 0;) {
    last = addDays(last, 1);
    if (isWorking(last)) left -= 1;
  }
  return startOfBeijingDay(addDays(last, 1));
}

/** The day on which a letter counts as served that was announced on `day` (公告送达): when so many days are over. */
export function announcementServedOn(day: Day, days: number): Day {
  return addDays(day, days);
}

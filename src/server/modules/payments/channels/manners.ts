import { startOfBeijingDay, type Day, type Instant } from '#contracts/dates.ts';

const DAY = 86_400_000;

/**
 * A channel makes no bill for a day without a charge, and says so in the words it has for one that is not made yet. They are made by noon of the next day; when that day is over too, the day was quiet.
 */
export function quietDayIsOver(day: Day, now: Instant): boolean {
  return now >= startOfBeijingDay(day) + 2 * DAY;
}

/** A title that no bill stumbles over: neither commas nor quotes nor line ends, and no longer than the channel takes. */
export function plainTitle(title: string, most: number): string {
  const plain = title.replaceAll(/[,，"'`&|=\\\r\n\t]+/g, ' ').replaceAll(/\s+/g, ' ').trim();
  return Array.from(plain === '' ? '考试费' : plain).slice(0, most).join('');
}

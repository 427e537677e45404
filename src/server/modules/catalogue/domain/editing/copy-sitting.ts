import type { Sitting } from '#contracts/catalogue.ts';
import { beijingDay, startOfBeijingDay, type Day } from '#contracts/dates.ts';
import type { EditedWindows, ProvinceTerms } from '#contracts/sittings.ts';

const DAY = 86_400_000;
const WEEK = 7 * DAY;

/** By how much everything moves when a sitting is copied: whole weeks, so that a Friday deadline stays on a Friday and an hour on its hour. */
export function shiftBetween(from: Day, to: Day): number {
  return Math.round((startOfBeijingDay(to) - startOfBeijingDay(from)) / WEEK) * WEEK;
}

/** The sitting's id: its exam, its year and the half of it. */
export function sittingIdOf(examCode: string, firstDay: Day): { id: string; year: number; half: 1 | 2 } {
  const year = Number(firstDay.slice(0, 4));
  const half = Number(firstDay.slice(5, 7)) <= 6 ? 1 : 2;
  return { id: `${examCode}-${String(year)}-${String(half)}`, year, half };
}

/** The windows moved by so much (复制考次). */
export function shiftWindows(windows: EditedWindows, by: number): EditedWindows {
  const move = (span: EditedWindows['apply']) => ({ opensAt: span.opensAt + by, closesAt: span.closesAt + by });
  const maybe = (span: EditedWindows['ticket']) => span && move(span);
  return {
    apply: move(windows.apply), confirm: move(windows.confirm), review: move(windows.review), pay: move(windows.pay),
    ticket: maybe(windows.ticket), score: maybe(windows.score), recheck: maybe(windows.recheck),
  };
}

/** A province's terms for the new year: everything as last year, its windows moved, a cancelled year still remembered, last year's notice gone because it spoke of last year. */
export function copyTerms(terms: ProvinceTerms, by: number): ProvinceTerms {
  return { ...terms, windows: shiftWindows(terms.windows, by), notice: null };
}

/** What the national level fixes, taken over from last year; the exam days are the new ones and the rules those of the new year. */
export function copySettings(sitting: Sitting, examOn: readonly Day[]): Omit<Sitting, 'id' | 'examCode' | 'half'> {
  const days = [...examOn].sort();
  const year = Number(days[0]?.slice(0, 4) ?? sitting.year);
  const { levels, commitmentMode, photoReview, levelsAlwaysManual, failedVerificationBlocks } = sitting;
  return { year, examOn: days, levels, commitmentMode, ruleYear: year, photoReview, levelsAlwaysManual, failedVerificationBlocks, certainty: 'placeholder' };
}

const HOUR = 3_600_000;

/** The frame a sitting made from nothing begins with: the usual distances to the exam, the windows of national exams lasting 7 to 11 days (domain.md 9.1). */
export function proposeFrame(examOn: readonly Day[]): EditedWindows {
  const days = [...examOn].sort();
  const first = startOfBeijingDay(days[0] ?? '2000-01-01');
  const after = startOfBeijingDay(days.at(-1) ?? '2000-01-01') + DAY;
  const opening = onWorkday(first - 80 * DAY) + 9 * HOUR;
  const closing = (days_: number) => onWorkday(first - 80 * DAY + days_ * DAY) + 17 * HOUR;
  const scores = onWorkday(after + 60 * DAY) + 9 * HOUR;
  return {
    apply: { opensAt: opening, closesAt: closing(14) }, confirm: { opensAt: opening, closesAt: closing(16) }, review: { opensAt: opening, closesAt: closing(20) },
    pay: { opensAt: opening, closesAt: closing(24) }, ticket: { opensAt: onWorkday(first - 6 * DAY) + 9 * HOUR, closesAt: after - 7 * HOUR },
    score: { opensAt: scores, closesAt: scores + 365 * DAY }, recheck: { opensAt: scores, closesAt: scores + 30 * DAY },
  };
}

/** The day itself, or the Monday after a weekend. */
function onWorkday(dayStart: number): number {
  const weekday = new Date(`${beijingDay(dayStart)}T00:00:00Z`).getUTCDay();
  return dayStart + (weekday === 6 ? 2 : weekday === 0 ? 1 : 0) * DAY;
}

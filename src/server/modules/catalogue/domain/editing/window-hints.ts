import { WINDOW_NAMES, type WindowName } from '#contracts/catalogue.ts';
import { beijingDay, beijingTime, type Day } from '#contracts/dates.ts';
import type { EditedWindows } from '#contracts/sittings.ts';
import type { Words } from '#contracts/words.ts';

/** Something worth a look that may be meant so. */
export type Hint = { code: string; window: WindowName | null; words: Words };

/** Days nobody works, by name, and weekend days people work instead (国务院办公厅节假日安排). */
export type Holidays = { off: ReadonlyMap<Day, Words>; working: ReadonlySet<Day> };

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Nobody plans a deadline for the small hours; midnight itself is the usual 24:00. */
const SMALL_HOURS_END = 6 * HOUR;
/** Windows of national exams last 7 to 11 days (domain.md 9.1); fewer than five working days leaves people out. */
const SHORTEST_APPLY = 5 * DAY;

/** What an editor should look at again: deadlines on a day off or in the small hours, a short application window. */
export function hintsOfWindows(windows: EditedWindows, holidays: Holidays): Hint[] {
  const hints: Hint[] = [];
  for (const window of WINDOW_NAMES) {
    const span = windows[window];
    if (span === null || span.opensAt >= span.closesAt) continue;
    const late = (span.closesAt + 8 * HOUR) % DAY;
    if (late > 0 && late < SMALL_HOURS_END) hints.push({ code: 'closes_in_small_hours', window, words: { zh: `在凌晨 ${beijingTime(span.closesAt)} 截止，报考人员容易误解为前一天`, en: `closes in the small hours, ${beijingTime(span.closesAt)}; people take it for the day before` } });
    if (!NEEDS_SOMEBODY.includes(window)) continue;
    for (const [end, instant] of [['opens', span.opensAt], ['closes', span.closesAt - 1]] as const) {
      const day = beijingDay(instant);
      const off = dayOff(day, holidays);
      if (off) hints.push({ code: `${end}_on_day_off`, window, words: { zh: `${end === 'opens' ? '开始' : '截止'}日 ${day} 是${off.zh}，咨询电话无人值守`, en: `${end} on ${day}, ${off.en}: nobody answers the phone` } });
    }
  }
  if (windows.apply.closesAt - windows.apply.opensAt < SHORTEST_APPLY) hints.push({ code: 'apply_short', window: 'apply', words: { zh: '报名时间不足 5 天', en: 'applications are open for less than five days' } });
  return hints;
}

/** Windows in which candidates call or come; tickets and scores are looked up by machines. */
const NEEDS_SOMEBODY: readonly WindowName[] = ['apply', 'confirm', 'review', 'pay'];

/** What kind of day off a day is; undefined for a working day. */
export function dayOff(day: Day, { off, working }: Holidays): Words | undefined {
  const holiday = off.get(day);
  if (holiday) return holiday;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return (weekday === 0 || weekday === 6) && !working.has(day) ? { zh: '周末', en: 'a weekend' } : undefined;
}

import { beijingDay, beijingTime, startOfBeijingDay, type Day, type Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';

const format = (locale: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone: 'Asia/Shanghai', ...options });
const DAYS = { zh: format('zh-CN', { month: 'long', day: 'numeric', weekday: 'short' }), en: format('en-GB', { day: 'numeric', month: 'short', weekday: 'short' }) };
const MONTHS = { zh: format('zh-CN', { year: 'numeric', month: 'long' }), en: format('en-GB', { year: 'numeric', month: 'long' }) };

/** A Beijing day as people say it, `12月7日周一`, `Mon 7 Dec`; with its year when that is not the one of `now`. */
export function dayWords(day: Day, lang: Lang, now: Instant): string {
  const words = DAYS[lang].format(startOfBeijingDay(day));
  const year = day.slice(0, 4);
  if (year === beijingDay(now).slice(0, 4)) return words;
  return lang === 'zh' ? `${year}年${words}` : `${words} ${year}`;
}

/** A moment as people say it: the day and, Beijing time, the hour; midnight is said as 24:00 of the day that ends, as announcements do. */
export function momentWords(at: Instant, lang: Lang, now: Instant): string {
  const time = beijingTime(at).slice(11);
  return time === '00:00' ? `${dayWords(beijingDay(at - 1), lang, now)} 24:00` : `${dayWords(beijingDay(at), lang, now)} ${time}`;
}

/** A month, `2026年12月`, `December 2026`. */
export function monthWords(month: string, lang: Lang): string {
  return MONTHS[lang].format(startOfBeijingDay(`${month}-01`));
}

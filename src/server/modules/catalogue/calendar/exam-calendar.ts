import type { ProvinceConfig, Sitting } from '#contracts/catalogue.ts';
import { beijingDay, type Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Province } from '#contracts/regions.ts';
import { sittingText } from '#contracts/sitting-name.ts';
import type { Words } from '#contracts/words.ts';
import type { CalendarEvent, CalendarFile } from '#server/platform/calendar-file.ts';

import { datesOf, type SittingDate } from '../domain/calendar/sitting-dates.ts';
import { dateWords } from './pages/date-words.ts';

const HALF_HOUR = 30 * 60_000;
const DAY = 24 * 60;

/** Before which dates a telephone speaks up, and how many minutes: what one must not miss a day and three hours before, what one waits for half an hour before. */
const REMIND: Record<SittingDate['kind'], readonly number[]> = {
  apply_opens: [30], apply_closes: [DAY, 180], pay_closes: [DAY, 180], ticket_opens: [30], exam: [DAY], score_opens: [], recheck_closes: [DAY],
};

const words: Record<Lang, (phone: string) => string> = {
  zh: (phone) => `安排可能调整，以报名地公告为准。咨询电话：${phone}`,
  en: (phone) => `Dates may change; the announcement of the place of application decides. Telephone: ${phone}`,
};

type Held = { sitting: Sitting; examName: Words; config: ProvinceConfig; province: Province };

/** The public dates of a sitting in one province as a calendar (加入日历); `site` is the installation's address. The same date keeps its UID when it moves. */
export function examCalendar({ sitting, examName, config, province }: Held, site: string, lang: Lang, now: Instant): CalendarFile {
  const title = sittingText(sitting, examName, lang);
  const host = new URL(site).hostname;
  const events = datesOf({ sitting, windows: config.windows }).map((date): CalendarEvent => ({
    uid: `${sitting.id}-${config.province}-${date.kind}@${host}`,
    title: lang === 'zh' ? `${title}${dateWords.zh[date.kind]}（${province.short.zh}）` : `${title}: ${dateWords.en[date.kind].toLowerCase()} (${province.short.en})`,
    when: whenOf(date), text: words[lang](config.phone), url: `${site}/exams/${sitting.examCode}?province=${config.province}`, remindMinutesBefore: REMIND[date.kind],
  }));
  return { name: lang === 'zh' ? `${title} · ${province.short.zh}` : `${title} · ${province.short.en}`, lang, now, events };
}

/** What opens begins at its moment, what closes ends there, so that nobody reads a closing as the time left to begin. */
function whenOf({ kind, at, until }: SittingDate): CalendarEvent['when'] {
  if (kind === 'exam') return { firstDay: beijingDay(at), lastDay: beijingDay(until - 1) };
  return kind.endsWith('_closes') ? { from: at - HALF_HOUR, until: at } : { from: at, until: at + HALF_HOUR };
}

import type { Words } from '#contracts/words.ts';
import type { PageContext } from '#portal/page-context.ts';
import type { CalendarDate } from '../calendar-views.ts';
import { calendarWords } from './calendar-words.ts';
import type { DatedExam } from './date-list.tsx';

/** The dates of a sitting that are not over, as a list shows them: by the first or the last place where they differ. */
export function datedExams({ examCode, examName, dates }: { examCode: string; examName: Words; dates: readonly CalendarDate[] }, { lang, now }: PageContext): DatedExam[] {
  const { where } = calendarWords[lang].calendar;
  return dates.filter((d) => d.until > now).map((date) => ({ examCode, examName, date, where: date.which === 'all' ? undefined : where[date.which] }));
}

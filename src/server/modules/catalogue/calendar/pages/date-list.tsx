import type { JSX } from 'preact';

import { beijingDay, type Instant } from '#contracts/dates.ts';
import type { Words } from '#contracts/words.ts';
import { dayWords, momentWords } from '#portal/day-words.ts';
import type { PageContext } from '#portal/page-context.ts';
import { paths } from '#portal/paths.ts';
import type { SittingDate } from '../../domain/calendar/sitting-dates.ts';
import { dateWords } from './date-words.ts';

/** A date of an exam to show: `where` says for which provinces, when not for the one the page is about. */
export type DatedExam = { examCode: string; examName: Words; date: SittingDate; where?: string | undefined };

/** Dates in the order of time, each with what happens and of which exam (近期日程). */
export function DateList({ dates, page, bare }: { dates: readonly DatedExam[]; page: PageContext; /** On the page of the exam itself its name is left out. */ bare?: true }): JSX.Element {
  return (
    <ol class="dates">
      {dates.map(({ examCode, examName, date, where }) => (
        <li key={`${examCode}-${date.kind}-${String(date.at)}-${where ?? ''}`} class={`dates__one dates__one--${date.kind}`}>
          <time dateTime={date.kind === 'exam' ? beijingDay(date.at) : new Date(date.at).toISOString()}>{whenOf(date, page)}</time>
          <span class="dates__what"><strong>{dateWords[page.lang][date.kind]}</strong>{bare ? null : <> <a href={`${paths.exams}/${examCode}`}>{examName[page.lang]}</a></>}{where === undefined ? null : <span class="dates__where"> {where}</span>}</span>
        </li>
      ))}
    </ol>
  );
}

function whenOf({ kind, at, until }: SittingDate, { lang, now }: PageContext): string {
  if (kind !== 'exam') return momentWords(at, lang, now);
  const [first, last] = [beijingDay(at), beijingDay(until - 1)];
  return first === last ? dayWords(first, lang, now) : `${dayWords(first, lang, now)} – ${dayWords(last, lang, now)}`;
}

/** The next dates, soonest first, so many of them and within so many days; what began already is left out but for exams. */
export function nextDates(all: readonly DatedExam[], now: Instant, { days, most }: { days: number; most: number }): DatedExam[] {
  return all.filter(({ date }) => date.until > now && date.at < now + days * 86_400_000).toSorted((a, b) => a.date.at - b.date.at).slice(0, most);
}

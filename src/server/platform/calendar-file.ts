import ical, { ICalAlarmType, ICalCalendarMethod } from 'ical-generator';
import { startOfBeijingDay, type Day, type Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { BinaryAnswer } from './http/mount-api.ts';

/** One entry of a calendar: between two moments, or on whole Beijing days. */
export type CalendarEvent = {
  /** Stable: the same matter keeps it in every later file, so that a calendar replaces the entry instead of adding a second one. Nothing personal: calendars are shared. */
  uid: string;
  title: string;
  when: { from: Instant; until: Instant } | { firstDay: Day; lastDay: Day };
  text?: string | undefined;
  place?: string | undefined;
  /** Absolute address of the page to go to. */
  url?: string | undefined;
  /** How many minutes before its beginning a telephone speaks up; each number is a reminder of its own. */
  remindMinutesBefore?: readonly number[] | undefined;
};

export type CalendarFile = { name: string; lang: Lang; /** When this was said (DTSTAMP): the server's clock, passed in. */ now: Instant; events: readonly CalendarEvent[] };

const DAY = 86_400_000;

/**
 * The text of a calendar file (日历文件 .ics, RFC 5545) that telephones and mail programs import: times in UTC, whole days as days, lines folded at 75 octets and
 * never within a character, marks of the format escaped. The same input is the same text.
 */
export function calendarFile({ name, lang, now, events }: CalendarFile): string {
  const calendar = ical({ name: escaped(name), method: ICalCalendarMethod.PUBLISH, prodId: { company: 'Jinbang', product: 'Registration', language: lang === 'zh' ? 'ZH' : 'EN' } });
  for (const { uid, title, when, text, place, url, remindMinutesBefore } of events) {
    const event = calendar.createEvent({
      id: uid, stamp: new Date(now), summary: clean(title), ...span(when),
      ...(text !== undefined && { description: clean(text) }), ...(place !== undefined && { location: clean(place) }), ...(url !== undefined && { url }),
    });
    for (const minutes of remindMinutesBefore ?? []) event.createAlarm({ type: ICalAlarmType.display, trigger: minutes * 60, description: clean(title) });
  }
  return `${calendar.toString()}\r\n`;
}

/** A calendar file as an endpoint answers it: to be kept under a name, the last part of which is added here. */
export function calendarAnswer(fileName: string, file: CalendarFile): BinaryAnswer {
  return { contentType: 'text/calendar; charset=utf-8', fileName: `${fileName}.ics`, attachment: true, base64: Buffer.from(calendarFile(file), 'utf8').toString('base64') };
}

/** Whole days leave as dates, their end exclusive; the library reads a date's UTC parts, so the days are given at UTC midnight. */
function span(when: CalendarEvent['when']): { start: Date; end: Date; allDay?: true } {
  if ('from' in when) return { start: new Date(when.from), end: new Date(when.until) };
  return { start: utcMidnight(when.firstDay, 0), end: utcMidnight(when.lastDay, 1), allDay: true };
}

function utcMidnight(day: Day, later: number): Date {
  return new Date(startOfBeijingDay(day) + 8 * 3_600_000 + later * DAY);
}

/** The library writes every text of an event escaped, but a calendar's name as it comes (RFC 5545, 3.3.11). */
function escaped(name: string): string {
  return clean(name).replaceAll(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');
}

/** Without the control characters RFC 5545 forbids in a text; line breaks stay. */
function clean(text: string): string {
   
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
}

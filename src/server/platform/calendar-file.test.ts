import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { calendarAnswer, calendarFile, type CalendarEvent, type CalendarFile } from './calendar-file.ts';

const NOW = Date.parse('2026-08-20T09:00:00+08:00');
const APPLY: CalendarEvent = {
  uid: '034-2026-2/37/apply@jinbang', title: '一级建造师报名（山东省）', when: { from: Date.parse('2026-08-24T09:00:00+08:00'), until: Date.parse('2026-09-01T17:00:00+08:00') },
  text: '截止当日下午较拥挤；请提前，逗号, 反斜杠\\ 都应照样读回。\n第二行', place: '山东省', url: 'https://example.org/exams/034?province=37', remindMinutesBefore: [60, 1440],
};
const EXAM: CalendarEvent = { uid: '034-2026-2/37/exam@jinbang', title: '一级建造师考试', when: { firstDay: '2026-09-19', lastDay: '2026-09-20' } };

const file = (events: readonly CalendarEvent[], name = '一级建造师 · 山东省'): CalendarFile => ({ name, lang: 'zh', now: NOW, events });
const linesOf = (text: string): string[] => text.split('\r\n');

/** Reads a file as a calendar program does; the parser leaves the escapes of X- properties to its caller. */
function readBack(text: string): { name: string; events: ICAL.Event[] } {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const name = String(calendar.getFirstPropertyValue('x-wr-calname')).replaceAll(/\\(.)/g, (_, mark: string) => (mark === 'n' ? '\n' : mark));
  return { name, events: calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one)) };
}

describe('a calendar file', () => {
  test('is read back as it was said: names, moments, whole days, reminders', () => {
    const { name, events: [apply, exam] } = readBack(calendarFile(file([APPLY, EXAM])));
    expect(name).toBe('一级建造师 · 山东省');
    expect(apply?.uid).toBe(APPLY.uid);
    expect(apply?.summary).toBe(APPLY.title);
    expect(apply?.description).toBe(APPLY.text);
    expect(apply?.location).toBe('山东省');
    expect(apply?.startDate.toJSDate().getTime()).toBe(Date.parse('2026-08-24T09:00:00+08:00'));
    expect(apply?.endDate.toJSDate().getTime()).toBe(Date.parse('2026-09-01T17:00:00+08:00'));
    expect(apply?.component.getAllSubcomponents('valarm').map((a) => String(a.getFirstPropertyValue('trigger')))).toEqual(['-PT1H', '-P1D']);
    expect(exam?.startDate.isDate).toBe(true);
    expect(String(exam?.startDate)).toBe('2026-09-19');
    // the end of whole days is the day after the last one
    expect(String(exam?.endDate)).toBe('2026-09-21');
    expect(exam?.component.getAllSubcomponents('valarm')).toEqual([]);
  });

  test('says its moments in UTC, ends its lines as RFC 5545 asks and is the same text each time', () => {
    const text = calendarFile(file([APPLY]));
    expect(text).toContain('DTSTART:20260824T010000Z');
    expect(text).toContain('DTSTAMP:20260820T010000Z');
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(calendarFile(file([APPLY]))).toBe(text);
  });

  test('folds at 75 octets and never within a character, 𠮷 included', () => {
    const text = calendarFile(file([{ ...APPLY, title: '𠮷'.repeat(60), text: '请携带身份证件到报名地考试机构'.repeat(12) }]));
    for (const line of linesOf(text)) {
      expect(Buffer.byteLength(line, 'utf8')).toBeLessThanOrEqual(75);
      expect(Buffer.from(line, 'utf8').toString('utf8')).toBe(line);
    }
    expect(readBack(text).events[0]?.summary).toBe('𠮷'.repeat(60));
  });

  test('a name cannot bring a line of its own in', () => {
    const { name, events } = readBack(calendarFile(file([EXAM], '甲;乙,丙\\丁\r\nBEGIN:VEVENT\r\nUID:x')));
    expect(events).toHaveLength(1);
    expect(name).toBe('甲;乙,丙\\丁\nBEGIN:VEVENT\nUID:x');
  });

  test('whatever is written is read back, and no line is too long', () => {
    const said = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }).map((s) => s.replaceAll(/[\u0000-\u001f\u007f]/g, ' ').trim()).filter((s) => s !== '');  
    const moment = fc.integer({ min: 0, max: 4_000_000_000 }).map((s) => s * 1000);
    fc.assert(fc.property(said, said, moment, fc.integer({ min: 1, max: 100_000_000 }), (title, text, from, seconds) => {
      const written = calendarFile(file([{ uid: 'a@jinbang', title, text, when: { from, until: from + seconds * 1000 } }]));
      expect(linesOf(written).every((l) => Buffer.byteLength(l, 'utf8') <= 75)).toBe(true);
      const event = readBack(written).events[0];
      expect(event?.summary).toBe(title);
      expect(event?.description).toBe(text);
      expect(event?.startDate.toJSDate().getTime()).toBe(from);
      expect(event?.endDate.toJSDate().getTime()).toBe(from + seconds * 1000);
    }));
  });

  test('as an answer it is kept under its name and not shown', () => {
    expect(calendarAnswer('一级建造师-山东省', file([EXAM]))).toMatchObject({ contentType: 'text/calendar; charset=utf-8', fileName: '一级建造师-山东省.ics', attachment: true });
  });
});

import { z } from 'zod';
import { typedDay, typedMonth } from './typed-dates.ts';

/** A moment, in milliseconds since 1970 UTC; deadlines are moments. */
export type Instant = number;

/** A Beijing calendar day, `YYYY-MM-DD`; 19900802 and 1990年8月2日 are understood. */
export const Day = z.string('field.required').overwrite(typedDay).check(z.iso.date('field.invalid'));
export type Day = z.infer<typeof Day>;

/** A month as certificates print it, `YYYYMM` (毕业时间, R-2.1.1-19); 2018-07 and 2018年7月 are understood. */
export const YearMonth = z.string('field.required').overwrite(typedMonth).regex(/^(19|20)\d{2}(0[1-9]|1[0-2])$/, 'field.invalid');
export type YearMonth = z.infer<typeof YearMonth>;

const BEIJING_OFFSET = 8 * 3_600_000;

/** The Beijing calendar day of a moment. */
export function beijingDay(at: Instant): Day {
  return new Date(at + BEIJING_OFFSET).toISOString().slice(0, 10);
}

/** The moment a Beijing day begins. */
export function startOfBeijingDay(day: Day): Instant {
  return Date.parse(`${day}T00:00:00+08:00`);
}

/** A moment as people read it, Beijing time, `2026-08-20 17:00`. */
export function beijingTime(at: Instant): string {
  return new Date(at + BEIJING_OFFSET).toISOString().slice(0, 16).replace('T', ' ');
}

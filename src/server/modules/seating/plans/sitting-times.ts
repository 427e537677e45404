import type { Exam, Sitting } from '#contracts/catalogue.ts';
import type { Words } from '#contracts/words.ts';
import { holdsIn } from '#contracts/year-span.ts';
import type { PaperTime } from '../domain/facts.ts';

/** When each paper of a sitting is sat, by half-days counted through it (时间表); of batches those whose days this sitting has. */
export function timesOf(exam: Pick<Exam, 'timetable'>, sitting: Pick<Sitting, 'year' | 'levels' | 'examOn'>): PaperTime[] {
  return exam.timetable.filter((t) => holdsIn(t, sitting.year) && t.day <= sitting.examOn.length && sitting.levels.includes(t.level)).map((t) => ({ level: t.level, subject: t.subject, specialties: t.specialties, halfDay: (t.day - 1) * 2 + (t.half === 'morning' ? 1 : 2), batch: t.batch ?? 0 }));
}

/** The day and half a half-day's number stands for. */
export function halfDayOf(sitting: Pick<Sitting, 'examOn'>, halfDay: number): { day: string | null; half: 'morning' | 'afternoon' } {
  return { day: sitting.examOn[Math.ceil(halfDay / 2) - 1] ?? null, half: halfDay % 2 === 1 ? 'morning' : 'afternoon' };
}

/** What a half-day is called; 0 stands for all of them. */
export function halfDayWords(sitting: Pick<Sitting, 'examOn'>, halfDay: number): Words {
  if (halfDay === 0) return { zh: '全部场次', en: 'all half-days' };
  const { day, half } = halfDayOf(sitting, halfDay);
  const zh = day === null ? `第 ${String(Math.ceil(halfDay / 2))} 天` : `${String(Number(day.slice(5, 7)))}月${String(Number(day.slice(8)))}日`;
  return { zh: `${zh}${half === 'morning' ? '上午' : '下午'}`, en: `${day ?? `day ${String(Math.ceil(halfDay / 2))}`} ${half === 'morning' ? 'morning' : 'afternoon'}` };
}

/** The instant of the first day of a sitting: from then on its rosters and plans stand. */
export function firstDayAt(sitting: Pick<Sitting, 'examOn'>): number {
  return Date.parse(`${sitting.examOn.toSorted()[0] ?? '9999-12-31'}T00:00:00+08:00`);
}

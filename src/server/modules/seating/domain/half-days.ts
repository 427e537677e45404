import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Examinee, PaperTime } from './facts.ts';

/** Finds when somebody sits which of their subjects (场次); the same kind of person is looked up once. */
export function halfDaysOf(times: readonly PaperTime[]): (e: Pick<Examinee, 'level' | 'specialty' | 'subjects'>) => ReadonlyMap<number, string> {
  const seen = new Map<string, ReadonlyMap<number, string>>();
  return ({ level, specialty, subjects }) => {
    const key = `${level}/${specialty}/${subjects.join('')}`;
    const known = seen.get(key);
    if (known) return known;
    const found = new Map<number, string>();
    for (const subject of subjects.toSorted()) {
      const time = times.find((t) => isFor(t, level, specialty, subject));
      if (time) found.set(time.halfDay, (found.get(time.halfDay) ?? '') + subject);
    }
    const sorted = new Map([...found].sort(([a], [b]) => a - b));
    seen.set(key, sorted);
    return sorted;
  };
}

/** Subjects people registered for that the timetable does not hold: without a time nobody can be seated. */
export function refusalsWithoutTime(examinees: readonly Examinee[], times: readonly PaperTime[]): Refusal[] {
  const counts = new Map<string, { level: string; subject: string; count: number }>();
  const held = new Map<string, boolean>();
  for (const { level, specialty, subjects } of examinees) {
    for (const subject of subjects) {
      const key = `${level}/${specialty}/${subject}`;
      const known = held.get(key) ?? times.some((t) => isFor(t, level, specialty, subject));
      held.set(key, known);
      if (known) continue;
      const line = counts.get(`${level}/${subject}`) ?? { level, subject, count: 0 };
      line.count += 1;
      counts.set(`${level}/${subject}`, line);
    }
  }
  return [...counts.values()].map((params) => refuse('seating.no_time', { params }));
}

function isFor(time: PaperTime, level: string, specialty: string, subject: string): boolean {
  return time.level === level && time.subject === subject && (time.specialties === null || time.specialties.includes(specialty));
}

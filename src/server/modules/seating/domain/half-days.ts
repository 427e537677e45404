import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Examinee, PaperTime } from './facts.ts';

type Choice = Pick<Examinee, 'level' | 'specialty' | 'subjects'>;

/** Finds when somebody sits which of their subjects (场次), in one batch where the timetable has batches; the same kind of person is looked up once. */
export function halfDaysOf(times: readonly PaperTime[]): (e: Choice, batch?: number) => ReadonlyMap<number, string> {
  const seen = new Map<string, ReadonlyMap<number, string>>();
  return ({ level, specialty, subjects }, batch = 0) => {
    const key = `${level}/${specialty}/${subjects.join('')}/${String(batch)}`;
    const known = seen.get(key);
    if (known) return known;
    const found = new Map<number, string>();
    for (const subject of subjects.toSorted()) {
      const time = times.find((t) => isFor(t, level, specialty, subject) && (t.batch === 0 || t.batch === batch));
      if (time) found.set(time.halfDay, (found.get(time.halfDay) ?? '') + subject);
    }
    const sorted = new Map([...found].sort(([a], [b]) => a - b));
    seen.set(key, sorted);
    return sorted;
  };
}

/** The batches (批次) of a timetable, in their order; none where everybody sits a paper at one time. */
export function batchesOf(times: readonly PaperTime[]): number[] {
  return [...new Set(times.flatMap((t) => (t.batch === 0 ? [] : [t.batch])))].sort((a, b) => a - b);
}

/** How ticket numbers must tell people apart: with batches one chair is somebody else's each time, as with seats by subject. */
export function seatsRepeat(times: readonly PaperTime[], { mode }: { mode: 'fixed' | 'per_subject' }): 'fixed' | 'per_subject' {
  return batchesOf(times).length > 0 ? 'per_subject' : mode;
}

/** The batches in which all of somebody's subjects are held; the same kind of person is looked up once. */
export function openBatchesOf(times: readonly PaperTime[]): (e: Choice) => readonly number[] {
  const all = batchesOf(times);
  const halvesOf = halfDaysOf(times);
  const seen = new Map<string, readonly number[]>();
  return (e) => {
    const key = `${e.level}/${e.specialty}/${e.subjects.join('')}`;
    const known = seen.get(key) ?? all.filter((batch) => [...halvesOf(e, batch).values()].join('').length === e.subjects.length);
    seen.set(key, known);
    return known;
  };
}

/** Which of somebody's subjects are held on a half-day, whatever the batch: what who sits then writes. */
export function subjectsAt(times: readonly PaperTime[]): (e: Choice, halfDay: number) => string[] {
  return ({ level, specialty, subjects }, halfDay) => subjects.toSorted().filter((subject) => times.some((t) => t.halfDay === halfDay && isFor(t, level, specialty, subject)));
}

/** Two batches that share a half-day: their rooms would be needed twice. */
export function refusalsOfBatches(times: readonly PaperTime[]): Refusal[] {
  const halves = new Map<number, Set<number>>();
  for (const t of times) if (t.batch !== 0) halves.set(t.halfDay, (halves.get(t.halfDay) ?? new Set<number>()).add(t.batch));
  return [...halves].flatMap(([halfDay, batches]) => (batches.size > 1 ? [refuse('seating.batches_overlap', { params: { halfDay, batches: [...batches].sort((a, b) => a - b).join('、') } })] : []));
}

/** Subjects people registered for that the timetable does not hold, or in no batch together: without a time nobody can be seated. */
export function refusalsWithoutTime(examinees: readonly Examinee[], times: readonly PaperTime[]): Refusal[] {
  const counts = new Map<string, { level: string; subject: string; count: number }>();
  const held = new Map<string, boolean>();
  const batched = batchesOf(times).length > 0;
  const openOf = openBatchesOf(times);
  for (const e of examinees) {
    const { level, specialty, subjects } = e;
    for (const subject of subjects) {
      const key = `${level}/${specialty}/${batched ? `${subjects.join('')}/` : ''}${subject}`;
      const known = held.get(key) ?? (batched ? openOf(e).length > 0 : times.some((t) => isFor(t, level, specialty, subject)));
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

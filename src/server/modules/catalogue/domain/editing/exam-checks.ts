import type { ExamContent } from '#contracts/exam-editing.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Subject, TimetableRow } from '#contracts/catalogue.ts';
import { holdsIn, type YearSpan } from '#contracts/year-span.ts';

/** Everything that stops an exam from being published: codes twice in a year, rows that name what does not exist then, spans that end before they begin, a timetable with two papers at once. */
export function refusalsOfExam(exam: ExamContent, thisYear: number): Refusal[] {
  const merged = new Map<string, { refusal: Refusal; years: number[] }>();
  for (const year of yearsThatMatter(exam, thisYear)) {
    for (const refusal of [...duplicates(exam, year), ...orphans(exam, year), ...clashes(exam, year)]) {
      const key = JSON.stringify(refusal);
      const seen = merged.get(key) ?? { refusal, years: [] };
      merged.set(key, { refusal, years: [...seen.years, year] });
    }
  }
  const ofYears = [...merged.values()].map(({ refusal, years }) => ({ ...refusal, params: { ...refusal.params, years: inWords(years) } }));
  return [...reversed(exam), ...marks(exam), ...ofYears];
}

/** Between two of these years nothing changes, so checking them checks every year. Years long past, before any level, are left out. */
function yearsThatMatter(exam: ExamContent, thisYear: number): number[] {
  const rows: YearSpan[] = [...exam.levels, ...exam.specialties, ...exam.subjects, ...exam.timetable];
  const edges = rows.flatMap((r) => [r.from, r.to, r.to === null ? null : r.to + 1]).filter((year) => year !== null);
  return [...new Set([...edges, thisYear])].filter((year) => exam.levels.some((l) => holdsIn(l, year))).sort((a, b) => a - b);
}

function duplicates(exam: ExamContent, year: number): Refusal[] {
  const no: Refusal[] = [];
  const twice = <T extends YearSpan>(part: string, rows: readonly T[], keysOf: (row: T) => string[], codeOf: (row: T) => string) => {
    const seen = new Set<string>();
    const told = new Set<string>();
    for (const row of rows.filter((r) => holdsIn(r, year))) {
      if (keysOf(row).some((key) => seen.has(key)) && !told.has(codeOf(row))) {
        told.add(codeOf(row));
        no.push(refuse('catalogue.code_repeated', { path: part, params: { code: codeOf(row) } }));
      }
      for (const key of keysOf(row)) seen.add(key);
    }
  };
  twice('levels', exam.levels, (l) => [l.code], (l) => l.code);
  twice('specialties', exam.specialties, (s) => (s.levels ?? exam.levels.map((l) => l.code)).map((l) => `${l}/${s.code}`), (s) => s.code);
  twice('subjects', exam.subjects, (s) => s.levels.flatMap((l) => specialtiesOf(exam, s, l, year).map((x) => `${l}/${x}/${s.code}`)), (s) => s.code);
  return no;
}

function specialtiesOf(exam: ExamContent, subject: Pick<Subject, 'specialties'>, level: string, year: number): string[] {
  return subject.specialties ?? exam.specialties.filter((s) => holdsIn(s, year) && (s.levels === null || s.levels.includes(level))).map((s) => s.code);
}

function orphans(exam: ExamContent, year: number): Refusal[] {
  const no: Refusal[] = [];
  const levels = new Set(exam.levels.filter((l) => holdsIn(l, year)).map((l) => l.code));
  const subjects = exam.subjects.filter((s) => holdsIn(s, year));
  const unknown = (part: string, what: string, of: YearSpan & { levels?: readonly string[] | null; specialties?: readonly string[] | null }) => {
    // a row may name a level that begins or ends within its own years, but never one that does not exist in any of them, nor only such ones
    const none = (of.levels ?? []).every((l) => !levels.has(l));
    for (const level of of.levels ?? []) if (none || !exam.levels.some((l) => l.code === level && overlap(l, of))) no.push(refuse('catalogue.level_unknown', { path: part, params: { what, level } }));
    for (const specialty of of.specialties ?? []) if (!exam.specialties.some((s) => s.code === specialty && overlap(s, of))) no.push(refuse('catalogue.specialty_unknown', { path: part, params: { what, specialty } }));
  };
  for (const s of exam.specialties.filter((x) => holdsIn(x, year))) unknown('specialties', s.name.zh, { levels: s.levels ?? [...levels], from: s.from, to: s.to });
  for (const s of subjects) unknown('subjects', s.name.zh, s);
  for (const row of exam.timetable.filter((x) => holdsIn(x, year))) {
    unknown('timetable', '时间表', { levels: [row.level], specialties: row.specialties, from: row.from, to: row.to });
    if (levels.has(row.level) && !subjects.some((s) => s.code === row.subject && s.levels.includes(row.level))) no.push(refuse('catalogue.subject_unknown', { path: 'timetable', params: { level: row.level, subject: row.subject } }));
  }
  for (const level of levels) {
    if (!subjects.some((s) => s.levels.includes(level))) no.push(refuse('catalogue.level_without_subject', { path: 'levels', params: { level } }));
    if (!exam.specialties.some((s) => holdsIn(s, year) && (s.levels === null || s.levels.includes(level)))) no.push(refuse('catalogue.level_without_specialty', { path: 'levels', params: { level } }));
  }
  return no;
}

const NOON = 12 * 60 + 30;
const EVENING = 19 * 60;

/** Two papers that one candidate sits cannot be held at once, and a paper ends within its half-day. */
function clashes(exam: ExamContent, year: number): Refusal[] {
  const no: Refusal[] = [];
  const rows = exam.timetable.filter((r) => holdsIn(r, year));
  const lengthOf = (row: TimetableRow) => exam.subjects.find((s) => holdsIn(s, year) && s.code === row.subject && s.levels.includes(row.level))?.minutes ?? 0;
  for (const [at, row] of rows.entries()) {
    const [from, until] = [minuteOf(row), minuteOf(row) + lengthOf(row)];
    const bounds = row.half === 'morning' ? [0, NOON] : [12 * 60, EVENING];
    if (from < (bounds[0] ?? 0) || until > (bounds[1] ?? 0)) no.push(refuse('catalogue.timetable_past_half', { path: 'timetable', params: { subject: row.subject, at: row.startsAt, minutes: lengthOf(row) } }));
    for (const other of rows.slice(at + 1)) {
      const together = (row.batch === undefined || other.batch === undefined || row.batch === other.batch) && other.level === row.level && other.day === row.day && (row.specialties === null || other.specialties === null || row.specialties.some((s) => other.specialties?.includes(s)));
      if (together && minuteOf(other) < until && from < minuteOf(other) + lengthOf(other)) no.push(refuse('catalogue.timetable_clash', { path: 'timetable', params: { level: row.level, first: row.subject, second: other.subject, day: row.day } }));
    }
  }
  return no;
}

function minuteOf(row: TimetableRow): number {
  return Number(row.startsAt.slice(0, 2)) * 60 + Number(row.startsAt.slice(3));
}

function reversed(exam: ExamContent): Refusal[] {
  const parts = [['levels', exam.levels], ['specialties', exam.specialties], ['subjects', exam.subjects]] as const;
  return parts.flatMap(([part, rows]) => rows.flatMap((row, at) => (isReversed(row) ? [refuse('catalogue.span_reversed', { path: `${part}.${String(at)}`, params: { what: row.name.zh } })] : [])));
}

/** True when there is a year in which both hold. */
export function overlap(a: YearSpan, b: YearSpan): boolean {
  return (a.from ?? -Infinity) <= (b.to ?? Infinity) && (b.from ?? -Infinity) <= (a.to ?? Infinity);
}

/** True when a span ends before it begins. */
export function isReversed({ from, to }: YearSpan): boolean {
  return from !== null && to !== null && from > to;
}

function marks(exam: ExamContent): Refusal[] {
  return exam.subjects.flatMap((s, at) => (s.passMark > s.fullMark ? [refuse('catalogue.pass_above_full', { path: `subjects.${String(at)}.passMark`, params: { subject: s.name.zh } })] : []));
}

function inWords(years: readonly number[]): string {
  return years.length > 3 ? `${String(years[0])}–${String(years.at(-1))}` : years.join('、');
}

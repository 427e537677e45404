import { SubjectType, type Level, type Specialty, type Subject, type TimetableRow } from '#contracts/catalogue.ts';
import type { YearSpan } from '#contracts/year-span.ts';
import { inARow, say } from '../../shared/text/text.ts';
import type { EditColumn } from './rows-editor.tsx';
import { words } from './words.ts';

const listOf = (typed: string): string[] => typed.split(/[\s,，、]+/).filter(Boolean);
const listOrAll = (typed: string): string[] | null => { const list = listOf(typed); return list.length === 0 ? null : list; };
const numberOf = (typed: string): number => (typed.trim() === '' ? Number.NaN : Number(typed.normalize('NFKC')));
const yearOf = (typed: string): number | null => (typed.trim() === '' ? null : numberOf(typed));
const shown = (n: number): string => (Number.isNaN(n) ? '' : String(n));

function spanColumns<Row extends YearSpan>(): EditColumn<Row>[] {
  const t = say(words);
  return [
    { label: t.cols.from, value: (r) => (r.from === null ? '' : shown(r.from)), change: (r, typed) => ({ ...r, from: yearOf(typed) }), placeholder: t.always },
    { label: t.cols.to, value: (r) => (r.to === null ? '' : shown(r.to)), change: (r, typed) => ({ ...r, to: yearOf(typed) }), placeholder: t.always },
  ];
}

function nameColumns<Row extends { name: { zh: string; en: string } }>(): EditColumn<Row>[] {
  const t = say(words);
  return [
    { label: t.nameZh, value: (r) => r.name.zh, change: (r, zh) => ({ ...r, name: { ...r.name, zh } }), wide: true },
    { label: t.nameEn, value: (r) => r.name.en, change: (r, en) => ({ ...r, name: { ...r.name, en } }), wide: true },
  ];
}

function chosen<T extends string>(names: Record<T, string>): { choices: { value: string; text: string }[]; read: (typed: string, before: T) => T } {
  const keys = Object.keys(names) as T[]; // the keys of a record are its own literal names
  return { choices: keys.map((value) => ({ value, text: names[value] })), read: (typed, before) => keys.find((k) => k === typed) ?? before };
}

/** The columns of 级别. */
export function levelColumns(): EditColumn<Level>[] {
  const t = say(words);
  const [kinds, entries, choices] = [chosen(t.kinds), chosen(t.entries), chosen(t.choices)];
  return [
    { label: t.cols.code, value: (l) => l.code, change: (l, code) => ({ ...l, code }) }, ...nameColumns<Level>(),
    { label: t.cols.kind, value: (l) => l.kind, change: (l, x) => ({ ...l, kind: kinds.read(x, l.kind) }), choices: kinds.choices },
    { label: t.cols.entry, value: (l) => l.entry, change: (l, x) => ({ ...l, entry: entries.read(x, l.entry) }), choices: entries.choices },
    { label: t.cols.cycle, value: (l) => shown(l.cycleYears), change: (l, x) => ({ ...l, cycleYears: numberOf(x) }) },
    { label: t.cols.choice, value: (l) => l.subjectChoice, change: (l, x) => ({ ...l, subjectChoice: choices.read(x, l.subjectChoice) }), choices: choices.choices },
    ...spanColumns<Level>(),
  ];
}

/** The columns of 报考专业. */
export function specialtyColumns(): EditColumn<Specialty>[] {
  const t = say(words);
  return [
    { label: t.cols.code, value: (s) => s.code, change: (s, code) => ({ ...s, code }) }, ...nameColumns<Specialty>(),
    { label: t.cols.levelsAll, value: (s) => inARow(s.levels ?? []), change: (s, x) => ({ ...s, levels: listOrAll(x) }), placeholder: t.all }, ...spanColumns<Specialty>(),
  ];
}

/** The columns of 科目. */
export function subjectColumns(): EditColumn<Subject>[] {
  const t = say(words);
  const flags = [{ value: 'true', text: t.yes }, { value: 'false', text: t.no }];
  return [
    { label: t.cols.code, value: (s) => s.code, change: (s, code) => ({ ...s, code }) }, ...nameColumns<Subject>(),
    { label: t.cols.levels, value: (s) => inARow(s.levels), change: (s, x) => ({ ...s, levels: listOf(x) }) },
    { label: t.cols.specialties, value: (s) => inARow(s.specialties ?? []), change: (s, x) => ({ ...s, specialties: listOrAll(x) }), placeholder: t.all },
    { label: t.cols.type, value: (s) => s.type, change: (s, x) => { const read = SubjectType.safeParse(x); return read.success ? { ...s, type: read.data } : s; }, choices: SubjectType.options.map((value) => ({ value, text: t.types[value] })) },
    { label: t.cols.minutes, value: (s) => shown(s.minutes), change: (s, x) => ({ ...s, minutes: numberOf(x) }) },
    { label: t.cols.full, value: (s) => shown(s.fullMark), change: (s, x) => ({ ...s, fullMark: numberOf(x) }) },
    { label: t.cols.pass, value: (s) => shown(s.passMark), change: (s, x) => ({ ...s, passMark: numberOf(x) }) },
    { label: t.cols.by, value: (s) => String(s.bySpecialty), change: (s, x) => ({ ...s, bySpecialty: x === 'true' }), choices: flags },
    { label: t.cols.open, value: (s) => String(s.openBook), change: (s, x) => ({ ...s, openBook: x === 'true' }), choices: flags },
    ...spanColumns<Subject>(),
  ];
}

/** The columns of 时间表. */
export function timetableColumns(): EditColumn<TimetableRow>[] {
  const t = say(words);
  const halves = chosen(t.halves);
  return [
    { label: t.cols.day, value: (r) => shown(r.day), change: (r, x) => ({ ...r, day: numberOf(x) }) },
    { label: t.cols.half, value: (r) => r.half, change: (r, x) => ({ ...r, half: halves.read(x, r.half) }), choices: halves.choices },
    { label: t.cols.at, value: (r) => r.startsAt, change: (r, startsAt) => ({ ...r, startsAt }), placeholder: '09:00' },
    { label: t.cols.level, value: (r) => r.level, change: (r, level) => ({ ...r, level }) },
    { label: t.cols.subject, value: (r) => r.subject, change: (r, subject) => ({ ...r, subject }) },
    { label: t.cols.specialties, value: (r) => inARow(r.specialties ?? []), change: (r, x) => ({ ...r, specialties: listOrAll(x) }), placeholder: t.all },
    { label: t.cols.batch, value: (r) => (r.batch === undefined ? '' : shown(r.batch)), change: ({ batch: _, ...r }, x) => (x.trim() === '' ? r : { ...r, batch: numberOf(x) }), placeholder: t.noBatch },
    ...spanColumns<TimetableRow>(),
  ];
}

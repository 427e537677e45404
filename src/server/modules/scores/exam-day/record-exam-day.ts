import { beijingDay } from '#contracts/dates.ts';
import { EXAM_DAY_FILE, type CancelExamDay, type ExamDayEntries, type ExamDayFileOutcome, type RecordExamDay } from '#contracts/exam-day.ts';
import { refusalText, refuse, type Lang, type Refusal } from '#contracts/refusals.ts';
import { covers, provinceOf } from '#server/kernel/jurisdiction.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { columnName } from '#server/kernel/sheet-text.ts';
import { accountNames } from '#server/modules/accounts/index.ts';
import { catalogueNames, getExam } from '#server/modules/catalogue/index.ts';
import type { Sitting } from '#contracts/catalogue.ts';
import { holdsIn } from '#contracts/year-span.ts';
import { forbidden } from '#contracts/refusals/forbidden.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { takeSitting, type Scoring } from '../asking.ts';
import { readExamDay, refusalsToRecord, type ExamDayLine, type ReadExamDay } from '../domain/exam-day.ts';
import { parseTicketNumber } from '../domain/marks.ts';
import { findScoredSitting } from '../roll/roll.store.ts';
import { cancelEntry, countEntries, findExaminees, insertEntries, listEntries, type OnRoll } from './exam-day.store.ts';

/** Why nothing can be recorded of a sitting now: the exam has not begun, or nobody knows yet who sits it. */
async function refusalsNow({ tx, now }: Pick<Scoring, 'tx' | 'now'>, sitting: Sitting): Promise<Refusal[]> {
  if (beijingDay(now) < (sitting.examOn[0] ?? '')) return [refuse('exam_day.too_early')];
  const roll = await findScoredSitting(tx, sitting.id);
  if (roll?.rollState === 'gathered') return [];
  return [roll?.rollState === 'gathering' ? refuse('exam_day.roll_gathering', { params: { people: roll.rollCount } }) : refuse('exam_day.no_roll')];
}

/** The examinees among these numbers whom the caller may see. */
async function examineesWithin({ tx, by }: Scoring, sitting: Sitting, numbers: readonly string[]): Promise<Map<string, OnRoll>> {
  const found = await findExaminees(tx, sitting.id, numbers);
  return new Map([...found].filter(([, e]) => covers(by.jurisdiction, { province: e.province, exam: sitting.examCode })));
}

/** Records one absence or breach (T26). */
export async function recordExamDay(scoring: Scoring, sittingId: string, { ticket, subject, kind, note }: RecordExamDay): Promise<Result<undefined>> {
  const sitting = await takeSitting(scoring, sittingId);
  if (!sitting.ok) return sitting;
  const early = await refusalsNow(scoring, sitting.value);
  if (early.length > 0) return refused(early);
  const number = parseTicketNumber(ticket) ?? '';
  const examinee = (await examineesWithin(scoring, sitting.value, [number])).get(number);
  const line: ExamDayLine = { row: 0, number, subject, kind, note };
  const no = refusalsToRecord(line, examinee);
  if (no.length > 0 || !examinee) return refused(no);
  const added = await insertEntries(scoring.tx, sittingId, [{ ...line, province: examinee.province }], scoring.by, new Date(scoring.now));
  return added === 1 ? ok(undefined) : refusedFor('exam_day.recorded', { path: 'subject', params: { kind: { absent: '缺考', violation: '违纪' }[kind] } });
}

/** Cancels a wrong entry, for a reason (撤销登记). */
export async function cancelExamDay(scoring: Scoring, sittingId: string, { ticket, subject, reason }: CancelExamDay): Promise<Result<undefined>> {
  const sitting = await takeSitting(scoring, sittingId);
  if (!sitting.ok) return sitting;
  const number = parseTicketNumber(ticket) ?? '';
  const examinee = (await examineesWithin(scoring, sitting.value, [number])).get(number);
  if (!examinee) return refusedFor('score.ticket_not_found', { path: 'ticket' });
  if (examinee.scored.includes(subject)) return refusedFor('exam_day.scored', { path: 'subject' });
  return (await cancelEntry(scoring.tx, sittingId, number, subject, { reason, by: scoring.by.name, at: new Date(scoring.now) })) ? ok(undefined) : refusedFor('exam_day.not_recorded');
}

/** Records a file of entries: all of it, or nothing and every fault. */
export async function recordExamDayFile(scoring: Scoring, sittingId: string, text: string): Promise<Result<ExamDayFileOutcome>> {
  const sitting = await takeSitting(scoring, sittingId);
  if (!sitting.ok) return sitting;
  const early = await refusalsNow(scoring, sitting.value);
  if (early.length > 0) return refused(early);
  const read = readExamDay(text);
  if (!read) return refusedFor('exam_day.no_headings', { path: 'files' });
  if (read.lines.length > EXAM_DAY_FILE.rows) return refusedFor('exam_day.too_many_rows', { path: 'files', params: { rows: EXAM_DAY_FILE.rows } });
  const examinees = await examineesWithin(scoring, sitting.value, read.lines.map((l) => l.number));
  const faults = [...read.faults, ...read.lines.flatMap((line) => refusalsToRecord(line, examinees.get(line.number)).map((refusal) => ({ row: line.row, column: columnOf(refusal, read.columns), value: line.number, refusal })))].toSorted((a, b) => a.row - b.row);
  if (faults.length > 0) return ok({ recorded: 0, known: 0, faults: faults.slice(0, 500).map((f) => ({ row: f.row, column: f.column === null ? null : columnName(f.column + 1), value: f.value, text: refusalText(f.refusal, scoring.lang) })) });
  const recorded = await insertEntries(scoring.tx, sittingId, read.lines.map((l) => ({ ...l, province: examinees.get(l.number)?.province ?? '' })), scoring.by, new Date(scoring.now));
  return ok({ recorded, known: read.lines.length - recorded, faults: [] });
}

type Mark = Pick<ExamDayLine, 'number' | 'subject' | 'kind' | 'note'>;

/** Records marks that rooms reported (考场离线签到): those that can be, the others with their reason; `look` only says what would become of them. */
export async function recordMarks(scoring: Scoring, sittingId: string, marks: readonly Mark[], how: 'look' | 'record'): Promise<Result<{ recorded: number; known: number; fresh: Mark[]; faults: { mark: Mark; refusal: Refusal }[] }>> {
  const sitting = await takeSitting(scoring, sittingId);
  if (!sitting.ok) return sitting;
  const early = await refusalsNow(scoring, sitting.value);
  if (early.length > 0) return refused(early);
  const examinees = await examineesWithin(scoring, sitting.value, [...new Set(marks.map((m) => m.number))]);
  const faults = marks.flatMap((mark) => refusalsToRecord(mark, examinees.get(mark.number)).map((refusal) => ({ mark, refusal })));
  const bad = new Set(faults.map((f) => f.mark));
  const good = marks.filter((m) => !bad.has(m));
  const fresh = good.filter((m) => examinees.get(m.number)?.recorded[m.subject] === undefined);
  const recorded = how === 'look' ? fresh.length : await insertEntries(scoring.tx, sittingId, fresh.map((m) => ({ ...m, row: 0, province: examinees.get(m.number)?.province ?? '' })), scoring.by, new Date(scoring.now));
  return ok({ recorded, known: good.length - recorded, fresh, faults });
}

function columnOf({ path }: Refusal, columns: ReadExamDay['columns']): number | null {
  return path === 'subject' ? columns.subject : path === 'note' ? columns.note : columns.number;
}

/** The subjects of a sitting by code; one that says its specialty is named without it. */
async function subjectNames(tx: Tx, sitting: Sitting, lang: Lang): Promise<ExamDayEntries['subjects']> {
  const exam = await getExam(tx, sitting.examCode);
  const names = new Map(exam.subjects.filter((s) => holdsIn(s, sitting.year) && s.levels.some((l) => sitting.levels.includes(l))).map((s) => [s.code, s.name[lang].replaceAll(/[（(]?[·:：]?\{specialty\}[:：]?[）)]?/g, '').trim()]));
  return [...names].map(([code, name]) => ({ code, name })).toSorted((a, b) => a.code.localeCompare(b.code));
}

const A_PAGE = 50;

/** What is recorded, in the caller's part of the country, page by page. */
export async function viewExamDay(scoring: Scoring, sittingId: string, after: string): Promise<Result<ExamDayEntries>> {
  const { tx, lang, by } = scoring;
  const sitting = await takeSitting(scoring, sittingId);
  if (!sitting.ok) return sitting;
  const province = provinceOf(by.jurisdiction);
  const found = await listEntries(tx, sittingId, province, after, A_PAGE + 1);
  const shown = found.slice(0, A_PAGE);
  const names = await accountNames(tx, shown.map((e) => e.accountId));
  const places = catalogueNames(tx, lang);
  const subjects = await subjectNames(tx, sitting.value, lang);
  const nameOf = new Map(subjects.map((s) => [s.code, s.name]));
  const entries = [];
  for (const e of shown) entries.push({ ticket: e.number, name: names.get(e.accountId) ?? '', province: await places.province(e.province), subject: e.subject, subjectName: nameOf.get(e.subject) ?? e.subject, kind: e.kind, note: e.note, by: e.byName, at: e.at });
  const last = shown.at(-1);
  const no = by.permissions.includes('exam_day.edit') ? await refusalsNow(scoring, sitting.value) : [forbidden('exam_day.edit')];
  return ok({ entries, subjects, ...(await countEntries(tx, sittingId, province)), next: found.length > A_PAGE && last ? `${last.number}${last.subject}` : null, closed: no[0] ? refusalText(no[0], lang) : null });
}

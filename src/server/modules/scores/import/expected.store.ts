import { sql } from 'kysely';
import { ExamDayKind } from '#contracts/exam-day.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** People of a roll who sit the same papers, their numbers parted by blanks. */
export type AlikeOnRoll = { levelCode: string; specialtyCode: string; subjectCodes: string[]; numbers: string };
/** Part of a roll (成绩名册), and the last number in it. */
type RollSlice = { alike: AlikeOnRoll[]; last: string };

/** The next people of a roll behind a number, by what they sit: a row a person costs more than all the rest of reading them. Undefined behind the last one. */
export async function readRollSlice(tx: Tx, sittingId: string, after: string, limit: number): Promise<RollSlice | undefined> {
  const { rows } = await sql<AlikeOnRoll & { last: string }>`
    select level_code as "levelCode", specialty_code as "specialtyCode", subject_codes as "subjectCodes", string_agg(number, ' ') as numbers, max(max(number)) over () as last
    from (select number, level_code, specialty_code, subject_codes from score_roll where sitting_id = ${sittingId} and number > ${after} order by number limit ${limit}) r
    group by level_code, specialty_code, subject_codes`.execute(tx);
  return rows[0] && { alike: rows, last: rows[0].last };
}

/** The numbers of a roll behind one, in the order of the key of everything that is kept by number. */
export async function readNumbersSlice(tx: Tx, sittingId: string, after: string, limit: number): Promise<string[]> {
  const { rows: [row] } = await sql<{ numbers: string | null }>`
    select string_agg(number, ' ' order by number) as numbers from (select number from score_roll where sitting_id = ${sittingId} and number > ${after} order by number limit ${limit}) r`.execute(tx);
  return row?.numbers?.split(' ') ?? [];
}

/** What the rooms reported of the numbers behind `after` up to `last`, by subject and kind. */
export async function readReported(tx: Tx, sittingId: string, after: string, last: string): Promise<{ subject: number; kind: ExamDayKind; numbers: string[] }[]> {
  const { rows } = await sql<{ subject: number; kind: string; numbers: string }>`
    select subject_code::int as subject, kind, string_agg(number, ' ') as numbers from exam_day_mark
    where sitting_id = ${sittingId} and cancelled_at is null and number > ${after} and number <= ${last} group by subject_code, kind`.execute(tx);
  return rows.map((r) => ({ subject: r.subject, kind: ExamDayKind.parse(r.kind), numbers: r.numbers.split(' ') }));
}

/** The marks that are loaded of the numbers behind `after` up to `last`, by subject: the third number belongs to the third mark. */
export async function readLoaded(tx: Tx, sittingId: string, after: string, last: string): Promise<{ subject: number; numbers: string[]; marks: number[] }[]> {
  const { rows } = await sql<{ subject: number; numbers: string; marks: string }>`
    select subject_code::int as subject, string_agg(number, ' ' order by number) as numbers, string_agg(mark::text, ' ' order by number) as marks from score
    where sitting_id = ${sittingId} and number > ${after} and number <= ${last} group by subject_code`.execute(tx);
  return rows.map((r) => ({ subject: r.subject, numbers: r.numbers.split(' '), marks: r.marks.split(' ').map(Number) }));
}

/** The full mark of each paper of a sitting, as it stood when its roll was gathered. */
export async function readFullMarks(tx: Tx, sittingId: string): Promise<{ levelCode: string; specialtyCode: string; subject: number; fullTenths: number }[]> {
  const rows = await tx.selectFrom('score_paper').select(['level_code', 'specialty_code', 'subject_code', 'full_tenths']).where('sitting_id', '=', sittingId).execute();
  return rows.map((r) => ({ levelCode: r.level_code, specialtyCode: r.specialty_code, subject: Number(r.subject_code), fullTenths: r.full_tenths }));
}

import { CompiledQuery, sql } from 'kysely';
import type { ScoreFaultKind, ScoreImportId } from '#contracts/scores.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { copyIn } from '#server/platform/db/copy-in.ts';
import { writeBehind, type Tx } from '#server/platform/db/tx.ts';
import type { CellFault } from '../domain/read-lines.ts';

const ADD_FAULTS = `insert into score_import_fault (import_id, kind, row_no, column_no, number, subject, value)
  select $1::uuid, k, r, c, n, s, v from unnest($2::text[], $3::int[], $4::smallint[], $5::text[], $6::smallint[], $7::text[]) as t (k, r, c, n, s, v)`;

/** Takes lines of COPY in, as `createStaging` makes them. */
export function copyMarks(tx: Tx, lines: Iterable<Buffer> | AsyncIterable<Buffer>): Promise<void> {
  return copyIn(tx, 'copy score_import_mark (import_id, row_no, column_no, number, subject, mark) from stdin', lines);
}

/** Adds the faults of cells as they were read. */
export function addFaults(tx: Tx, id: ScoreImportId, faults: readonly CellFault[]): void {
  if (faults.length === 0) return;
  writeBehind(tx, CompiledQuery.raw(ADD_FAULTS, [id, faults.map((f) => f.kind), faults.map((f) => f.row), faults.map((f) => f.column), faults.map((f) => f.number), faults.map((f) => f.subject), faults.map((f) => f.value)]));
}

/** A job that compares millions of rows may take its time; it holds nothing anybody waits for. */
async function takeTime(tx: Tx): Promise<void> {
  await sql`set local statement_timeout = '10min'`.execute(tx);
  await sql`set local work_mem = '128MB'`.execute(tx);
}

type Check = (id: ScoreImportId, sittingId: string) => ReturnType<typeof sql>;
type Suspicion = 'duplicate' | 'unknown' | 'paper' | 'exam_day' | 'loaded' | 'missing';

/** Every comparison of a file with the roll, its papers, what the rooms reported and what is loaded already: one statement each, whole sets at a time. */
const CHECKS: Record<Suspicion, Check> = {
  duplicate: (id) => sql`
    insert into score_import_fault (import_id, kind, row_no, column_no, number, subject, value)
    select m.import_id, 'duplicate', m.row_no, m.column_no, m.number, m.subject, coalesce(m.mark::text, '') from score_import_mark m
    join (select number, subject from score_import_mark where import_id = ${id} group by number, subject having count(*) > 1) d using (number, subject) where m.import_id = ${id}`,
  unknown: (id, sittingId) => sql`
    insert into score_import_fault (import_id, kind, row_no, column_no, number, subject, value)
    select m.import_id, 'unknown_ticket', m.row_no, m.column_no, m.number, m.subject, m.number from score_import_mark m
    where m.import_id = ${id} and not exists (select 1 from score_roll r where r.sitting_id = ${sittingId} and r.number = m.number)`,
  paper: (id, sittingId) => sql`
    insert into score_import_fault (import_id, kind, row_no, column_no, number, subject, value)
    select m.import_id, case when p.subject_code is null then 'subject_not_sat' else 'beyond_full_mark' end, m.row_no, m.column_no, m.number, m.subject,
      case when p.subject_code is null then m.subject::text else (m.mark / 10.0)::numeric(6, 1)::text || ' / ' || (p.full_tenths / 10.0)::numeric(6, 1)::text end
    from score_import_mark m join score_roll r on r.sitting_id = ${sittingId} and r.number = m.number
    left join score_paper p on p.sitting_id = r.sitting_id and p.level_code = r.level_code and p.specialty_code = r.specialty_code and p.subject_code = m.subject::text and p.subject_code = any (r.subject_codes)
    where m.import_id = ${id} and (p.subject_code is null or m.mark > p.full_tenths)`,
  exam_day: (id, sittingId) => sql`
    insert into score_import_fault (import_id, kind, row_no, column_no, number, subject, value)
    select m.import_id, 'contradicts_exam_day', m.row_no, m.column_no, m.number, m.subject, e.kind from score_import_mark m
    join exam_day_mark e on e.sitting_id = ${sittingId} and e.number = m.number and e.subject_code = m.subject::text and e.cancelled_at is null
    where m.import_id = ${id} and m.mark is not null and not (case e.kind when 'absent' then m.mark = -1 else m.mark in (-2, -4) end)`,
  loaded: (id, sittingId) => sql`
    insert into score_import_fault (import_id, kind, row_no, column_no, number, subject, value)
    select m.import_id, 'already_loaded', m.row_no, m.column_no, m.number, m.subject, s.mark::text from score_import_mark m
    join score s on s.sitting_id = ${sittingId} and s.number = m.number and s.subject_code = m.subject::text where m.import_id = ${id}`,
  missing: (id, sittingId) => sql`
    insert into score_import_fault (import_id, kind, number, subject)
    select ${id}::uuid, 'missing', r.number, x.code::smallint from score_roll r cross join lateral unnest(r.subject_codes) as x (code)
    where r.sitting_id = ${sittingId}
      and not exists (select 1 from score_import_mark m where m.import_id = ${id} and m.number = r.number and m.subject = x.code::smallint)
      and not exists (select 1 from score s where s.sitting_id = r.sitting_id and s.number = r.number and s.subject_code = x.code)`,
};

/**
 * One look over a whole file, person by person: how many marks stand there, and which comparisons would find something. Subjects are bits of a number, so that duplicates, subjects
 * nobody sits and missing ones are told without a row for each mark; a mark above the smallest full mark of its subject is only suspected.
 */
async function surveyMarks(tx: Tx, id: ScoreImportId, sittingId: string): Promise<{ marks: number; told: number; suspected: Record<Suspicion, boolean> }> {
  const { rows: [r] } = await sql<{ marks: number; told: number } & Record<Suspicion, boolean>>`
    with full_mark as (select subject_code::smallint as subject, min(full_tenths) as tenths from score_paper where sitting_id = ${sittingId} group by 1),
    per as (
      select m.number, count(*)::int as n, count(m.mark)::int as told, bit_or(1 << m.subject) as mask, bool_or(m.mark > f.tenths) as above
      from score_import_mark m left join full_mark f on f.subject = m.subject where m.import_id = ${id} group by m.number),
    roll as (select number, (select bit_or(1 << c::int) from unnest(subject_codes) c) as mask from score_roll where sitting_id = ${sittingId})
    select coalesce(sum(p.n), 0)::int as marks, coalesce(sum(p.told), 0)::int as told, coalesce(bool_or(p.n <> bit_count(p.mask::bit(16))), false) as duplicate, coalesce(bool_or(r.number is null), false) as unknown,
      coalesce(bool_or(p.above or p.mask & ~r.mask <> 0), false) as paper, coalesce(bool_or(r.mask & ~p.mask <> 0), false) or count(r.number) < (select count(*) from score_roll where sitting_id = ${sittingId}) as missing,
      exists (select 1 from exam_day_mark where sitting_id = ${sittingId} and cancelled_at is null) as exam_day, exists (select 1 from score where sitting_id = ${sittingId}) as loaded
    from per p left join roll r on r.number = p.number`.execute(tx);
  invariant(r, 'an aggregate always has one row');
  const { marks, told, ...suspected } = r;
  return { marks, told, suspected };
}

type Checked = { counts: Partial<Record<ScoreFaultKind, number>>; faults: number; loadable: number };

/** Compares a file that was read with everything it must agree with; every disagreement becomes a fault at its row and column. Undefined when not all of its marks are there any more. */
export async function checkMarks(tx: Tx, id: ScoreImportId, sittingId: string, expected: number): Promise<Checked | undefined> {
  await takeTime(tx);
  const { marks, told, suspected } = await surveyMarks(tx, id, sittingId);
  if (marks !== expected) return undefined;
  const names: readonly Suspicion[] = ['duplicate', 'unknown', 'paper', 'exam_day', 'loaded', 'missing'];
  for (const name of names) if (suspected[name]) await CHECKS[name](id, sittingId).execute(tx);
  const rows = await tx.selectFrom('score_import_fault').select((e) => ['kind', e.fn.countAll<string>().as('n')]).where('import_id', '=', id).groupBy('kind').execute();
  const counts = Object.fromEntries(rows.map((r) => [r.kind, Number(r.n)]));
  const faults = rows.reduce((sum, r) => sum + Number(r.n), 0);
  return { counts, faults, loadable: faults === 0 ? told : await countLoadable(tx, id) };
}

/** Loads every mark of a file that has no fault; a mark that is loaded twice is a bug the key refuses. */
export async function loadMarks(tx: Tx, id: ScoreImportId, sittingId: string, faults: number): Promise<number> {
  await takeTime(tx);
  // a file without a fault is not asked for one at each of its millions of marks
  const sound = faults === 0 ? sql`true` : sql`not exists (select 1 from score_import_fault f where f.import_id = ${id} and f.row_no = m.row_no and (f.column_no is null or f.column_no = m.column_no))`;
  const { numAffectedRows } = await sql`
    insert into score (sitting_id, number, subject_code, mark, import_id)
    select ${sittingId}, m.number, m.subject::text, m.mark, m.import_id from score_import_mark m where m.import_id = ${id} and m.mark is not null and ${sound}`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** How many marks of a file are staged: fewer than were read, after a crash of the database (the table keeps no log). */
export async function countStaged(tx: Tx, id: ScoreImportId): Promise<number> {
  const { rows: [row] } = await sql<{ n: number }>`select count(*)::int as n from score_import_mark where import_id = ${id}`.execute(tx);
  return row?.n ?? 0;
}

/** How many marks loading would take: every one without a fault. */
async function countLoadable(tx: Tx, id: ScoreImportId): Promise<number> {
  const row = await sql<{ n: string }>`
    select count(*) as n from score_import_mark m where m.import_id = ${id} and m.mark is not null
      and not exists (select 1 from score_import_fault f where f.import_id = ${id} and f.row_no = m.row_no and (f.column_no is null or f.column_no = m.column_no))`.execute(tx);
  return Number(row.rows[0]?.n ?? 0);
}

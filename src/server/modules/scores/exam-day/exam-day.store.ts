import { sql } from 'kysely';
import { ExamDayKind } from '#contracts/exam-day.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { ExamDayLine, KnownExaminee } from '../domain/exam-day.ts';

export type OnRoll = KnownExaminee & { number: string; province: string };

/** What is known of these ticket numbers: subjects, entries and marks. */
export async function findExaminees(tx: Tx, sittingId: string, numbers: readonly string[]): Promise<Map<string, OnRoll>> {
  const { rows } = await sql<{ number: string; province: string; subject_codes: string[]; recorded: Record<string, string>; scored: string[] }>`
    select r.number, r.province, r.subject_codes,
      (select coalesce(jsonb_object_agg(e.subject_code, e.kind), '{}') from exam_day_mark e where e.sitting_id = r.sitting_id and e.number = r.number and e.cancelled_at is null) as recorded,
      (select coalesce(array_agg(s.subject_code), '{}') from score s where s.sitting_id = r.sitting_id and s.number = r.number) as scored
    from score_roll r where r.sitting_id = ${sittingId} and r.number = any(${[...numbers]}::text[])`.execute(tx);
  return new Map(rows.map((r) => [r.number, {
    number: r.number, province: r.province, subjects: r.subject_codes, scored: r.scored, recorded: Object.fromEntries(Object.entries(r.recorded).map(([subject, kind]) => [subject, ExamDayKind.parse(kind)])),
  }]));
}

/** Records lines; what is recorded already stays. Answers how many are new. */
export async function insertEntries(tx: Tx, sittingId: string, lines: readonly (ExamDayLine & { province: string })[], by: { staffId: string; name: string }, at: Date): Promise<number> {
  if (lines.length === 0) return 0;
  const { numAffectedRows } = await sql`
    insert into exam_day_mark (sitting_id, number, subject_code, kind, note, province, by_id, by_name, at)
    select ${sittingId}, n, s, k, t, p, ${by.staffId}::uuid, ${by.name}, ${at} from unnest(${lines.map((l) => l.number)}::text[], ${lines.map((l) => l.subject)}::text[], ${lines.map((l) => l.kind)}::text[], ${lines.map((l) => l.note)}::text[], ${lines.map((l) => l.province)}::text[]) as x (n, s, k, t, p)
    on conflict do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Cancels an entry; false when there is none. */
export async function cancelEntry(tx: Tx, sittingId: string, number: string, subject: string, why: { reason: string; by: string; at: Date }): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('exam_day_mark').set({ cancelled_at: why.at, cancelled_by_name: why.by, cancelled_reason: why.reason })
    .where('sitting_id', '=', sittingId).where('number', '=', number).where('subject_code', '=', subject).where('cancelled_at', 'is', null).executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

const standing = (tx: Tx, sittingId: string, province: string | undefined) => tx.selectFrom('exam_day_mark as e').where('e.sitting_id', '=', sittingId).where('e.cancelled_at', 'is', null).$if(province !== undefined, (q) => q.where('e.province', '=', province ?? ''));

/** Entries behind a place, by ticket number and subject. */
export async function listEntries(tx: Tx, sittingId: string, province: string | undefined, after: string, limit: number) {
  const rows = await standing(tx, sittingId, province).innerJoin('score_roll as r', (j) => j.onRef('r.sitting_id', '=', 'e.sitting_id').onRef('r.number', '=', 'e.number'))
    .select(['e.number', 'e.subject_code', 'e.kind', 'e.note', 'e.province', 'e.by_name', 'e.at', 'r.account_id']).where(sql<boolean>`e.number || e.subject_code > ${after}`).orderBy('e.number').orderBy('e.subject_code').limit(limit).execute();
  return rows.map((r) => ({ number: r.number, subject: r.subject_code, kind: ExamDayKind.parse(r.kind), note: r.note, province: r.province, byName: r.by_name, at: r.at.getTime(), accountId: r.account_id }));
}

/** What stands recorded of one ticket number, by subject (exam_day_mark_one). */
export async function listEntriesOf(tx: Tx, sittingId: string, number: string): Promise<{ subject: string; kind: ExamDayKind }[]> {
  const rows = await tx.selectFrom('exam_day_mark').select(['subject_code', 'kind']).where('sitting_id', '=', sittingId).where('number', '=', number).where('cancelled_at', 'is', null).orderBy('subject_code').execute();
  return rows.map((r) => ({ subject: r.subject_code, kind: ExamDayKind.parse(r.kind) }));
}

/** How many entries of each kind stand. */
export async function countEntries(tx: Tx, sittingId: string, province: string | undefined): Promise<{ absent: number; violations: number }> {
  const row = await standing(tx, sittingId, province).select([sql<number>`count(*) filter (where e.kind = 'absent')`.as('absent'), sql<number>`count(*) filter (where e.kind = 'violation')`.as('violations')]).executeTakeFirstOrThrow();
  return { absent: Number(row.absent), violations: Number(row.violations) };
}

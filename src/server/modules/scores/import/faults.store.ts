import { sql } from 'kysely';
import { ScoreFaultKind, type ScoreImportId } from '#contracts/scores.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export type Fault = { id: number; kind: ScoreFaultKind; row: number | null; column: number | null; number: string; subject: number | null; value: string; leftOut: { reason: string; by: string } | null };

/** A fault as a check finds it; one without a row is of what the file lacks. */
export type NewFault = { kind: ScoreFaultKind; row: number | null; column: number | null; number: string; subject: number | null; value: string };

/** Writes faults down, many in one statement. */
export async function addFaults(tx: Tx, id: ScoreImportId, faults: readonly NewFault[]): Promise<void> {
  if (faults.length === 0) return;
  await sql`
    insert into score_import_fault (import_id, kind, row_no, column_no, number, subject, value)
    select ${id}::uuid, k, r, c, n, s, v from unnest(${faults.map((f) => f.kind)}::text[], ${faults.map((f) => f.row)}::int[], ${faults.map((f) => f.column)}::smallint[], ${faults.map((f) => f.number)}::text[],
      ${faults.map((f) => f.subject)}::smallint[], ${faults.map((f) => f.value)}::text[]) as t (k, r, c, n, s, v)`.execute(tx);
}

/** The cells of a file that were left out, by row and column; each has a fault, and every fault of a file that is loaded was left out. */
export async function readLeftOutCells(tx: Tx, id: ScoreImportId): Promise<{ row: number; column: number | null }[]> {
  const rows = await tx.selectFrom('score_import_fault').select(['row_no', 'column_no']).where('import_id', '=', id).where('row_no', 'is not', null).where('left_out_at', 'is not', null).execute();
  return rows.map((r) => ({ row: r.row_no ?? 0, column: r.column_no }));
}

/** Faults of an import behind a place, of one kind or all. */
export async function listFaults(tx: Tx, id: ScoreImportId, where: { kind: ScoreFaultKind | undefined; after: number }, limit: number): Promise<Fault[]> {
  const rows = await tx.selectFrom('score_import_fault').select(['fault_id', 'kind', 'row_no', 'column_no', 'number', 'subject', 'value', 'left_out_reason', 'left_out_by_name'])
    .where('import_id', '=', id).where('fault_id', '>', where.after).$if(where.kind !== undefined, (q) => q.where('kind', '=', where.kind ?? '')).orderBy('fault_id').limit(limit).execute();
  return rows.map((r) => ({
    id: r.fault_id, kind: ScoreFaultKind.parse(r.kind), row: r.row_no, column: r.column_no, number: r.number, subject: r.subject, value: r.value,
    leftOut: r.left_out_reason === null ? null : { reason: r.left_out_reason, by: r.left_out_by_name ?? '' },
  }));
}

/** Leaves the rows of these faults out, and with a row every other fault at it; answers how many faults that settles. */
export async function leaveOutFaults(tx: Tx, id: ScoreImportId, faults: readonly number[], why: { reason: string; by: string; at: Date }): Promise<number> {
  const { numAffectedRows } = await sql`
    update score_import_fault f set left_out_reason = ${why.reason}, left_out_by_name = ${why.by}, left_out_at = ${why.at}
    from score_import_fault chosen
    where chosen.import_id = ${id} and chosen.fault_id = any(${[...faults]}::bigint[]) and chosen.left_out_reason is null
      and f.import_id = ${id} and f.left_out_reason is null
      and (f.fault_id = chosen.fault_id or (f.row_no = chosen.row_no and f.column_no is not distinct from chosen.column_no))`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

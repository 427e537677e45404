import { sql } from 'kysely';
import { ScoreFaultKind, type ScoreImportId } from '#contracts/scores.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export type Fault = { id: number; kind: ScoreFaultKind; row: number | null; column: number | null; number: string; subject: number | null; value: string; leftOut: { reason: string; by: string } | null };

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

import type { Instant } from '#contracts/dates.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { recordsWithin } from '../integrity.scope.ts';
import type { Difference } from './reconcile.ts';

export type Reconciliation = { id: string; state: string; compared: number; differing: number; beganAt: Instant; endedAt: Instant | null };
type Row = { id: string; state: string; compared: number; differing: number; began_at: Date; ended_at: Date | null };
const open = (r: Row): Reconciliation => ({ id: r.id, state: r.state, compared: r.compared, differing: r.differing, beganAt: r.began_at.getTime(), endedAt: r.ended_at?.getTime() ?? null });

/** Keeps a comparison with what it found. */
export async function keepReconciliation(tx: Tx, r: Reconciliation, differences: readonly (Difference & { mended: boolean })[]): Promise<void> {
  await tx.insertInto('credit_reconciliation').values({ id: r.id, state: r.state, compared: r.compared, differing: r.differing, began_at: new Date(r.beganAt), ended_at: r.endedAt === null ? null : new Date(r.endedAt) }).execute();
  for (let at = 0; at < differences.length; at += 1_000) {
    await tx.insertInto('credit_difference').values(differences.slice(at, at + 1_000).map((d) => ({ reconciliation_id: r.id, record_id: d.recordId, kind: d.kind, ours: d.ours, theirs: d.theirs, mended: d.mended }))).execute();
  }
}

/** A page of comparisons, the newest first. */
export async function listReconciliations(tx: Tx, asked: { after: { at: Instant; id: string } | undefined; size: number }): Promise<Reconciliation[]> {
  const { after } = asked;
  let query = tx.selectFrom('credit_reconciliation').selectAll();
  if (after) query = query.where((eb) => eb(eb.refTuple('began_at', 'id'), '<', eb.tuple(new Date(after.at), after.id)));
  return (await query.orderBy('began_at', 'desc').orderBy('id', 'desc').limit(asked.size).execute()).map(open);
}

/** How many comparisons there are. */
export async function countReconciliations(tx: Tx): Promise<number> {
  return Number((await tx.selectFrom('credit_reconciliation').select((eb) => eb.fn.countAll<string>().as('count')).executeTakeFirstOrThrow()).count);
}

/** One comparison. */
export async function findReconciliation(tx: Tx, id: string): Promise<Reconciliation | undefined> {
  const row = await tx.selectFrom('credit_reconciliation').selectAll().where('id', '=', id).executeTakeFirst();
  return row && open(row);
}

/** A difference with the decision it is about; neither decision nor place where nobody here knows the record. */
export type ShownDifference = { recordId: string; kind: string; ours: string | null; theirs: string | null; mended: boolean; decisionNumber: string | null; province: string | null };

/** Differences of the records within a jurisdiction; what nobody here knows belongs to whoever sees the whole nation. */
function within(tx: Tx, j: Jurisdiction) {
  const whole = j.kind === 'nation' && j.exams === undefined;
  return tx.selectFrom('credit_difference').leftJoin(
    (eb) => eb.selectFrom('integrity_record').select(['integrity_record.record_id as of_id', 'integrity_record.decision_number', 'integrity_record.province']).where(recordsWithin(j)).as('record'),
    (on) => on.onRef('record.of_id', '=', 'credit_difference.record_id'),
  ).where((eb) => (whole ? eb.or([eb('record.of_id', 'is not', null), eb('credit_difference.kind', '=', 'unknown_here')]) : eb('record.of_id', 'is not', null)));
}

/** A page of what differed within a jurisdiction, by record. */
export async function listDifferencesWithin(tx: Tx, j: Jurisdiction, id: string, after: string | undefined, size: number): Promise<ShownDifference[]> {
  let query = within(tx, j).select(['credit_difference.record_id', 'credit_difference.kind', 'ours', 'theirs', 'mended', 'record.decision_number', 'record.province']).where('reconciliation_id', '=', id);
  if (after !== undefined) query = query.where('credit_difference.record_id', '>', after);
  const rows = await query.orderBy('credit_difference.record_id').limit(size).execute();
  return rows.map((r) => ({ recordId: r.record_id, kind: r.kind, ours: r.ours, theirs: r.theirs, mended: r.mended, decisionNumber: r.decision_number, province: r.province }));
}

/** How many differed within a jurisdiction, by comparison. */
export async function countDifferencesWithin(tx: Tx, j: Jurisdiction, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await within(tx, j).select(['reconciliation_id', (eb) => eb.fn.countAll<string>().as('count')]).where('reconciliation_id', 'in', ids).groupBy('reconciliation_id').execute();
  return new Map(rows.map((r) => [r.reconciliation_id, Number(r.count)]));
}

import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Difference } from './reconcile.ts';

export type Reconciliation = { id: string; state: string; compared: number; differing: number; beganAt: Instant; endedAt: Instant | null };

/** Keeps a comparison with what it found. */
export async function keepReconciliation(tx: Tx, r: Reconciliation, differences: readonly (Difference & { mended: boolean })[]): Promise<void> {
  await tx.insertInto('credit_reconciliation').values({ id: r.id, state: r.state, compared: r.compared, differing: r.differing, began_at: new Date(r.beganAt), ended_at: r.endedAt === null ? null : new Date(r.endedAt) }).execute();
  for (let at = 0; at < differences.length; at += 1_000) {
    await tx.insertInto('credit_difference').values(differences.slice(at, at + 1_000).map((d) => ({ reconciliation_id: r.id, record_id: d.recordId, kind: d.kind, ours: d.ours, theirs: d.theirs, mended: d.mended }))).execute();
  }
}

/** The latest comparisons. */
export async function listReconciliations(tx: Tx, most: number): Promise<Reconciliation[]> {
  const rows = await tx.selectFrom('credit_reconciliation').selectAll().orderBy('began_at', 'desc').limit(most).execute();
  return rows.map((r) => ({ id: r.id, state: r.state, compared: r.compared, differing: r.differing, beganAt: r.began_at.getTime(), endedAt: r.ended_at?.getTime() ?? null }));
}

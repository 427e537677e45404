import { sql } from 'kysely';
import type { Day } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** How the days of accounts were compared, within a span. */
export async function listReconciled(tx: Tx, receivings: readonly string[], span: { from: Day; to: Day }) {
  const rows = await tx.selectFrom('reconciled_day').selectAll().where('receiving', '=', sql<string>`any(${[...receivings]}::text[])`).where('day', '>=', span.from).where('day', '<=', span.to).execute();
  return rows.map((r) => ({ receiving: r.receiving, day: r.day, billId: r.bill_id, ours: r.ours, oursInFen: r.ours_in_fen, oursBack: r.ours_back, oursBackInFen: r.ours_back_in_fen, matched: r.matched, comparedAt: r.compared_at.getTime() }));
}

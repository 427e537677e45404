import type { Instant } from '#contracts/dates.ts';
import type { Trouble } from '#contracts/operations.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { KeptCount } from '#server/platform/retention/kept-class.ts';

/** Puts the night's report in the place of the last one. */
export async function writeReport(tx: Tx, counts: readonly KeptCount[], now: Instant): Promise<void> {
  const rows = counts.map((c) => ({ class: c.of, held: c.held, due: c.due, leftover: c.leftover, oldest_due_at: c.oldestDueAt === null ? null : new Date(c.oldestDueAt), counted_at: new Date(now) }));
  await tx.insertInto('retention_report').values(rows)
    .onConflict((c) => c.column('class').doUpdateSet((e) => ({ held: e.ref('excluded.held'), due: e.ref('excluded.due'), leftover: e.ref('excluded.leftover'), oldest_due_at: e.ref('excluded.oldest_due_at'), counted_at: e.ref('excluded.counted_at') }))).execute();
}

/** Classes of which something should have been gone for two days, by the last report. */
export async function retentionTroubles(tx: Tx): Promise<Trouble[]> {
  const rows = await tx.selectFrom('retention_report').select(['class', 'leftover']).where('leftover', '>', 0).orderBy('class').execute();
  return rows.map((row) => ({ code: 'retention_leftover', grave: true, of: row.class, figure: row.leftover }));
}

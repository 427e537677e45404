import type { Instant } from '#contracts/dates.ts';
import type { Db, Tx } from '#server/platform/db/tx.ts';

/** How far the installation's demo clock stands from the real time; nothing moved: 0. */
export async function readOffset(db: Db | Tx): Promise<number> {
  const row = await db.selectFrom('virtual_clock').select('offset_in_ms').executeTakeFirst();
  return row === undefined ? 0 : Number(row.offset_in_ms);
}

/** Sets the clock for all processes of the installation. */
export async function writeOffset(tx: Tx, offset: number, now: Instant): Promise<void> {
  const values = { offset_in_ms: offset, moved_at: new Date(now) };
  await tx.insertInto('virtual_clock').values(values).onConflict((c) => c.column('only_row').doUpdateSet(values)).execute();
}

import { inTransaction, type Db, type Tx } from '../db/tx.ts';
import type { RotationProgress } from './rotate-keys.ts';

/** Writes down how far a change of keys is. */
export async function writeRotation(db: Db, { number, sealed, columnsDone, columns, left }: RotationProgress): Promise<void> {
  const now = new Date();
  const so = { looked_at: now, sealed, columns_done: columnsDone, columns, still_left: left, ended_at: left === 0 ? now : null };
  await inTransaction(db, (tx) => tx.insertInto('key_rotation').values({ number, started_at: now, ...so }).onConflict((c) => c.column('number').doUpdateSet(so)).execute());
}

/** The last change of keys there was. */
export async function findRotation(tx: Tx) {
  const row = await tx.selectFrom('key_rotation').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst();
  return row ? { number: row.number, startedAt: row.started_at.getTime(), lookedAt: row.looked_at.getTime(), sealed: row.sealed, columnsDone: row.columns_done, columns: row.columns, left: row.still_left, endedAt: row.ended_at?.getTime() ?? null } : null;
}

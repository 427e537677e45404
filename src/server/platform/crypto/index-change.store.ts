import { sql } from 'kysely';
import { inTransaction, type Db, type Tx } from '../db/tx.ts';
import type { IndexChange } from './index-versions.ts';

/** How far a change of the index secret came: digests made anew, columns gone through, and what stands in the earlier version still. */
export type IndexProgress = { number: number; moved: number; columnsDone: number; columns: number; left: number | null };

/** The last change of the index secret there was. */
export async function findIndexChange(tx: Tx): Promise<IndexChange | undefined> {
  const row = await tx.selectFrom('index_change').select(['number', 'prepared_at', 'writing_at', 'finished_at']).orderBy('number', 'desc').limit(1).executeTakeFirst();
  return row && { number: row.number, preparedAt: row.prepared_at.getTime(), writingAt: row.writing_at?.getTime() ?? null, finishedAt: row.finished_at?.getTime() ?? null };
}

/** Begins a change. */
export async function insertIndexChange(tx: Tx, number: number, at: Date): Promise<void> {
  await tx.insertInto('index_change').values({ number, prepared_at: at, moved: 0, columns_done: 0, columns: 0 }).execute();
}

/** From now on processes that start write the new version; or they no longer look for the earlier one. */
export async function stepIndexChange(tx: Tx, number: number, step: { writing_at: Date } | { finished_at: Date }): Promise<void> {
  await tx.updateTable('index_change').set(step).where('number', '=', number).executeTakeFirstOrThrow();
}

/** Writes down how far the walk is. */
export async function writeIndexProgress(db: Db, { number, moved, columnsDone, columns, left }: IndexProgress): Promise<void> {
  const now = new Date();
  await inTransaction(db, (tx) => tx.updateTable('index_change').set({ looked_at: now, moved, columns_done: columnsDone, columns, still_left: left }).where('number', '=', number).execute());
}

/** The last change of the index secret as the console shows it. */
export async function readIndexChange(tx: Tx) {
  const row = await tx.selectFrom('index_change').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst();
  return row ? {
    number: row.number, preparedAt: row.prepared_at.getTime(), writingAt: row.writing_at?.getTime() ?? null, lookedAt: row.looked_at?.getTime() ?? null,
    moved: row.moved, columnsDone: row.columns_done, columns: row.columns, left: row.still_left, finishedAt: row.finished_at?.getTime() ?? null,
  } : null;
}

/** Processes that run and began before a moment: they do not know what was decided then. Real time: processes do not follow a clock that was moved. */
export async function countProcessesSince(tx: Tx, before: number): Promise<number> {
  const { n } = await tx.selectFrom('program_process').select((eb) => eb.fn.countAll<number>().as('n'))
    .where('started_at', '<', new Date(before)).where('ended_at', 'is', null).where('last_seen_at', '>', sql<Date>`now() - interval '1 minute'`).executeTakeFirstOrThrow();
  return Number(n);
}

import { sql, type RawBuilder } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { RETENTION } from '#server/kernel/retention.ts';
import type { Tx } from '../db/tx.ts';

/** Where the rows of a class whose days are numbered lie, so that somebody other than the job that forgets them can count what should be gone. */
export type KeptClass = {
  of: keyof typeof RETENTION;
  table: string;
  /** The moment a row's time runs from. */
  since: string;
  /** That moment is already the one it should be gone at. */
  untilThen?: boolean;
  /** Rows that hold the data still. */
  holds: RawBuilder<boolean>;
};

/** What is held of a class, what of it is past its time, and what of that was not forgotten within two days: the leftovers (逾期未删). */
export type KeptCount = { of: string; table: string; held: number; due: number; leftover: number; oldestDueAt: number | null };

const DAY = 86_400_000;
/** Jobs forget every night; what is older than two of them was passed over. */
const GRACE = 2 * DAY;

/** Counts one class as it stands, without touching a row. */
export async function countKept(tx: Tx, kept: KeptClass, now: Instant): Promise<KeptCount> {
  const days = RETENTION[kept.of].days ?? 0;
  const before = now - (kept.untilThen === true ? 0 : days * DAY);
  const at = sql.ref(kept.since);
  const { rows } = await sql<{ held: number; due: number; leftover: number; oldest: Date | null }>`
    select count(*)::float8 as held, count(*) filter (where ${at} < ${new Date(before)})::float8 as due, count(*) filter (where ${at} < ${new Date(before - GRACE)})::float8 as leftover,
      min(${at}) filter (where ${at} < ${new Date(before)}) as oldest from ${sql.table(kept.table)} where ${kept.holds}`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('an aggregate always has one row');
  return { of: kept.of, table: kept.table, held: row.held, due: row.due, leftover: row.leftover, oldestDueAt: row.oldest === null ? null : row.oldest.getTime() + (now - before) };
}

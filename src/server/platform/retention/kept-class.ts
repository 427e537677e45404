import { sql, type RawBuilder } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { RETENTION, type DataClass } from '#server/kernel/retention.ts';
import type { Tx } from '../db/tx.ts';
import { isHeld, type HoldableRow } from './legal-holds.store.ts';

/** How rows are erased once two persons have released it: gone with their files, or kept without what they say of a person (去标识). */
export type Erasure = {
  /** The columns of the primary key with their types, in its order. */
  key: Readonly<Record<string, 'uuid' | 'bytea'>>;
  how: 'delete' | { clear: readonly string[] };
  /** Columns that name files, which go too. */
  files?: readonly string[];
};

/** Where the rows of a class whose days are numbered lie, so that somebody other than the job that forgets them can count what should be gone. */
export type KeptClass = HoldableRow & {
  table: string;
  /** The moment a row's time runs from. */
  since: string;
  /** That moment is already the one it should be gone at. */
  untilThen?: boolean;
  /** Rows that hold the data still. */
  holds: RawBuilder<boolean>;
  /** Erased by a run that two persons release; absent: forgotten by its module's job every night. */
  erasure?: Erasure;
};

/** What is held of a class, what of it is past its time, what of that must be kept (保全), and what should have been gone for long and is not: the leftovers (逾期未删). */
export type KeptCount = { of: DataClass; table: string; held: number; due: number; onHold: number; leftover: number; oldestDueAt: number | null };

const DAY = 86_400_000;
/** Jobs forget every night; what is older than two of them was passed over. */
const GRACE = 2 * DAY;
/** Two persons release a run now and then; half a year without one is too long. */
const GRACE_OF_RUNS = 180 * DAY;

/** Rows from before this moment are past their time. */
export function dueBefore(kept: KeptClass, now: Instant): Date {
  return new Date(now - (kept.untilThen === true ? 0 : (RETENTION[kept.of].days ?? 0) * DAY));
}

/** True for a row that is past its time. */
export const isDue = (kept: KeptClass, now: Instant): RawBuilder<boolean> => sql<boolean>`(${kept.holds} and ${sql.ref(`${kept.table}.${kept.since}`)} < ${dueBefore(kept, now)})`;

/** Counts one class as it stands, without touching a row. */
export async function countKept(tx: Tx, kept: KeptClass, now: Instant): Promise<KeptCount> {
  const before = dueBefore(kept, now);
  const at = sql.ref(`${kept.table}.${kept.since}`);
  const due = sql`${at} < ${before}`;
  const passedOver = new Date(before.getTime() - (kept.erasure ? GRACE_OF_RUNS : GRACE));
  const { rows } = await sql<{ held: number; due: number; on_hold: number; leftover: number; oldest: Date | null }>`
    select count(*)::float8 as held, count(*) filter (where ${due})::float8 as due, count(*) filter (where ${due} and ${isHeld(kept, now)})::float8 as on_hold,
      count(*) filter (where ${at} < ${passedOver} and not ${isHeld(kept, now)})::float8 as leftover, min(${at}) filter (where ${due}) as oldest from ${sql.table(kept.table)} where ${kept.holds}`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('an aggregate always has one row');
  return { of: kept.of, table: kept.table, held: row.held, due: row.due, onHold: row.on_hold, leftover: row.leftover, oldestDueAt: row.oldest === null ? null : row.oldest.getTime() + (now - before.getTime()) };
}

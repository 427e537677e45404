import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '../db/tx.ts';
import { isDue, type Erasure, type KeptClass } from './kept-class.ts';
import { isHeld, takeTurns } from './legal-holds.store.ts';

/** A class that runs erase. */
export type ErasableClass = KeptClass & { erasure: Erasure };

/** What became of one row that was due: erased, or still there and why. */
export type Fate = 'erased' | 'held' | 'referenced' | 'failed';
export type ErasedRow = { key: string; person: string | null; files: string[]; fate: Fate };

/** Rows of one short transaction. */
export const BATCH = 200;
const Row = z.object({ key: z.array(z.string()), person: z.string().nullable(), files: z.array(z.string().nullable()), held: z.boolean() });
const REFERENCED = '23503';
const BETWEEN = '/';

/** True for a class that runs erase, not the night. */
export const isErasable = (kept: KeptClass): kept is ErasableClass => kept.erasure !== undefined;

/**
 * Erases the next rows of a class that were due at a moment, in the order of their key, and says of each what became of it; fewer than a batch are the last. Held rows are passed over; a row somebody
 * refers to, or that cannot be erased, stays without keeping the others.
 */
export async function eraseDue(tx: Tx, kept: ErasableClass, of: { asOf: Instant; now: Instant; after: string | null; limit?: number }): Promise<ErasedRow[]> {
  await takeTurns(tx);
  const { erasure } = kept;
  const files = (erasure.files ?? []).map((column) => sql`${sql.ref(`${kept.table}.${column}`)}::text`);
  const onwards = of.after === null ? sql`true` : sql`(${columns(kept)}) > (${values(kept, of.after.split(BETWEEN))})`;
  const { rows } = await sql<unknown>`
    select array[${sql.join(Object.keys(erasure.key).map((column) => sql`${sql.ref(`${kept.table}.${column}`)}::text`))}] as key, ${kept.person ? sql`${kept.person}::text` : sql`null::text`} as person,
      ${files.length === 0 ? sql`'{}'::text[]` : sql`array[${sql.join(files)}]`} as files, ${isHeld(kept, of.now)} as held
    from ${sql.table(kept.table)} where ${isDue(kept, of.asOf)} and ${onwards} order by ${columns(kept)} limit ${of.limit ?? BATCH} for update of ${sql.table(kept.table)}`.execute(tx);
  const found = z.array(Row).parse(rows).map((row) => ({ key: row.key.join(BETWEEN), person: row.person, files: row.files.filter((id) => id !== null), held: row.held }));
  const fates = await eraseRows(tx, kept, found.filter((row) => !row.held).map((row) => row.key));
  return found.map(({ held, ...row }) => ({ ...row, fate: held ? 'held' : (fates.get(row.key) ?? 'failed') }));
}

/** Some keys of rows that are due, for a look before; no word about anybody. */
export async function sampleDue(tx: Tx, kept: ErasableClass, now: Instant, most: number): Promise<string[]> {
  const { rows } = await sql<{ key: string[] }>`
    select array[${sql.join(Object.keys(kept.erasure.key).map((column) => sql`${sql.ref(`${kept.table}.${column}`)}::text`))}] as key from ${sql.table(kept.table)} where ${isDue(kept, now)} order by ${columns(kept)} limit ${most}`.execute(tx);
  return rows.map(({ key }) => key.join(BETWEEN));
}

/** All at once where nothing stands against it, else one after another. */
async function eraseRows(tx: Tx, kept: ErasableClass, keys: readonly string[]): Promise<Map<string, Fate>> {
  const fates = new Map<string, Fate>();
  if (keys.length === 0) return fates;
  if ((await tryErasing(tx, kept, keys)) === 'erased') for (const key of keys) fates.set(key, 'erased');
  else for (const key of keys) fates.set(key, await tryErasing(tx, kept, [key]));
  return fates;
}

async function tryErasing(tx: Tx, kept: ErasableClass, keys: readonly string[]): Promise<Fate> {
  const { how } = kept.erasure;
  const these = sql`(${columns(kept)}) in (${sql.join(keys.map((key) => sql`(${values(kept, key.split(BETWEEN))})`))})`;
  await sql`savepoint erasing`.execute(tx);
  try {
    if (how === 'delete') await sql`delete from ${sql.table(kept.table)} where ${these}`.execute(tx);
    else await sql`update ${sql.table(kept.table)} set ${sql.join(how.clear.map((column) => sql`${sql.ref(column)} = null`))} where ${these}`.execute(tx);
    await sql`release savepoint erasing`.execute(tx);
    return 'erased';
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && typeof error.code === 'string' && /^(?:22|23)/.test(error.code))) throw error;
    await sql`rollback to savepoint erasing`.execute(tx);
    return error.code === REFERENCED ? 'referenced' : 'failed';
  }
}

const columns = (kept: ErasableClass): RawBuilder<unknown> => sql.join(Object.keys(kept.erasure.key).map((column) => sql.ref(`${kept.table}.${column}`)));
const values = (kept: ErasableClass, parts: readonly string[]): RawBuilder<unknown> => sql.join(Object.values(kept.erasure.key).map((type, at) => sql`${parts[at] ?? ''}::${sql.raw(type)}`));

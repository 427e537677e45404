import type { Client } from 'pg';
import { z } from 'zod';
import { isOtherVersion } from './blind-index.ts';
import { WALKED_COLUMNS, type DigestColumn } from './digest-columns.ts';
import type { FieldCrypto } from './field-crypto.ts';
import type { IndexProgress } from './index-change.store.ts';
import { moveStatement, type Before } from './move-digests.ts';

type Input = {
  client: Client; crypto: Pick<FieldCrypto, 'current'>; number: number;
  /** Rows of one short transaction. */
  batch?: number;
  tell: (progress: IndexProgress) => Promise<void>;
  stopped?: () => boolean;
};
type Row = { at: string; was: Buffer; now: Buffer };

const Found = z.array(z.object({ at: z.string(), value: z.instanceof(Buffer) }));
const MOST_ROUNDS = 5;
/** Milliseconds after which the walk gives way: well before the server looks for deadlocks, so that it is never somebody's work that is ended for it. */
const GIVES_WAY = 200;
/** Every row is found by its digest or its place: a plan that reads the whole table for a batch looks cheap to a planner that counts on a cold disk. */
const BEGIN = `begin; set local lock_timeout = ${String(GIVES_WAY)}; set local enable_hashjoin = off; set local enable_mergejoin = off`;
/** Somebody holds the row, or the new digest stands beside the old one: the row is left, and told. */
const LEFT = new Set(['55P03', '40P01', '23505']);

/**
 * Makes every digest anew that does not stand in version `number` (索引密钥更换), in batches, while the program works. May be ended at any moment and begun again: digests say themselves of which
 * version they are. What was locked is met in the next round.
 */
export async function rotateIndex({ client, crypto, number, batch = 500, tell, stopped = () => false }: Input): Promise<IndexProgress> {
  const so: IndexProgress = { number, moved: 0, columnsDone: 0, columns: WALKED_COLUMNS.length, left: null };
  for (let round = 1; round <= MOST_ROUNDS && so.left !== 0 && !stopped(); round++) {
    so.columnsDone = 0;
    for (const column of WALKED_COLUMNS) {
      if (column.by !== 'follows') await walk({ client, crypto, number, batch, stopped, column }, async (moved) => { so.moved += moved; await tell(so); });
      so.columnsDone++;
    }
    so.left = (await countOldDigests(client, number)).reduce((sum, { left }) => sum + left, 0);
    await tell(so);
  }
  return so;
}

/** Digests of another version than `number`, by column; columns without are not named. */
export async function countOldDigests(client: Client, number: number): Promise<{ column: string; left: number }[]> {
  const found: { column: string; left: number }[] = [];
  for (const column of WALKED_COLUMNS) {
    const { rows } = await client.query(`select count(*)::int as left from "${column.table}" where ${old(column, number)}`);
    const [{ left }] = z.tuple([z.object({ left: z.number() })]).parse(rows);
    if (left > 0) found.push({ column: `${column.table}.${column.column}`, left });
  }
  return found;
}

const old = ({ column, where }: DigestColumn, number: number) => `${isOtherVersion(column, number)}${where === undefined ? '' : ` and ${where}`}`;

async function walk({ client, crypto, number, batch, stopped, column }: Omit<Required<Input>, 'tell'> & { column: DigestColumn }, done: (moved: number) => Promise<void>): Promise<void> {
  const { table, column: name, contexts } = column;
  for (let after = '(0,0)'; !stopped();) {
    const { rows } = await client.query(`select ctid::text as at, "${name}" as value from "${table}" where ctid > $1::tid and ${old(column, number)} order by ctid limit ${String(batch)}`, [after]);
    const found = Found.parse(rows);
    const last = found.at(-1);
    if (!last) return;
    after = last.at;
    await done(await moveAll(client, column, found.map(({ at, value }) => ({ at, was: value, now: crypto.current(contexts[0] ?? '', value) }))));
  }
}

/** A batch at once; where one row of it stands in the way, each by itself, so that the others are not held back. */
async function moveAll(client: Client, column: DigestColumn, rows: readonly Row[]): Promise<number> {
  const moved = await move(client, column, rows);
  if (moved !== undefined) return moved;
  let sum = 0;
  for (const row of rows) sum += (await move(client, column, [row])) ?? 0;
  return sum;
}

/** Moves a batch in one transaction; undefined when something of it stands in the way. */
async function move(client: Client, column: DigestColumn, rows: readonly Row[]): Promise<number | undefined> {
  try {
    await client.query(BEGIN);
    let moved = 0;
    for (const { text, values } of statementsOf(column, rows)) moved += (await client.query(text, values)).rowCount ?? 0;
    await client.query('commit');
    return moved;
  } catch (error) {
    await client.query('rollback');
    if (error instanceof Error && 'code' in error && LEFT.has(String(error.code))) return undefined;
    throw error;
  }
}

/** All columns in which a thing stands change together, where they are found by the digest; the others row by row, and only where a row stands still. */
function statementsOf(column: DigestColumn, rows: readonly Row[]): Before[] {
  if (column.by === 'met' && !column.beside) {
    const pairs = [...new Map(rows.map((row) => [row.was.toString('latin1'), row])).values()];
    return WALKED_COLUMNS.filter((other) => other.by === 'met' && !other.beside && other.contexts.some((context) => column.contexts.includes(context))).map((other) => moveStatement(other, pairs));
  }
  return [{
    text: `update "${column.table}" t set "${column.column}" = v.now from unnest($1::text[]::tid[], $2::bytea[], $3::bytea[]) as v(at, was, now) where t.ctid = v.at and t."${column.column}" = v.was`,
    values: [rows.map(({ at }) => at), rows.map(({ was }) => was), rows.map(({ now }) => now)],
  }];
}

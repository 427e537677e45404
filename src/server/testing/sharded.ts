import { CompiledQuery, sql } from 'kysely';
import pg from 'pg';
import { readTables } from '#server/platform/db/distribution.ts';
import type { Db } from '#server/platform/db/tx.ts';
import type { FreshDatabase } from './database.ts';

const SHARDS = 4;
const SCHEMA = 'sharded';

export type Sent = { text: string; values: unknown[] };

/** Notes every statement this process sends while `work` runs. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Sent[]> {
  const sent: Sent[] = [];
  const original: unknown = Reflect.get(pg.Client.prototype, 'query');
  if (typeof original !== 'function') throw new Error('pg has another shape');
  Reflect.set(pg.Client.prototype, 'query', function (this: object, ...args: unknown[]) {
    const [first, second] = args;
    if (typeof first === 'string') sent.push({ text: first, values: Array.isArray(second) ? [...second] : [] });
    else if (typeof first === 'object' && first !== null && 'text' in first) sent.push({ text: String(first.text), values: 'values' in first && Array.isArray(first.values) ? [...first.values] : [] });
    return Reflect.apply(original, this, args) as unknown;
  });
  try {
    await work();
  } finally {
    Reflect.set(pg.Client.prototype, 'query', original);
  }
  return sent;
}

/**
 * The tables of candidates once more, each cut into four by its account as Citus cuts it, so that the planner itself says which parts a statement must look into. Where `citus` cannot be
 * installed, this is what can be known of a statement: one part means one machine.
 */
export async function makeShards(database: FreshDatabase): Promise<void> {
  const tables = (await readTables(database.db)).filter((t) => t.class === 'per candidate');
  const made = tables.flatMap(({ name }) => [
    `create table ${SCHEMA}.${name} (like public.${name} including all) partition by hash (account_id)`,
    ...Array.from({ length: SHARDS }, (_, part) => `create table ${SCHEMA}.${name}_shard${String(part)} partition of ${SCHEMA}.${name} for values with (modulus ${String(SHARDS)}, remainder ${String(part)})`),
  ]);
  await database.asOwner(`create schema ${SCHEMA}; ${made.join('; ')}; grant usage on schema ${SCHEMA} to jinbang_app; grant select, insert, update, delete on all tables in schema ${SCHEMA} to jinbang_app`);
}

/** Which parts of the candidates' tables each statement looks into, as the planner sees it with the values it was sent with; what the planner does not plan (begin, set, calls of the queue's own) is left out. */
export async function partsOf(db: Db, statements: readonly Sent[]): Promise<{ text: string; tables: string[]; parts: number[] }[]> {
  return db.connection().execute(async (one) => {
    await sql.raw(`set search_path = ${SCHEMA}, public; set plan_cache_mode = force_custom_plan`).execute(one);
    const found = [];
    for (const { text, values } of statements) {
      if (!/^\s*(select|insert|update|delete|with)\b/i.test(text) || /\bjobs\./.test(text)) continue;
      const plan = JSON.stringify((await one.executeQuery(CompiledQuery.raw(`explain (format json) ${text}`, values))).rows);
      const scans = [...plan.matchAll(/"Relation Name":"(\w+)_shard(\d)"/g)];
      if (scans.length > 0) found.push({ text, tables: [...new Set(scans.map(([, table = '']) => table))].sort(), parts: [...new Set(scans.map(([, , part]) => Number(part)))].sort() });
    }
    await sql`reset all`.execute(one);
    return found;
  });
}

import { CompiledQuery } from 'kysely';
import type { Pool, QueryResult } from 'pg';
import type { Db as BossDb } from 'pg-boss';
import { writeBehind, type Db, type Tx } from '../db/tx.ts';

/** The queue's statements inside the caller's transaction, or each by itself. */
export function bossDb(db: Db | Tx): BossDb {
  return {
    async executeSql(text, values) {
      const result = await db.executeQuery(CompiledQuery.raw(text, values ? [...values] : []));
      return { rows: result.rows };
    },
  };
}

/** The queue's statements in the caller's transaction, written behind: nobody asks for the rows. */
export function bossBehind(tx: Tx): BossDb {
  return {
    executeSql(text, values) {
      writeBehind(tx, CompiledQuery.raw(text, values ? [...values] : []));
      return Promise.resolve({ rows: [] });
    },
  };
}

/** The queue's statements on plain connections: its upkeep sends several at once and needs the rows of all, which Kysely does not give. */
export function bossPool(pool: Pool): BossDb {
  return {
    async executeSql(text, values) {
      const result: QueryResult | QueryResult[] = await pool.query(text, values ? [...values] : undefined);
      return { rows: [result].flat().flatMap((one) => one.rows as unknown[]) };
    },
  };
}

import type { Client } from 'pg';
import { z } from 'zod';
import type { FieldCrypto } from './field-crypto.ts';
import { listSealedColumns, sealedByAnother, type SealedColumn } from './sealed-columns.store.ts';

/** How far a change of keys is: values sealed anew, columns gone through, and what is sealed with another key still (counted at the end of each round). */
export type RotationProgress = { number: number; sealed: number; columnsDone: number; columns: number; left: number | null };

type Input = {
  client: Client; crypto: FieldCrypto; number: number;
  /** Values of one short transaction; whoever needs a row of them waits that long at most. */
  batch?: number;
  tell: (progress: RotationProgress) => Promise<void>;
  stopped?: () => boolean;
};

const Found = z.array(z.object({ at: z.string(), value: z.instanceof(Buffer) }));
const MOST_ROUNDS = 5;
const LOCKED = '55P03';

/**
 * Seals every value anew that another key than `number` sealed (密钥轮换), in batches, while the program works. May be ended at any moment and begun again: what is done is told by the values
 * themselves. Rows that were locked or moved are met in the next round; what is left after the last one is told, and the old key is needed as long as anything is.
 */
export async function rotateKeys({ client, crypto, number, batch = 500, tell, stopped = () => false }: Input): Promise<RotationProgress> {
  const columns = await listSealedColumns(client);
  const so: RotationProgress = { number, sealed: 0, columnsDone: 0, columns: columns.length, left: null };
  for (let round = 1; round <= MOST_ROUNDS && so.left !== 0 && !stopped(); round++) {
    so.columnsDone = 0;
    for (const column of columns) {
      await resealColumn({ client, crypto, number, batch, stopped, column }, async (sealed) => { so.sealed += sealed; await tell(so); });
      so.columnsDone++;
    }
    so.left = (await countLeft(client, columns, number)).reduce((sum, { left }) => sum + left, 0);
    await tell(so);
  }
  return so;
}

/** What is sealed with another key than `number`, by column; columns with nothing are not named. Of 32 bytes are digests, of which one in thousands begins like a sealed value. */
export async function countLeft(client: Client, columns: readonly SealedColumn[], number: number): Promise<{ column: string; left: number }[]> {
  const found: { column: string; left: number }[] = [];
  for (const { table, column } of columns) {
    const { rows } = await client.query(`select count(*)::int as left from "${table}" where octet_length("${column}") <> 32 and ${sealedByAnother(column)}`, [number]);
    const [{ left }] = z.tuple([z.object({ left: z.number() })]).parse(rows);
    if (left > 0) found.push({ column: `${table}.${column}`, left });
  }
  return found;
}

async function resealColumn({ client, crypto, number, batch, stopped, column: { table, column, contexts } }: Omit<Required<Input>, 'tell'> & { column: SealedColumn }, done: (sealed: number) => Promise<void>): Promise<void> {
  for (let after = '(0,0)'; !stopped();) {
    const { rows } = await client.query(`select ctid::text as at, "${column}" as value from "${table}" where ctid > $2::tid and ${sealedByAnother(column)} order by ctid limit ${String(batch)}`, [number, after]);
    const found = Found.parse(rows);
    const last = found.at(-1);
    if (!last) return;
    after = last.at;
    const anew = found.flatMap(({ at, value }) => {
      const sealed = sealedAnew(crypto, contexts, value);
      return sealed ? [{ at, value, sealed }] : [];
    });
    if (anew.length > 0) await done(await replace(client, table, column, anew));
  }
}

/** A value that opens under none of its contexts is a digest that only looks like a sealed value. */
function sealedAnew(crypto: FieldCrypto, contexts: readonly string[], value: Buffer): Buffer | undefined {
  for (const context of contexts) {
    try {
      return crypto.seal(context, crypto.open(context, value));
    } catch {
      continue;
    }
  }
  return undefined;
}

/** Puts the new values where the old ones stand still; what somebody changed or holds meanwhile is left for the next round. */
async function replace(client: Client, table: string, column: string, anew: readonly { at: string; value: Buffer; sealed: Buffer }[]): Promise<number> {
  try {
    const { rowCount } = await client.query(
      `update "${table}" t set "${column}" = v.sealed from unnest($1::text[]::tid[], $2::bytea[], $3::bytea[]) as v(at, value, sealed) where t.ctid = v.at and t."${column}" = v.value`,
      [anew.map(({ at }) => at), anew.map(({ value }) => value), anew.map(({ sealed }) => sealed)],
    );
    return rowCount ?? 0;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === LOCKED) return 0;
    throw error;
  }
}

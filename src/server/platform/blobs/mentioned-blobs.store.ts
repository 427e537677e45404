import { sql } from 'kysely';
import { BlobId } from '#contracts/ids.ts';
import type { Tx } from '../db/tx.ts';

/** Which of these files a row names, in any column of any table called `blob_id` or `…_blob_id`: the one name a file goes by. */
export async function mentionedBlobs(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const { table, column } of await columnsOfBlobs(tx)) {
    const { rows } = await sql<{ id: string }>`select ${sql.ref(column)}::text as id from ${sql.table(table)} where ${sql.ref(column)} = any(${[...ids]}::uuid[])`.execute(tx);
    for (const { id } of rows) found.add(id);
  }
  return found;
}

/** Every file a row names. */
export async function listMentionedBlobs(tx: Tx): Promise<BlobId[]> {
  const found = new Set<BlobId>();
  for (const { table, column } of await columnsOfBlobs(tx)) {
    const { rows } = await sql<{ id: string }>`select distinct ${sql.ref(column)}::text as id from ${sql.table(table)} where ${sql.ref(column)} is not null`.execute(tx);
    for (const { id } of rows) found.add(BlobId.parse(id));
  }
  return [...found];
}

async function columnsOfBlobs(tx: Tx): Promise<{ table: string; column: string }[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    select c.relname as "table", a.attname as "column" from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and not a.attisdropped and a.attname ~ '(^|_)blob_id$'`.execute(tx);
  return rows;
}

import { sql } from 'kysely';
import type { FieldCrypto } from '../crypto/field-crypto.ts';
import type { Tx } from '../db/tx.ts';
import { leavesHouse, sealedFor, type PersonalTable } from './personal-data.ts';

export type TableColumns = ReadonlyMap<string, readonly { column: string; type: string }[]>;

/** Every table that has a column `account_id`, with all of its columns as the database has them. */
export async function tablesOfAccounts(tx: Tx): Promise<TableColumns> {
  const { rows } = await sql<{ table: string; column: string; type: string }>`
    select c.relname as "table", a.attname as "column", format_type(a.atttypid, a.atttypmod) as type from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and not a.attisdropped and a.attnum > 0
      and exists (select 1 from pg_attribute k where k.attrelid = c.oid and k.attname = 'account_id' and not k.attisdropped)
    order by c.relname, a.attnum`.execute(tx);
  const tables = new Map<string, { column: string; type: string }[]>();
  for (const { table, column, type } of rows) tables.set(table, [...(tables.get(table) ?? []), { column, type }]);
  return tables;
}

export type PersonalRow = Record<string, unknown>;
export type PersonalFile = { blobId: string; contentType: string };

/** More rows than this of one table are no longer read by a person; the newest ones leave, and the copy says so. */
const MOST = 10_000;

/** The rows of one table about a person, opened, as they leave; and the files they name. */
export async function readPersonalTable(tx: Tx, crypto: FieldCrypto, part: PersonalTable, accountId: string, columns: TableColumns): Promise<{ rows: PersonalRow[]; files: PersonalFile[] }> {
  const known = columns.get(part.table) ?? [];
  const leaving = known.filter(({ column }) => leavesHouse(column, part.leftOut));
  const only = part.only ? sql`and ${sql.ref(part.only.column)} = any(${[...part.only.in]}::text[])` : sql``;
  const at = known.find(({ column }) => column === 'at' || column.endsWith('_at'))?.column;
  const order = at === undefined ? sql`` : sql`order by ${sql.ref(at)} desc`;
  const { rows } = await sql<PersonalRow>`select * from ${sql.table(part.table)} where account_id = ${accountId}::uuid ${only} ${order} limit ${MOST}`.execute(tx);
  return {
    rows: rows.map((row) => Object.fromEntries(leaving.map(({ column }) => [column.replace(/_sealed$/, ''), opened(crypto, part.table, column, row[column])]))),
    files: part.files === undefined ? [] : rows.flatMap((row) => fileOf(row, part.files?.contentType ?? null)),
  };
}

function opened(crypto: FieldCrypto, table: string, column: string, value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (!Buffer.isBuffer(value)) return value ?? null;
  const text = crypto.open(sealedFor(table, column), value);
  if (!/^[[{"]/.test(text)) return text;
  try {
    const read: unknown = JSON.parse(text);
    return read;
  } catch {
    return text;
  }
}

function fileOf(row: PersonalRow, contentType: string | null): PersonalFile[] {
  const blobId = row['blob_id'];
  if (typeof blobId !== 'string') return [];
  const type = contentType === null ? 'image/jpeg' : row[contentType];
  return [{ blobId, contentType: typeof type === 'string' ? type : 'application/octet-stream' }];
}

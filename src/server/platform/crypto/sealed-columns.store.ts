import type { Client } from 'pg';
import { z } from 'zod';
import { sealedFor } from '../personal/personal-data.ts';

/** A column that may hold sealed values, and the contexts they may be sealed for. */
export type SealedColumn = { table: string; column: string; contexts: readonly string[] };

/** Columns whose values are sealed for something else than their table and name. */
const OTHERWISE: Readonly<Record<string, readonly string[]>> = {
  'oidc_visit.content': ['oidc_visit.candidate', 'oidc_visit.staff'],
  'partner_hook.old_secret': ['partner_hook.secret'],
  'staff_second_factor.pending_sealed': ['staff_second_factor.secret'],
};

/** Begins like a sealed value of another key than `number`: format 1, one of the two suites, a key number, and long enough to be one. */
export const sealedByAnother = (column: string): string => `octet_length("${column}") >= 31 and get_byte("${column}", 0) = 1 and get_byte("${column}", 1) in (1, 2) and get_byte("${column}", 2) <> $1`;

/** Every column of bytes there is: whichever holds a sealed value is found by looking, so that no list can forget one. */
export async function listSealedColumns(client: Client): Promise<SealedColumn[]> {
  const { rows } = await client.query(`
    select c.relname as "table", a.attname as "column" from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and a.atttypid = 'bytea'::regtype and a.attnum > 0 and not a.attisdropped order by c.relname, a.attname`);
  return z.array(z.object({ table: z.string(), column: z.string() })).parse(rows).map(({ table, column }) => ({ table, column, contexts: OTHERWISE[`${table}.${column}`] ?? [sealedFor(table, column)] }));
}

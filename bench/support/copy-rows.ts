import type pg from 'pg';

/** What a copied row says instead of its model's column, by column name: SQL over `t` (the model), `a` (the application) and `p` (the person). */
export type Instead = Record<string, string>;

/** Multiplies the rows that belong to models: every column is copied as it is but for those given; `from` joins the copies (a, p) to their models (t). */
export async function copyRows(client: pg.Client, table: string, from: string, instead: Instead): Promise<number> {
  const { rows } = await client.query<{ column_name: string }>(`select column_name from information_schema.columns where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`, [table]);
  const columns = rows.map((r) => r.column_name);
  if (columns.length === 0) throw new Error(`there is no table ${table}`);
  const strange = Object.keys(instead).filter((c) => !columns.includes(c));
  if (strange.length > 0) throw new Error(`${table} has no column ${strange.join(', ')}`);
  const done = await client.query(`insert into ${table} (${columns.join(', ')}) select ${columns.map((c) => instead[c] ?? `t.${c}`).join(', ')} from ${from}`);
  return done.rowCount ?? 0;
}

/** Does the work while the tables have none but their primary keys, and makes the other indexes afterwards, in one sort each. */
export async function withoutIndexes(client: pg.Client, tables: readonly string[], work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i where i.indrelid = any($1::regclass[]) and not i.indisprimary and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`, [tables]);
  for (const { name } of rows) await client.query(`drop index ${name}`);
  await work();
  for (const { definition } of rows) await client.query(definition);
}

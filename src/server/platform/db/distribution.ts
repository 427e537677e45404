import { sql, type RawBuilder } from 'kysely';

/** What a table is on many machines; the first words of its comment say it. */
export type TableClass = 'per candidate' | 'reference' | 'claim' | 'local';

/** A table with what decides where its rows lie: per candidate by account, a claim by the thing (the first column of its key). */
export type PlacedTable = {
  name: string;
  class: TableClass | undefined;
  /** First column of the primary key. */
  key: string | undefined;
  /** Columns of each unique index, the primary key too; expressions are left out. */
  unique: readonly (readonly string[])[];
  refersTo: readonly { table: string; columns: readonly string[]; their: readonly string[] }[];
  triggers: readonly string[];
};

/** A function the program writes through; on many machines it runs where its first argument's rows lie. */
export type PlacedFunction = { signature: string; firstArgument: string; body: string };

/** The table by which everything of a candidate lies together. */
const ACCOUNT = { table: 'account', column: 'account_id' };
/** Whatever a statement can be run on: the catalogue is asked, whatever the schema. */
type Asked = Parameters<RawBuilder<unknown>['execute']>[0];
const CLASSES: readonly TableClass[] = ['per candidate', 'reference', 'claim', 'local'];

/** Reads from the catalogue how each table of ours is to be placed. */
export async function readTables(db: Asked): Promise<PlacedTable[]> {
  const { rows } = await sql<Omit<PlacedTable, 'class'> & { comment: string | null }>`
    select c.relname as name, obj_description(c.oid, 'pg_class') as comment,
      (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where i.indrelid = c.oid and i.indisprimary) as key,
      coalesce((select jsonb_agg(array(select a.attname from pg_attribute a where a.attrelid = c.oid and a.attnum = any(i.indkey::int2[]) order by array_position(i.indkey::int2[], a.attnum)))
        from pg_index i where i.indrelid = c.oid and i.indisunique), '[]') as "unique",
      coalesce((select jsonb_agg(jsonb_build_object('table', f.confrelid::regclass::text,
          'columns', array(select a.attname from unnest(f.conkey) with ordinality k (n, at) join pg_attribute a on a.attrelid = c.oid and a.attnum = k.n order by k.at),
          'their', array(select a.attname from unnest(f.confkey) with ordinality k (n, at) join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.n order by k.at)) order by f.conname)
        from pg_constraint f where f.conrelid = c.oid and f.contype = 'f'), '[]') as "refersTo",
      coalesce((select jsonb_agg(t.tgname) from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal), '[]') as triggers
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname not like 'kysely_migration%' order by c.relname`.execute(db);
  return rows.map(({ comment, ...table }) => ({ ...table, class: CLASSES.find((name) => comment?.startsWith(name)) }));
}

/** The functions the program writes through. */
export async function readFunctions(db: Asked): Promise<PlacedFunction[]> {
  const { rows } = await sql<PlacedFunction>`
    select p.oid::regprocedure::text as signature, p.proargnames[1] as "firstArgument", p.prosrc as body from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.proargnames[1] is not null and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by 1`.execute(db);
  return rows;
}

/** What keeps a schema from being spread over machines, in words; empty is good. */
export function faultsOf(tables: readonly PlacedTable[]): string[] {
  const named = new Map(tables.map((table) => [table.name, table]));
  return tables.flatMap((table) => {
    const key = keyOf(table);
    const faults: string[] = [];
    if (table.class === undefined) faults.push(`${table.name}: its comment does not begin with its class (${CLASSES.join(', ')})`);
    if (table.key === undefined) faults.push(`${table.name}: has no primary key`);
    if (table.class === 'per candidate' && table.key !== ACCOUNT.column) faults.push(`${table.name}: ${ACCOUNT.column} is not the first column of its primary key`);
    if (key !== undefined) {
      for (const columns of table.unique) if (!columns.includes(key)) faults.push(`${table.name}: unique (${columns.join(', ')}) does not hold ${key}, by which its rows are spread`);
      for (const name of table.triggers) faults.push(`${table.name}: has the trigger ${name}`);
    }
    for (const { table: other, columns, their } of table.refersTo) {
      const target = named.get(other);
      const theirKey = target && keyOf(target);
      const together = key !== undefined && theirKey !== undefined && columns.some((column, at) => column === key && their[at] === theirKey);
      const kinds = table.class === target?.class;
      if (target?.class !== 'reference' && !(kinds && (table.class === 'local' || together))) faults.push(`${table.name}: its key (${columns.join(', ')}) refers to ${other} across machines`);
    }
    return faults;
  });
}

/** The statements that spread tables and functions, in an order in which whatever is lain beside comes first; tables spread `before` are left as they are. Keys between tables (`-keys.sql`) are made afterwards. */
export function distribute(tables: readonly PlacedTable[], functions: readonly PlacedFunction[], before: ReadonlySet<string> = new Set()): string[] {
  const fresh = tables.filter((t) => !before.has(t.name));
  const reference = fresh.filter((t) => t.class === 'reference').map((t) => `select create_reference_table('${t.name}')`);
  const account = fresh.filter((t) => t.name === ACCOUNT.table).map((t) => `select create_distributed_table('${t.name}', '${ACCOUNT.column}', colocate_with => 'none')`);
  const ofCandidates = fresh.filter((t) => t.class === 'per candidate' && t.name !== ACCOUNT.table).map((t) => `select create_distributed_table('${t.name}', '${ACCOUNT.column}', colocate_with => '${ACCOUNT.table}')`);
  const claims = headsFirst(tables.filter((t) => t.class === 'claim')).filter((t) => !before.has(t.name)).map(({ name, key = '', beside }) => `select create_distributed_table('${name}', '${key}', colocate_with => '${beside ?? 'none'}')`);
  return [...reference, ...account, ...ofCandidates, ...claims, ...functions.flatMap((f) => placed(f, tables))];
}

/** A function runs where its first argument's rows lie, if all it writes lies there; one that also claims something stays where the transaction is led. */
function placed({ signature, firstArgument, body }: PlacedFunction, tables: readonly PlacedTable[]): string[] {
  const written = [...body.matchAll(/\b(?:insert into|update|delete from)\s+(\w+)/gi)].map(([, name]) => tables.find((t) => t.name === name));
  const [head] = written;
  if (!head || !written.every((t) => t && t.class === head.class && `p_${keyOf(t) ?? ''}` === firstArgument)) return [];
  return [`select create_distributed_function('${signature}', '${firstArgument}', colocate_with => '${head.class === 'per candidate' ? ACCOUNT.table : head.name}')`];
}

/** Claims that refer to another claim lie beside it and come after it. */
function headsFirst(claims: readonly PlacedTable[]): (PlacedTable & { beside?: string })[] {
  const left = new Map(claims.map((t) => [t.name, t]));
  const ordered: (PlacedTable & { beside?: string })[] = [];
  while (left.size > 0) {
    const free = [...left.values()].filter((t) => t.refersTo.every(({ table }) => table === t.name || !left.has(table)));
    if (free.length === 0) throw new Error(`these claims refer to each other in a ring: ${[...left.keys()].join(', ')}`);
    for (const table of free) {
      left.delete(table.name);
      const beside = table.refersTo.find((r) => r.table !== table.name && claims.some((c) => c.name === r.table))?.table;
      ordered.push({ ...table, ...(beside !== undefined && { beside }) });
    }
  }
  return ordered;
}

/** By what a table's rows are spread; undefined for what lies whole on one machine or on every one. */
function keyOf(table: PlacedTable): string | undefined {
  if (table.class === 'per candidate') return ACCOUNT.column;
  return table.class === 'claim' ? table.key : undefined;
}

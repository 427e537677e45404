import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { freshDatabase, type FreshDatabase } from '#server/testing/database.ts';
import { runAs } from '#server/testing/run-as.ts';
import { connect } from './connect.ts';
import { distribute, faultsOf, readFunctions, readTables, type PlacedTable } from './distribution.ts';
import { migrate } from './migrate.ts';
import type { Db } from './tx.ts';

vi.setConfig({ testTimeout: 120_000 });

let database: FreshDatabase;
let tables: PlacedTable[];
beforeAll(async () => {
  database = await freshDatabase();
  tables = await readTables(database.db);
});
afterAll(() => database.drop());

test('every table says its class, and its keys allow what the class promises', () => {
  expect(tables.length).toBeGreaterThan(200);
  expect(faultsOf(tables)).toEqual([]);
});

test('what would not do is seen', async () => {
  const other = await freshDatabase();
  const make = async (text: string) => { await other.asOwner(text); return faultsOf(await readTables(other.db)); };
  expect(await make('create table odd (account_id uuid, id uuid primary key)')).toEqual([expect.stringContaining('does not begin with its class')]);
  expect(await make(`comment on table odd is 'per candidate; odd'`)).toEqual([expect.stringContaining('account_id is not the first column'), expect.stringContaining('unique (id) does not hold account_id')]);
  expect(await make(`alter table odd drop constraint odd_pkey; alter table odd add primary key (account_id, id)`)).toEqual([]);
  expect(await make(`alter table odd add foreign key (id) references score_card (card_key)`).catch(() => ['refused by its type'])).toEqual(['refused by its type']);
  expect(await make(`create table odd_claim (thing text primary key, seen text unique); comment on table odd_claim is 'claim (by thing)'`)).toEqual([expect.stringContaining('unique (seen) does not hold thing')]);
  expect(await make(`alter table odd_claim drop constraint odd_claim_seen_key; alter table odd add column thing text references odd_claim (thing)`)).toEqual([expect.stringContaining('refers to odd_claim across machines')]);
  expect(await make(`alter table odd drop column thing; create function odd_act() returns trigger language plpgsql as 'begin return new; end'; create trigger odd_act before insert on odd for each row execute function odd_act()`)).toEqual([expect.stringContaining('has the trigger odd_act')]);
  await other.drop();
});

test('keys between tables stand in files of their own, which may all run after the others and make the same schema', async () => {
  const folder = 'migrations';
  const made = readdirSync(folder).filter((name) => name.endsWith('.sql') && !name.endsWith('-keys.sql') && /foreign key|\breferences [a-z_]+ \(/i.test(withoutComments(readFileSync(join(folder, name), 'utf8'))));
  expect(made).toEqual([]);
  const logins = await emptyDatabase();
  try {
    const first = await migrate(logins.owner, folder, { keys: 'later' });
    expect(first.some((name) => name.endsWith('-keys'))).toBe(false);
    expect((await migrate(logins.owner, folder)).every((name) => name.endsWith('-keys'))).toBe(true);
    expect(await migrate(logins.owner, folder, { keys: 'later' })).toEqual([]);
    const later = connect(logins.owner, { size: 1 });
    expect(await everything(later)).toEqual(await everything(database.db));
    await later.destroy();
  } finally {
    await asSuperuser(`drop database ${logins.name} with (force)`);
  }
});

test('the plan names every spread table once, what others lie beside before them, and the functions that write for a candidate', async () => {
  const plan = distribute(tables, await readFunctions(database.db));
  const of = (name: string) => plan.filter((s) => s.includes(`'${name}'`) && !s.includes(`colocate_with => '${name}'`));
  for (const table of tables) expect([table.name, of(table.name).length]).toEqual([table.name, table.class === 'local' ? 0 : 1]);
  for (const statement of plan) {
    const beside = /colocate_with => '(\w+)'/.exec(statement)?.[1] ?? 'none';
    if (beside !== 'none') expect(plan.findIndex((s) => s.includes(`_table('${beside}',`))).toBeLessThan(plan.indexOf(statement));
  }
  expect(plan).toContain(`select create_distributed_function('application_act(uuid,uuid,integer,jsonb,jsonb)', 'p_account_id', colocate_with => 'account')`);
  // it claims an order number, which lies elsewhere
  expect(plan.join()).not.toContain('payment_order_open');
  expect(plan).toContain(`select create_distributed_function('ledger_post(text,jsonb,jsonb)', 'p_occasion', colocate_with => 'ledger_entry')`);
});

async function everything(db: Db): Promise<unknown> {
  const indexes = (await sql`select indexdef from pg_indexes where schemaname = 'public' and tablename not like 'kysely%' order by 1`.execute(db)).rows;
  const constraints = (await sql`select conrelid::regclass::text as t, pg_get_constraintdef(oid) as d from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n' order by 1, 2`.execute(db)).rows;
  const columns = (await sql`
    select c.relname as t, a.attname as c, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as must, pg_get_expr(d.adbin, d.adrelid) as "default"
    from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped order by 1, 2`.execute(db)).rows;
  return { indexes, constraints, columns };
}

function withoutComments(text: string): string {
  return text.replaceAll(/--.*$/gm, '').replaceAll(/'(?:[^']|'')*'/g, `''`);
}

async function emptyDatabase() {
  const { owner } = inject('databaseLogins');
  const name = `t_${randomBytes(8).toString('hex')}`;
  await asSuperuser(`create database ${name} owner ${owner.user}`);
  return { name, owner: { ...owner, database: name } };
}

const asSuperuser = (text: string) => runAs(inject('databaseLogins').superuser, text);

import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '#server/testing/database.ts';
import { runAs } from '#server/testing/run-as.ts';
import { connect, pool } from './connect.ts';
import { checkPooledLogin } from './pooled-login.ts';

const LOGIN = `pooled_${randomBytes(4).toString('hex')}`;
let database: FreshDatabase;
const address = () => ({ ...database.logins.app, user: LOGIN, password: LOGIN, pooled: true });

beforeAll(async () => {
  database = await freshDatabase();
  await asSuperuser(`create role ${LOGIN} login password '${LOGIN}'`);
});
afterAll(async () => {
  await asSuperuser(`drop role ${LOGIN}`);
  await database.drop();
});

const asSuperuser = (text: string) => runAs(inject('databaseLogins').superuser, text);

async function check(as: Parameters<typeof connect>[0] = address()): Promise<string> {
  const db = connect(as, { size: 1 });
  try {
    await checkPooledLogin(db);
    return 'may run';
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault);
  } finally {
    await db.destroy();
  }
}

test('a login that is not of the running role, owns the tables or has other limits does not run, and is told what mends it', async () => {
  expect(await check()).toContain(`grant jinbang_app to "${LOGIN}"`);
  await asSuperuser(`grant jinbang_app to ${LOGIN}`);
  const said = await check();
  const statements = said.split('\n').slice(1).map((line) => line.trim());
  expect(statements).toEqual(expect.arrayContaining([`alter role "${LOGIN}" set lock_timeout = '3s';`, `alter role "${LOGIN}" set statement_timeout = '30s';`, `alter role "${LOGIN}" set jit = 'off';`]));
  expect(await check({ ...database.logins.owner, pooled: true })).toContain('owns the tables');
  await asSuperuser(statements.join(' '));
  expect(await check()).toBe('may run');
});

test('nothing is asked of a session: no name is given to a statement, many still travel together', async () => {
  const db = connect(address(), { size: 1 });
  const [one, two] = await Promise.all([sql<{ v: number }>`select ${1}::int as v`.execute(db), sql<{ v: number }>`select ${2}::int as v`.execute(db)]);
  expect([one.rows[0]?.v, two.rows[0]?.v]).toEqual([1, 2]);
  expect((await sql<{ n: number }>`select count(*)::int as n from pg_prepared_statements`.execute(db)).rows[0]?.n).toBe(0);
  await db.destroy();
});

test('a statement that a library named itself goes without its name too, from whichever session it is sent', async () => {
  const login = address();
  const pooled = pool(login, { size: 2 });
  try {
    const named = { name: 'limit:upsert', text: 'select $1::int + 1 as n', values: [1] };
    for (let i = 0; i < 3; i++) expect((await Promise.all([pooled.query<{ n: number }>(named), pooled.query<{ n: number }>(named)])).map(({ rows }) => rows[0]?.n)).toEqual([2, 2]);
    expect((await pooled.query('select name from pg_prepared_statements')).rows).toEqual([]);
  } finally {
    await pooled.end();
  }
});

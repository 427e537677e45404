import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '#server/testing/database.ts';
import { openLine } from '#server/testing/breakable-line.ts';
import { connect, pool, STATEMENT_TIMEOUT } from './connect.ts';
import { migrate } from './migrate.ts';
import { inTransaction, writeBehind, type Db } from './tx.ts';
import { isUnavailable } from './unavailable.ts';

let database: FreshDatabase;
let db: Db;
beforeAll(async () => {
  database = await freshDatabase();
  db = database.db;
  await database.asOwner('create table probe (id int primary key, note text)');
});
afterAll(() => database.drop());

const value = async <T>(query: ReturnType<typeof sql<{ v: T }>>) => (await query.execute(db)).rows[0]?.v;

test('database values arrive as the types promise', async () => {
  expect(await value(sql`select 9007199254740991::int8 as v`)).toBe(9007199254740991);
  expect(await value(sql`select count(*) as v from probe`)).toBe(0);
  expect(await value(sql`select date '2026-02-28' as v`)).toBe('2026-02-28');
  expect(await value(sql`select timestamptz '2026-08-20 17:00+08' as v`)).toEqual(new Date('2026-08-20T09:00:00Z'));
  expect(await value(sql`select ${Buffer.from('𠮷田')}::bytea as v`)).toEqual(Buffer.from('𠮷田'));
});

test('an int8 that a number cannot hold is refused, and the connection stays good', async () => {
  await expect(sql`select 9007199254740993::int8 as v`.execute(db)).rejects.toThrow('safe integers');
  expect(await value(sql`select 1 as v`)).toBe(1);
});

test('parameterised statements are prepared once per connection, up to 500; beyond that and for long ones they run unnamed', async () => {
  const own = connect(database.logins.app, { size: 1 });
  const prepared = async () => (await sql<{ n: number }>`select count(*) as n from pg_prepared_statements`.execute(own)).rows[0]?.n;
  for (let i = 0; i < 3; i++) await sql`select ${i}::int + 1`.execute(own);
  expect(await prepared()).toBe(1);
  await sql`select ${1}::int, ${sql.lit('x'.repeat(5000))}`.execute(own);
  expect(await prepared()).toBe(1);
  for (let i = 0; i < 600; i++) await sql`select ${1}::int + ${sql.lit(i)}`.execute(own);
  expect(await prepared()).toBe(500);
  await own.destroy();
});

test('a transaction that throws leaves nothing', async () => {
  const failing = inTransaction(db, async (tx) => {
    await sql`insert into probe values (1, '张伟')`.execute(tx);
    throw new Error('stop');
  });
  await expect(failing).rejects.toThrow('stop');
  expect(await value(sql`select count(*) as v from probe`)).toBe(0);
});

test('waiting for a lock ends after three seconds, statements after thirty', async () => {
  expect(await value(sql`select current_setting('lock_timeout') as v`)).toBe('3s');
  expect(await value(sql`select current_setting('statement_timeout') as v`)).toBe('30s');
});

test('a line that died without a word is given up a little after the limit of its statement, and the next one is good; a longer limit is waited for', async () => {
  const line = await openLine(0, database.logins.app.port);
  const own = connect({ ...database.logins.app, port: line.port }, { size: 1, graceMs: -STATEMENT_TIMEOUT + 400 });
  const pid = async () => (await sql<{ v: number }>`select pg_backend_pid() as v`.execute(own)).rows[0]?.v;
  const first = await pid();
  line.silence();
  line.restore(); // later connections work
  const problem = await inTransaction(own, (tx) => sql`select 1`.execute(tx)).catch((error: unknown) => error);
  expect(isUnavailable(problem)).toBe(true);
  expect(await pid()).not.toBe(first);
  await inTransaction(own, async (tx) => {
    await sql`set local statement_timeout = '2min'`.execute(tx);
    writeBehind(tx, sql`select pg_sleep(0.7)`.compile(tx));
  });
  await expect(sql`select pg_sleep(0.7)`.execute(own)).rejects.toThrow('Query read timeout');
  await own.destroy();
  await line.close();
});

test('a statement that a library gives as an object, behind a pooler or not, is not waited for any longer on a dead line', async () => {
  for (const pooled of [false, true]) {
    const line = await openLine(0, database.logins.app.port);
    const own = pool({ ...database.logins.app, port: line.port, pooled }, { size: 1, graceMs: -STATEMENT_TIMEOUT + 400 });
    await own.query({ name: 'library', text: 'select $1::int', values: [1] });
    line.silence();
    await expect(own.query({ name: 'library', text: 'select $1::int', values: [1] })).rejects.toThrow('Query read timeout');
    line.restore();
    await own.end();
    await line.close();
  }
});

test('a transaction that stands still for a minute is ended by the server, and lets its locks go', async () => {
  expect(await value(sql`select current_setting('idle_in_transaction_session_timeout') as v`)).toBe('1min');
});

test('statements are not compiled, which the large ones of a list would wait for each time', async () => {
  expect(await value(sql`select current_setting('jit') as v`)).toBe('off');
});

test('the running role writes rows but cannot alter or make tables', async () => {
  await sql`insert into probe values (2, '欧阳倩')`.execute(db);
  await expect(sql`alter table probe add column x int`.execute(db)).rejects.toThrow('must be owner');
  await expect(sql`create table mine (id int)`.execute(db)).rejects.toThrow('permission denied');
  await expect(sql`delete from kysely_migration`.execute(db)).rejects.toThrow('permission denied');
});

test('one login for everything acts as the running role while it runs', async () => {
  const { host, port, database: name } = database.logins.owner;
  const url = new URL(`postgres://${host}:${String(port)}/${name}?options=-c%20work_mem%3D5MB`);
  url.username = database.logins.app.user;
  url.password = database.logins.app.password;
  const own = connect({ url: url.href, role: 'jinbang_app' });
  const { rows } = await sql<{ who: string; memory: string; wait: string }>`select current_user as who, current_setting('work_mem') as memory, current_setting('lock_timeout') as wait`.execute(own);
  expect(rows).toEqual([{ who: 'jinbang_app', memory: '5MB', wait: '3s' }]);
  await own.destroy();
});

test('four programs migrating at once: every file runs once', async () => {
  const empty = await freshDatabase();
  await empty.asOwner('drop owned by jinbang_owner cascade');
  const runs = await Promise.all([1, 2, 3, 4].map(() => migrate(empty.logins.owner, 'migrations')));
  const ran = runs.flat();
  expect(ran).toContain('0001-roles');
  expect(new Set(ran).size).toBe(ran.length);
  await empty.drop();
});

test('a program rolled back starts on the schema of a newer one, even while that one migrates: it runs nothing again', async () => {
  const at = await freshDatabase();
  const older = mkdtempSync(join(tmpdir(), 'jinbang-older-'));
  const newer = mkdtempSync(join(tmpdir(), 'jinbang-newer-'));
  for (const folder of [older, newer]) cpSync('migrations', folder, { recursive: true });
  writeFileSync(join(newer, '9998-next.sql'), 'create table next_release (id uuid primary key); select pg_sleep(0.3);');
  writeFileSync(join(newer, '9999-next.sql'), 'alter table account add column next_release text;');
  const [ran, meanwhile] = await Promise.all([migrate(at.logins.owner, newer), migrate(at.logins.owner, older)]);
  expect([ran, meanwhile]).toEqual([['9998-next', '9999-next'], []]);
  expect(await migrate(at.logins.owner, older)).toEqual([]);
  writeFileSync(join(older, '9997-mended.sql'), 'create table mended (id uuid primary key);');
  expect(await migrate(at.logins.owner, older)).toEqual(['9997-mended']);
  for (const folder of [older, newer]) rmSync(folder, { recursive: true });
  await at.drop();
});

test('a connection that breaks between two statements fails the work in hand, not the program', async () => {
  const lonely = pool(database.logins.app, { size: 2 });
  const taken = await lonely.connect();
  const broken = new Promise((resolve) => taken.once('end', resolve));
  const { rows: [own] } = await taken.query<{ pid: number }>('select pg_backend_pid() as pid');
  await lonely.query('select pg_terminate_backend($1)', [own?.pid]);
  await broken;
  await expect(taken.query('select 1')).rejects.toThrow();
  taken.release(true);
  expect((await lonely.query<{ one: number }>('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await lonely.end();
});

import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '#server/testing/database.ts';
import { connect } from './connect.ts';
import { readTogether } from './read-together.ts';
import { afterCommit, inTransaction, readAlone, writeBehind, type Db, type Tx } from './tx.ts';

let database: FreshDatabase;
let db: Db;
beforeAll(async () => {
  database = await freshDatabase();
  await database.asOwner(`create table probe (id int primary key, name text); insert into probe select n, '张伟' || n from generate_series(1, 500) n; grant select on probe to jinbang_app`);
  db = connect(database.logins.app, { size: 4 });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const statements: number[] = [];
const findName = readTogether(async (tx: Tx, ids: readonly number[]) => {
  statements.push(ids.length);
  const { rows } = await sql<{ id: number; name: string }>`select id, name from probe where id = any(${[...ids]}::int[])`.execute(tx);
  return ids.map((id) => rows.find((r) => r.id === id)?.name);
});

test('a thousand looks at once each get their own answer from a handful of statements; who is not there is nobody', async () => {
  statements.length = 0;
  const answers = await Promise.all(Array.from({ length: 1_000 }, (_, n) => readAlone(db, (tx) => findName(tx, (n % 600) + 1))));
  answers.forEach((name, n) => { expect(name).toBe((n % 600) + 1 <= 500 ? `张伟${String((n % 600) + 1)}` : undefined); });
  expect(statements.reduce((sum, n) => sum + n, 0)).toBe(1_000);
  expect(statements.length).toBeLessThan(20);
});

test('in a transaction a look is a statement of its own and sees what the transaction sees', async () => {
  statements.length = 0;
  expect(await inTransaction(db, (tx) => Promise.all([findName(tx, 1), findName(tx, 2)]))).toEqual(['张伟1', '张伟2']);
  expect(statements).toEqual([1, 1]);
});

test('what fails fails those that asked, and the next ones are answered', async () => {
  let broken = true;
  const look = readTogether((_: Tx, keys: readonly number[]) => (broken ? Promise.reject(new Error('no database')) : Promise.resolve(keys.map((k) => k * 2))));
  const first = await Promise.allSettled([1, 2, 3].map((n) => readAlone(db, (tx) => look(tx, n))));
  expect(first.map((a) => a.status)).toEqual(['rejected', 'rejected', 'rejected']);
  broken = false;
  expect(await readAlone(db, (tx) => look(tx, 21))).toBe(42);
});

test('looks of several kinds that are asked for at once share one connection, and one kind’s failure is its own', async () => {
  const pids: number[] = [];
  const kind = (reads: string) => readTogether(async (tx: Tx, keys: readonly number[]) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid, ${sql.raw(reads)}`.execute(tx);
    pids.push(...rows.map((r) => r.pid));
    return keys.map(() => rows.length);
  });
  const [door, ticket, broken] = [kind('1'), kind('2'), kind('no_such_column')];
  const looked = await readAlone(db, (tx) => Promise.allSettled([door(tx, 1), ticket(tx, 1), broken(tx, 1), door(tx, 2)]));
  expect(looked.map((l) => l.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect(pids.length).toBe(2);
  expect(new Set(pids).size).toBe(1);
});

test('without a connection everybody who asked hears so', async () => {
  const gone = connect({ ...database.logins.app, port: 1 }, { size: 1 });
  const asked = await Promise.allSettled([1, 2].map((n) => readAlone(gone, (tx) => findName(tx, n))));
  expect(asked.map((a) => a.status)).toEqual(['rejected', 'rejected']);
  await gone.destroy();
});

test('alone, nothing writes behind and nothing waits for a commit', async () => {
  await expect(readAlone(db, async (tx) => { await Promise.resolve(); writeBehind(tx, sql`select 1`.compile(tx)); })).rejects.toThrow('only a transaction');
  await expect(readAlone(db, async (tx) => { await Promise.resolve(); afterCommit(tx, () => undefined); })).rejects.toThrow('only a transaction');
});

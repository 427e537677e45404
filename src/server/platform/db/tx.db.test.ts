import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { freshDatabase, type FreshDatabase } from '#server/testing/database.ts';
import { connect } from './connect.ts';
import { afterCommit, inTransaction, writeBehind, type Db, type Tx } from './tx.ts';

let database: FreshDatabase;
let db: Db;
beforeAll(async () => {
  database = await freshDatabase();
  await database.asOwner('create table probe (id int primary key, note text)');
  db = connect(database.logins.app, { size: 1 }); // one connection: whatever one transaction leaves behind, the next one meets
});
beforeEach(() => database.asOwner('truncate probe').then(() => undefined));
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const put = (tx: Tx, id: number) => { writeBehind(tx, sql`insert into probe values (${id}, '张伟')`.compile(tx)); };
const ids = async (on: Db | Tx) => (await sql<{ id: number }>`select id from probe order by id`.execute(on)).rows.map((r) => r.id);

test('what is written behind stands with the transaction, and is seen by its later statements', async () => {
  const seen = await inTransaction(db, async (tx) => {
    put(tx, 1);
    put(tx, 2);
    return ids(tx);
  });
  expect(seen).toEqual([1, 2]);
  expect(await ids(db)).toEqual([1, 2]);
});

test('a write behind that fails fails the transaction with its own reason, and nothing stands', async () => {
  const twice = inTransaction(db, (tx) => {
    put(tx, 1);
    put(tx, 1);
    put(tx, 2);
    return Promise.resolve();
  });
  await expect(twice).rejects.toMatchObject({ code: '23505' });
  expect(await ids(db)).toEqual([]);
});

test('the reason is still told when a later statement met the failed transaction first', async () => {
  const met = inTransaction(db, async (tx) => {
    put(tx, 1);
    put(tx, 1);
    return ids(tx);
  });
  await expect(met).rejects.toMatchObject({ code: '23505' });
  expect(await ids(db)).toEqual([]);
});

test('work that throws takes what it wrote behind with it', async () => {
  const stopped = inTransaction(db, (tx) => {
    put(tx, 1);
    return Promise.reject(new Error('stop'));
  });
  await expect(stopped).rejects.toThrow('stop');
  expect(await ids(db)).toEqual([]);
});

test('a failure the work swallowed is no yes: the transaction did not stand and says so', async () => {
  const swallowed = inTransaction(db, async (tx) => {
    await sql`insert into probe values (1, '欧阳倩')`.execute(tx);
    await sql`select 1 / 0`.execute(tx).catch(() => undefined);
  });
  await expect(swallowed).rejects.toThrow('rolled back');
  expect(await ids(db)).toEqual([]);
});

test('a statement after the end of its transaction is refused, not sent into the next one', async () => {
  const kept = await inTransaction(db, (tx) => Promise.resolve(tx));
  await expect(ids(kept)).rejects.toThrow('has ended');
});

test('statements started together are all answered, each with its own rows', async () => {
  const answers = await inTransaction(db, (tx) => Promise.all([1, 2, 3, 4, 5].map(async (n) => (await sql<{ v: number }>`select ${n}::int * 10 as v`.execute(tx)).rows[0]?.v)));
  expect(answers).toEqual([10, 20, 30, 40, 50]);
});

test('a statement that cannot be parsed leaves the connection usable, and the same text fails again the same way', async () => {
  for (let i = 0; i < 2; i++) {
    const broken = inTransaction(db, (tx) => Promise.all([sql`select ${1}::int from nowhere`.execute(tx), sql`select ${1}::int from nowhere`.execute(tx)]));
    await expect(broken).rejects.toMatchObject({ code: '42P01' });
  }
  expect(await inTransaction(db, ids)).toEqual([]);
});

test('begin travels with the first statement, and the writes behind with commit', async () => {
  const query = vi.spyOn(pg.Client.prototype, 'query');
  const sent: number[] = [];
  await inTransaction(db, async (tx) => {
    const first = ids(tx);
    await Promise.resolve();
    sent.push(query.mock.calls.length); // both are on their way before any answer can be here
    await first;
    put(tx, 1);
  });
  expect(sent).toEqual([2]);
  expect(query.mock.calls).toHaveLength(4);
  query.mockRestore();
});

test('what is to happen afterwards happens once the transaction stands, and never when it does not', async () => {
  const seen: string[] = [];
  await inTransaction(db, async (tx) => {
    afterCommit(tx, () => { seen.push('stands'); });
    put(tx, 1);
    await ids(tx);
    expect(seen).toEqual([]);
  });
  expect(seen).toEqual(['stands']);
  await expect(inTransaction(db, (tx) => {
    afterCommit(tx, () => { seen.push('undone'); });
    put(tx, 1);
    return Promise.resolve();
  })).rejects.toThrow(/duplicate key/);
  expect(seen).toEqual(['stands']);
});

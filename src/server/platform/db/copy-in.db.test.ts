import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '#server/testing/database.ts';
import { connect } from './connect.ts';
import { copyIn } from './copy-in.ts';
import { inTransaction, writeBehind, type Db } from './tx.ts';

let database: FreshDatabase;
let db: Db;
beforeAll(async () => {
  database = await freshDatabase();
  await database.asOwner('create table probe (id int primary key, name text); grant all on probe to jinbang_app');
  db = connect(database.logins.app, { size: 1 }); // one connection: whatever a COPY leaves behind, the next statement meets
});
beforeEach(() => database.asOwner('truncate probe').then(() => undefined));
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const COPY = 'copy probe (id, name) from stdin';
const count = async () => (await sql<{ n: number }>`select count(*)::int as n from probe`.execute(db)).rows[0]?.n;
function* lines(from: number, to: number) { for (let n = from; n <= to; n += 1) yield Buffer.from(`${String(n)}\t阿依古丽·买买提${String(n)}\n`); }

test('rows come in with what the transaction wrote before and after, behind or not', async () => {
  await inTransaction(db, async (tx) => {
    writeBehind(tx, sql`insert into probe values (0, '张伟')`.compile(tx));
    expect(await copyIn(tx, COPY, lines(1, 5_000))).toBe(5_000);
    await sql`insert into probe values (6000, '欧阳倩')`.execute(tx);
  });
  expect(await count()).toBe(5_002);
  expect((await sql<{ name: string }>`select name from probe where id = 4999`.execute(db)).rows).toEqual([{ name: '阿依古丽·买买提4999' }]);
});

test('a row that is none, or a source that breaks, leaves nothing, and the connection goes on', async () => {
  await expect(inTransaction(db, (tx) => copyIn(tx, COPY, [Buffer.from('1\t张伟\n不是数\t李娜\n')]))).rejects.toThrow('invalid input syntax');
  await expect(inTransaction(db, (tx) => copyIn(tx, COPY, (function* () { yield Buffer.from('1\t张伟\n'); throw new Error('the file is gone'); })()))).rejects.toThrow('the file is gone');
  expect(await count()).toBe(0);
  await inTransaction(db, (tx) => copyIn(tx, COPY, lines(1, 3)));
  expect(await count()).toBe(3);
});

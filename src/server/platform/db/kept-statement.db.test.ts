import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '#server/testing/database.ts';
import { keptStatement } from './kept-statement.ts';
import { inTransaction, writeBehind } from './tx.ts';

let database: FreshDatabase;
beforeAll(async () => { database = await freshDatabase(); });
afterAll(() => database.drop());

test('is built once, and each use has its own values', async () => {
  let built = 0;
  const find = keptStatement((tx, v: { name: string; digest: string }) => {
    built += 1;
    return tx.selectFrom('reference_edition').selectAll().where('name', '=', v.name).where('digest', '=', v.digest).limit(1);
  });
  const add = keptStatement((tx, v: { name: string; digest: string }) => tx.insertInto('reference_edition').values({ name: v.name, digest: v.digest, loaded_at: new Date(0) }));
  await inTransaction(database.db, async (tx) => {
    for (const digest of ['a', 'b']) writeBehind(tx, add(tx, { name: `kept-${digest}`, digest }));
    const { rows } = await tx.executeQuery(find(tx, { name: 'kept-b', digest: 'b' }));
    expect(rows.map((r) => r.digest)).toEqual(['b']);
  });
  const uses = ['a', 'b'].map((digest) => inTransaction(database.db, (tx) => tx.executeQuery(find(tx, { name: `kept-${digest}`, digest }))));
  expect((await Promise.all(uses)).map(({ rows }) => rows.map((r) => r.name))).toEqual([['kept-a'], ['kept-b']]);
  expect(built).toBe(1);
});

test('takes plain SQL too, and nothing where a value is null', async () => {
  const say = keptStatement((tx, v: { what: string | null; n: number }) => sql<{ said: string | null; n: number }>`select ${v.what}::text as said, ${v.n}::int as n`.compile(tx));
  const said = (what: string | null) => inTransaction(database.db, (tx) => tx.executeQuery(say(tx, { what, n: 7 }))).then(({ rows }) => rows);
  expect([await said('张伟'), await said(null)]).toEqual([[{ said: '张伟', n: 7 }], [{ said: null, n: 7 }]]);
});

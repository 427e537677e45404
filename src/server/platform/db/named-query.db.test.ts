import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '#server/testing/database.ts';
import { inTransaction } from './tx.ts';

let database: FreshDatabase;
beforeAll(async () => { database = await freshDatabase(); });
afterAll(() => database.drop());

const said = (n: number, name: string | null) => inTransaction(database.db, async (tx) => (await sql<{ n: number; big: number; at: Date; day: string; name: string | null }>`select ${n}::int as n, ${n}::int8 as big, to_timestamp(${n}) as at, date '2026-11-29' as day, ${name}::text as name`.execute(tx)).rows);

test('each answer has its own values, read as the first was, and its own row to change', async () => {
  const [first] = await said(1, '张伟');
  const [second] = await said(2, null);
  expect(first).toEqual({ n: 1, big: 1, at: new Date(1_000), day: '2026-11-29', name: '张伟' });
  expect(second).toEqual({ n: 2, big: 2, at: new Date(2_000), day: '2026-11-29', name: null });
  if (first) first.name = '欧阳倩';
  expect((await said(3, '阿依古丽·买买提'))[0]?.name).toBe('阿依古丽·买买提');
});

test('answers of many statements of one packet do not mix', async () => {
  const rows = await inTransaction(database.db, (tx) => Promise.all([1, 2, 3].flatMap((n) => [
    sql<{ of: string; n: number }>`select 'a' as of, ${n}::int as n`.execute(tx), sql<{ of: string; text: string }>`select 'b' as of, ${String(n)}::text as text from generate_series(1, ${n}::int)`.execute(tx),
  ])));
  expect(rows.map((r) => r.rows)).toEqual([1, 2, 3].flatMap((n) => [[{ of: 'a', n }], Array.from({ length: n }, () => ({ of: 'b', text: String(n) }))]));
});

test('a refused statement fails with the words of the database, and the next is answered', async () => {
  await expect(inTransaction(database.db, (tx) => sql`select ${'x'}::text::int as n`.execute(tx))).rejects.toThrow(/invalid input syntax/);
  expect((await said(4, null))[0]?.n).toBe(4);
});

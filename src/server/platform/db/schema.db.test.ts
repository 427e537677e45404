import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '#server/testing/database.ts';
import { schemaFile, typesOf } from '../../../../scripts/db-types.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

test('schema.ts says what the migrations make (if not: npm run db:types)', async () => {
  expect(readFileSync(schemaFile, 'utf8')).toBe(await typesOf(database.logins.owner));
});

test('on the tables every application and payment writes to, a list in a check is one value: PostgreSQL reads the stored text of all of them for each statement (docs/performance.md)', async () => {
  const { rows } = await database.asOwner(`select conname from pg_constraint where contype = 'c' and pg_get_constraintdef(oid) like '%ARRAY[%'
    and conrelid = any ('{application,payment_order,payment_event,payment_attempt,payment_attempt_event,ledger_entry,ledger_posting}'::regclass[])`);
  expect(rows).toEqual([]);
});

test('columns get the types the driver really gives', async () => {
  await database.asOwner('create table probe (id uuid primary key, sealed bytea not null, amount_in_fen bigint, born_on date not null, at timestamptz not null, facts jsonb not null default \'{}\')');
  const types = await typesOf(database.logins.owner);
  expect(types).toContain('sealed: Buffer;');
  expect(types).toContain('amount_in_fen: number | null;');
  expect(types).toContain('born_on: string;');
  expect(types).toContain('at: Timestamp;');
  expect(types).toContain('facts: Generated<JsonColumn>;');
});

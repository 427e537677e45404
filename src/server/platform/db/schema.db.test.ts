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

test('columns get the types the driver really gives', async () => {
  await database.asOwner('create table probe (id uuid primary key, sealed bytea not null, amount_in_fen bigint, born_on date not null, at timestamptz not null, facts jsonb not null default \'{}\')');
  const types = await typesOf(database.logins.owner);
  expect(types).toContain('sealed: Buffer;');
  expect(types).toContain('amount_in_fen: number | null;');
  expect(types).toContain('born_on: string;');
  expect(types).toContain('at: Timestamp;');
  expect(types).toContain('facts: Generated<JsonColumn>;');
});

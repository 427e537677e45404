import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Kysely, PostgresDialect } from 'kysely';
import { generate, getDialect } from 'kysely-codegen';
import pg from 'pg';
import { migrate } from '../src/server/platform/db/migrate.ts';
import { startScratchServer } from '../src/server/platform/db/scratch-server.ts';
import type { Login } from '../src/server/platform/db/roles.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** The generated file that gives every query its types. */
export const schemaFile = resolve(root, 'src/server/platform/db/schema.ts');

/** The types of all tables as they stand in a migrated database, as TypeScript text. */
export async function typesOf(login: Login): Promise<string> {
  const pool = new pg.Pool({ ...login, max: 1 });
  pool.on('error', () => undefined); // the server may end before the connection that is being closed
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    const text = await generate({
      db,
      dialect: getDialect('postgres', { dateParser: 'string' }),
      excludePattern: 'kysely_*',
      defaultSchemas: ['public'],
      includePattern: 'public.*',
      typeMapping: { int8: 'number', json: 'JsonColumn', jsonb: 'JsonColumn' },
      customImports: { JsonColumn: './columns.ts' },
    });
    return text.replace('by kysely-codegen.\n * Please do not edit it manually.', 'from the migrated database.\n * Do not edit it: change a migration and run `npm run db:types`.').replace('export interface DB {', 'export interface Database {');
  } finally {
    await db.destroy();
  }
}

async function main(): Promise<void> {
  const { server, discard } = await startScratchServer();
  try {
    await migrate(server.login('owner'), resolve(root, 'migrations'));
    const text = await typesOf(server.login('owner'));
    const before = readFileSync(schemaFile, { encoding: 'utf8', flag: 'a+' });
    if (text !== before) writeFileSync(schemaFile, text);
    process.stdout.write(text === before ? 'schema.ts is up to date\n' : 'schema.ts written\n');
  } finally {
    await discard();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();

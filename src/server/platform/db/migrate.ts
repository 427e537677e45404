import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import pg from 'pg';
import { startFault } from '#server/platform/config/start-fault.ts';
import { clientConfig, type Address } from './connect.ts';

/** A migration may rewrite a large table; it gets an hour where a request gets seconds. */
const MIGRATION_TIMEOUT = 3_600_000;

/**
 * Brings the schema up to date: every file of the folder that has not run yet, in the order of its number, in one transaction,
 * under an advisory lock (of several programs starting at once one migrates, the others wait). Answers the names it ran. What a newer version ran is left as it is: the version before goes on, and starts again, on the
 * newer schema (docs/operations/upgrade.md).
 */
export async function migrate(owner: Address, folder: string, { keys = 'too' }: { /** `later` leaves out the files of keys between tables (`-keys.sql`): what is spread over machines is spread before. */ keys?: 'too' | 'later' } = {}): Promise<string[]> {
  const pool = new pg.Pool({ ...clientConfig(owner, MIGRATION_TIMEOUT), max: 2 }); // one migrates under the lock, one looks what ran meanwhile
  pool.on('error', () => undefined); // a connection that breaks while it is being closed; one that breaks in use fails its statement
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    const every = sqlFiles(folder);
    const migratorOf = (files: Record<string, Migration>) => new Migrator({
      db,
      provider: { getMigrations: async () => ({ ...(await ranAlready(db)), ...files }) },
      allowUnorderedMigrations: true, // modules number their files in ranges of their own and grow side by side
    });
    const ran = keys === 'later' ? new Set((await migratorOf(every).getMigrations()).filter((m) => m.executedAt).map((m) => m.name)) : undefined;
    const migrator = migratorOf(ran ? Object.fromEntries(Object.entries(every).filter(([name]) => ran.has(name) || !name.endsWith('-keys'))) : every);
    const { error, results = [] } = await migrator.migrateToLatest();
    const failed = results.find((result) => result.status === 'Error');
    if (error) throw startFault(`migration ${failed?.migrationName ?? ''} failed: ${reason(error)}`, error);
    return results.map((result) => result.migrationName);
  } finally {
    await db.destroy();
  }
}

/** Everything that ran already, by name: the migrator takes a name it has no file of for a damaged folder, and a program rolled back would not start. */
async function ranAlready(db: Kysely<unknown>): Promise<Record<string, Migration>> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('kysely_migration') is not null as there`.execute(db);
  if (rows[0]?.there !== true) return {};
  const ran = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return Object.fromEntries(ran.rows.map(({ name }) => [name, { up: () => Promise.reject(new Error(`${name} has run already`)) }]));
}

function sqlFiles(folder: string): Record<string, Migration> {
  const names = readdirSync(folder).filter((file) => file.endsWith('.sql')).sort();
  return Object.fromEntries(names.map((name) => [name.slice(0, -'.sql'.length), { up: (db) => run(db, join(folder, name)) }]));
}

/** Without parameters the simple protocol is used, so one file may hold many statements. */
async function run(db: Kysely<unknown>, file: string): Promise<void> {
  await sql.raw(readFileSync(file, 'utf8')).execute(db);
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message.replaceAll('\n', ' ') : String(error);
}

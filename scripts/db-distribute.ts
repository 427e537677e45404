import { sql } from 'kysely';
import { readSettings } from '#server/platform/config/settings.ts';
import { isStartFault } from '#server/platform/config/start-fault.ts';
import { connect } from '#server/platform/db/connect.ts';
import { distribute, faultsOf, readFunctions, readTables } from '#server/platform/db/distribution.ts';
import { migrate } from '#server/platform/db/migrate.ts';
import { projectPath } from '#server/platform/project-path.ts';

// Spreads the tables over the machines of a Citus coordinator (DATABASE_OWNER_URL): tables first, then their distribution, then the keys between them. Run it before each new version starts.
// `--plan` only says what would be done. Settings are those of the program; without the extension it changes nothing.
const planOnly = process.argv.includes('--plan');
try {
  const { database } = readSettings({ MODE: 'demo', ...process.env });
  if (!database) {
    console.log('The database is the embedded one: one machine holds everything, and nothing is spread. Set DATABASE_URL and DATABASE_OWNER_URL to those of a Citus coordinator.');
  } else {
    const owner = { url: database.ownerUrl };
    const db = connect(owner, { size: 1 });
    try {
      const citus = await hasCitus();
      if (citus && !planOnly) await migrate(owner, projectPath('migrations'), { keys: 'later' });
      const tables = await readTables(db);
      const faults = faultsOf(tables);
      if (faults.length > 0) throw new Error(`the schema cannot be spread:\n${faults.join('\n')}`);
      const there = citus ? await spreadAlready() : new Set<string>();
      const statements = distribute(tables, await readFunctions(db), there);
      if (!citus) console.log(`The extension citus is not installed in this database: ${String(tables.length)} tables stay on one server, which is what any PostgreSQL without it does. Nothing was changed.`);
      if (planOnly) console.log(statements.map((statement) => `${statement};`).join('\n'));
      if (citus && !planOnly) {
        // a table that holds rows is copied to its shards: that takes longer than a request may
        await sql`set statement_timeout = 0`.execute(db);
        for (const statement of statements) await sql.raw(statement).execute(db);
        const migrated = await migrate(owner, projectPath('migrations'));
        console.log(`${String(statements.length)} tables and functions were spread, ${String(there.size)} were before; ${String(migrated.length)} migrations followed.`);
      }
    } finally {
      await db.destroy();
    }

    async function hasCitus(): Promise<boolean> {
      return (await sql`select from pg_extension where extname = 'citus'`.execute(db)).rows.length > 0;
    }

    async function spreadAlready(): Promise<Set<string>> {
      return new Set((await sql<{ name: string }>`select logicalrelid::text as name from pg_dist_partition`.execute(db)).rows.map((r) => r.name));
    }
  }
} catch (error) {
  if (!isStartFault(error)) throw error;
  console.error(`jinbang: ${error.message}`);
  process.exitCode = 1;
}

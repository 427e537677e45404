import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { inject } from 'vitest';
import { connect } from '#server/platform/db/connect.ts';
import type { Login } from '#server/platform/db/roles.ts';
import type { Db } from '#server/platform/db/tx.ts';
import { forgetEditions } from '#server/platform/reference/reference-edition.store.ts';
import { runAs } from './run-as.ts';

/** A migrated database of this test file's own. */
export type FreshDatabase = {
  /** As the program runs: role jinbang_app, pool of eight. */
  db: Db;
  /** The logins, for what must be tried on a connection of its own. */
  logins: { owner: Login; app: Login };
  /** Plain SQL as the owner of the tables, for what the running role may not do. */
  asOwner: (text: string, values?: unknown[]) => Promise<pg.QueryResult>;
  drop: () => Promise<void>;
};

/** Copies the migrated template, or another, into a new database; real PostgreSQL with real concurrency. Call `drop` in `afterAll`. */
export async function freshDatabase(template?: string): Promise<FreshDatabase> {
  const { superuser, owner, app } = inject('databaseLogins');
  const database = `t_${randomBytes(8).toString('hex')}`;
  // its files are copied, not its pages through the log: a third less work, and nobody's buffers are pushed out
  await runAs(superuser, `create database ${database} template ${template ?? owner.database} owner ${owner.user} strategy file_copy`);
  const logins = { owner: { ...owner, database }, app: { ...app, database } };
  const db = connect(logins.app);
  forgetEditions();
  return {
    db,
    logins,
    asOwner: (text, values) => runAs(logins.owner, text, values),
    drop: async () => {
      await db.destroy();
      await runAs(superuser, `drop database if exists ${database} with (force)`);
    },
  };
}

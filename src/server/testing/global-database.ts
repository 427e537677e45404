import { createHash, randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { beijingDay, type Day } from '#contracts/dates.ts';
import { loadReferenceData } from '#server/modules/catalogue/load-reference-data.ts';
import { connect } from '#server/platform/db/connect.ts';
import { migrate } from '#server/platform/db/migrate.ts';
import { ensureRolesAndDatabase, type Login } from '#server/platform/db/roles.ts';
import { migrateJobs } from '#server/platform/jobs/queue.ts';
import { startScratchServer } from '#server/platform/db/scratch-server.ts';
import { runAs } from './run-as.ts';

/** `owner` names the migrated template database; `app` runs; `superuser` copies and drops. */
type Logins = { superuser: Login; owner: Login; app: Login };

/** A second template, which has the reference data too, loaded on that day: sittings count from it. */
type LoadedTemplate = { database: string; day: Day };

declare module 'vitest' {
  export interface ProvidedContext {
    /** Logins at the run's own database server, or at the one of TEST_DATABASE_URL. */
    databaseLogins: Logins;
    loadedTemplate: LoadedTemplate;
  }
}

/**
 * A template database with every migration applied once, for the whole run; it ends with the run. It lies on an embedded server of
 * its own, or, to try another PostgreSQL version, on the server of TEST_DATABASE_URL (a superuser of a server used for tests only).
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const address = process.env['TEST_DATABASE_URL'];
  const { logins, discard } = address ? await templateOn(address) : await templateOfItsOwn();
  try {
    await migrate(logins.owner, resolve('migrations'));
    await migrateJobs(logins.owner);
    project.provide('loadedTemplate', await loadOnce(logins));
  } catch (error) {
    await discard();
    throw error;
  }
  project.provide('databaseLogins', logins);
  return discard;
}

/** Loading takes longer than everything else a fresh database needs, and comes to the same for every test of one day. */
async function loadOnce({ superuser, owner, app }: Logins): Promise<LoadedTemplate> {
  const database = loadedOf(owner);
  await runAs(superuser, `create database ${database} template ${owner.database} owner ${owner.user}`);
  const db = connect({ ...app, database });
  const now = Date.now();
  await loadReferenceData({ db, kit: { clock: { now: () => now }, settings: { mode: 'test' } } });
  await db.destroy();
  return { database, day: beijingDay(now) };
}

const loadedOf = (owner: Login) => `${owner.database}_loaded`;

async function templateOfItsOwn(): Promise<{ logins: Logins; discard: () => Promise<void> }> {
  const { server, discard } = await startScratchServer();
  return { logins: { superuser: server.login('superuser', 'postgres'), owner: server.login('owner'), app: server.login('app') }, discard };
}

async function templateOn(address: string): Promise<{ logins: Logins; discard: () => Promise<void> }> {
  const { hostname, port, username, password, pathname } = new URL(address);
  const superuser = { host: hostname, port: Number(port || 5432), user: decodeURIComponent(username), password: decodeURIComponent(password), database: pathname.slice(1) || 'postgres' };
  const database = `template_${randomBytes(8).toString('hex')}`;
  // the same in every run on this server, since runs share its roles
  const login = (user: string) => ({ ...superuser, database, user, password: createHash('sha256').update(`${user} ${superuser.password}`).digest('base64url') });
  const logins = { superuser, owner: login('jinbang_owner'), app: login('jinbang_app') };
  await ensureRolesAndDatabase(superuser, logins.owner, logins.app);
  return {
    logins,
    discard: async () => {
      const client = new pg.Client(superuser);
      await client.connect();
      for (const each of [database, loadedOf(logins.owner)]) await client.query(`drop database if exists ${each} with (force)`);
      await client.end();
    },
  };
}

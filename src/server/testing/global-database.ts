import { resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '#server/platform/db/migrate.ts';
import { migrateJobs } from '#server/platform/jobs/queue.ts';
import { startScratchServer } from '#server/platform/db/scratch-server.ts';
import type { Login } from '#server/platform/db/embedded.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Logins at the run's own database server; `owner` names the migrated template database. */
    databaseLogins: { superuser: Login; owner: Login; app: Login };
  }
}

/** One database server for the whole run, in a folder of its own, with every migration applied once; ends with the run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { server, discard } = await startScratchServer();
  const logins = { superuser: server.login('superuser', 'postgres'), owner: server.login('owner'), app: server.login('app') };
  try {
    await migrate(logins.owner, resolve('migrations'));
    await migrateJobs(logins.owner);
  } catch (error) {
    await discard();
    throw error;
  }
  project.provide('databaseLogins', logins);
  return discard;
}

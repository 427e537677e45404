import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded, type EmbeddedOptions, type EmbeddedServer } from '#server/platform/db/embedded.ts';
import type { Login } from '#server/platform/db/roles.ts';
import { migrate } from '#server/platform/db/migrate.ts';
import { migrateJobs } from '#server/platform/jobs/queue.ts';

/** A durable (fsync on) database server of the bench's own, migrated; `copy` gives databases that begin where the template stands. */
export type World = { server: EmbeddedServer; secretKeys: string; template: { owner: Login; app: Login }; copy(name: string): Promise<Login>; folder: string; end(): Promise<void> };

export async function openWorld({ countStatements = false, under = tmpdir(), maxConnections = 100 }: { countStatements?: boolean; /** The folder its folder is made in. */ under?: string | undefined; maxConnections?: number } = {}): Promise<World> {
  const folder = mkdtempSync(join(under, 'jinbang-bench-'));
  chmodSync(folder, 0o711);
  const options = { dataFolder: folder, durable: true, maxConnections };
  const server = countStatements ? await countingStatements(options) : await startEmbedded(options);
  const owner = server.login('owner');
  await migrate(owner, 'migrations');
  await migrateJobs(owner);
  const app = server.login('app');
  return {
    server, folder, template: { owner, app }, secretKeys: `1:${randomBytes(32).toString('base64')}`,
    async copy(name) {
      const superuser = new pg.Client(server.login('superuser', 'postgres'));
      await superuser.connect();
      await superuser.query(`create database ${name} template ${owner.database} owner ${owner.user}`);
      await superuser.end();
      return { ...app, database: name };
    },
    async end() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A server that counts what each statement costs (`pg_stat_statements` must be loaded as it starts, so it is started twice). */
async function countingStatements(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const plain = await startEmbedded(options);
  const asked = new pg.Client(plain.login('superuser', 'postgres'));
  await asked.connect();
  await asked.query(`alter system set shared_preload_libraries = 'pg_stat_statements'`);
  await asked.end();
  await plain.stop();
  const server = await startEmbedded(options);
  const owner = new pg.Client(server.login('superuser'));
  await owner.connect();
  await owner.query('create extension if not exists pg_stat_statements');
  await owner.end();
  return server;
}

/** What a figure is worth: the machine it was measured on. */
export function machine() {
  return { node: process.version, cpus: cpus().length, cpu: cpus()[0]?.model ?? '', memoryGiB: Math.round(totalmem() / 2 ** 30), loadAverage: loadavg().map((n) => Math.round(n * 10) / 10) };
}

/** Runs `work` over all items, `atOnce` at a time; answers each item's milliseconds. */
export async function inParallel<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<{ seconds: number; each: number[] }> {
  const each: number[] = [];
  let next = 0;
  const began = performance.now();
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) {
      const start = performance.now();
      await work(item);
      each.push(performance.now() - start);
    }
  }));
  return { seconds: (performance.now() - began) / 1000, each };
}

export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * p) / 100))] ?? 0) * 10) / 10;
}

/** A login as DATABASE_URL takes it. */
export function urlOf(login: Login): string {
  return `postgres://${login.user}:${encodeURIComponent(login.password)}@${login.host}:${String(login.port)}/${login.database}`;
}

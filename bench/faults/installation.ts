import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Login } from '#server/platform/db/roles.ts';
import { openLine, type Line } from '#server/testing/breakable-line.ts';
import { startStandby, type StandbyServer } from '#server/testing/standby-server.ts';
import { openMembers, type Start } from '../machines/members.ts';
import { freePort } from '../support/program.ts';
import { openWorld, urlOf } from '../support/world.ts';
import { openDisk } from './disk.ts';
import { takeOver, withServer, type Ask, type Postgres } from './postgres.ts';

export const WEBS = ['web-1', 'web-2'] as const;
export const WORKERS = ['worker-1', 'worker-2'] as const;
export type Program = (typeof WEBS)[number] | (typeof WORKERS)[number] | 'registries';

/** So few that they can be taken away, and enough for two webs, two workers and the run itself. */
const MAX_CONNECTIONS = 60;
const BACK_WITHIN = 120_000;

/** A whole installation on this machine: two webs, two workers, their database, the registries they ask, the lines between them, and where it may mount, disks of its own. */
export type Installation = Awaited<ReturnType<typeof openInstallation>>;

/** Sets it up below the temporary folder, on ports nobody uses, or from `first` on. */
export async function openInstallation({ first, disks }: { first: number | undefined; disks: boolean }) {
  const ports: number[] = [];
  for (let n = 0; n < 6; n++) ports.push(first === undefined ? await freePort() : first + n);
  const [port = 0, one = 0, other = 0, clientsOne = 0, clientsOther = 0, registriesAt = 0] = ports;
  const [webPorts, clientPorts] = [[one, other], [clientsOne, clientsOther]];
  const folder = mkdtempSync(join(tmpdir(), 'jinbang-faults-'));
  chmodSync(folder, 0o711);
  const databaseDisk = disks ? openDisk(folder, 'database', 6_000) : undefined;
  const filesDisk = databaseDisk && openDisk(folder, 'files', 120);
  const files = filesDisk?.path ?? join(folder, 'files');
  const world = await openWorld({ under: databaseDisk?.path, maxConnections: MAX_CONNECTIONS });
  // a server that was killed makes sure of each of its thousands of files before it answers; the system can do that in one go
  await withServer(world.server.login('superuser'), (ask) => ask(`alter system set recovery_init_sync_method = 'syncfs'`));
  if (!filesDisk) mkdirSync(files);
  let postgres: Postgres = takeOver(world.server.login('superuser'), world.server.pid, join(world.folder, 'database', 'cluster'));
  let standby: StandbyServer | undefined;
  const old: StandbyServer[] = [];
  const lines = { database: await openLine(port, postgres.login.port), webs: await Promise.all(webPorts.map((web, i) => openLine(clientPorts[i] ?? 0, web))) } satisfies Record<string, Line | Line[]>;
  const through = (login: Login): Login => ({ ...login, host: '127.0.0.1', port });
  const origins = lines.webs.map((line) => `http://127.0.0.1:${String(line.port)}`);
  const registries = `http://127.0.0.1:${String(registriesAt)}`;
  const key = randomBytes(16).toString('hex');
  const env: Record<string, string> = {
    MODE: 'test', CAPTCHA: 'stand-in', DATA_DIR: files, SECRET_KEYS: world.secretKeys, LOG_LEVEL: 'info', PUBLIC_URL: origins[0] ?? '', DATABASE_POOL: '6', DATABASE_URL: urlOf(through(world.template.app)), DATABASE_OWNER_URL: urlOf(through(world.template.owner)),
    ...Object.fromEntries(['IDENTITY_REGISTRY', 'EDUCATION_REGISTRY', 'TITLE_REGISTRY', 'CREDIT_PLATFORM'].flatMap((name) => [[name, registries], [`${name}_KEY`, key]])),
  };
  const web = (at: number): Start => ({ program: process.execPath, args: ['dist/server/main.mjs'], env: { ...env, ROLE: 'web', PORT: String(at) }, ready: `http://127.0.0.1:${String(at)}/healthz` });
  const worker: Start = { program: process.execPath, args: ['dist/server/main.mjs'], env: { ...env, ROLE: 'worker' }, says: '"msg":"ready"' };
  const members = openMembers(folder, {
    'web-1': web(one), 'web-2': web(other), 'worker-1': worker, 'worker-2': worker,
    registries: { program: process.execPath, args: ['--import', 'tsx', 'scripts/standin-registries.ts', String(registriesAt)], env: { TSX_TSCONFIG_PATH: 'tsconfig.server.json', REGISTRY_KEY: key }, port: registriesAt },
  });
  /** What ended on its own while it was being started beside something that was away; a service manager starts it again, and so do we. */
  let forgiven = 0;

  const starting = new Map<Program, Promise<void>>();

  /** Starts a program as a service manager does: again and again until it stays, and once where two faults took the same away. */
  function start(name: Program): Promise<void> {
    const begun = starting.get(name) ?? startAgain(name).finally(() => starting.delete(name));
    starting.set(name, begun);
    return begun;
  }

  async function startAgain(name: Program): Promise<void> {
    for (const until = Date.now() + BACK_WITHIN; ;) {
      try {
        await members.start(name);
        return;
      } catch (error) {
        if (Date.now() > until) throw error;
        forgiven += 1;
        await pause(500);
      }
    }
  }

  return {
    folder, files, databaseDisk, filesDisk, lines, origins, env, members,
    app: through(world.template.app),
    start,
    postgres: () => postgres,
    /** Asks the database itself, past every line. */
    ask: <T>(work: (ask: Ask) => Promise<T>): Promise<T> => withServer(postgres.login, work),
    /** A synchronous standby: from now on nothing is acknowledged that it has not written down too. */
    async addStandby(): Promise<void> {
      standby = await startStandby(postgres.login, { durable: true, under: databaseDisk?.path });
      await withServer(postgres.login, async (ask) => {
        await ask(`alter system set synchronous_standby_names = '*'`);
        await ask('select pg_reload_conf()');
        for (const until = Date.now() + BACK_WITHIN; ; await pause(50)) {
          const [row] = await ask(`select count(*)::int as n from pg_stat_replication where sync_state = 'sync'`);
          if (row?.['n'] === 1) return;
          if (Date.now() > until) throw new Error('the standby does not keep up');
        }
      });
    },
    /** What an operator or a cluster manager does when the primary is gone: sees to it that it stays gone, promotes the standby, and leads the address there. */
    async failOver(): Promise<void> {
      if (!standby) throw new Error('there is no standby');
      postgres.kill('whole');
      while (postgres.isRunning()) await pause(20);
      await standby.promote();
      const login = { ...postgres.login, port: standby.port };
      for (const until = Date.now() + BACK_WITHIN; ; await pause(50)) {
        const [row] = await withServer(login, (ask) => ask('select pg_is_in_recovery() as waits'));
        if (row?.['waits'] === false) break;
        if (Date.now() > until) throw new Error('the standby was not promoted');
      }
      postgres = takeOver(login, standby.pid, standby.data);
      await withServer(login, (ask) => ask(`alter system set recovery_init_sync_method = 'syncfs'`));
      old.push(standby);
      standby = undefined;
      lines.database.to(login.port);
    },
    /** What ended without having been killed: a fault of the program. */
    surprises: (): readonly string[] => members.surprises().slice(0, Math.max(0, members.surprises().length - forgiven)),
    async close(): Promise<void> {
      filesDisk?.free();
      databaseDisk?.free();
      await members.close();
      await Promise.all([lines.database, ...lines.webs].map((line) => line.close()));
      if (postgres.isRunning()) await postgres.stop('immediate');
      for (const one of [...old, ...(standby ? [standby] : [])]) await one.stop();
      if (databaseDisk) databaseDisk.close();
      filesDisk?.close();
      rmSync(folder, { recursive: true, force: true });
      if (!databaseDisk) rmSync(world.folder, { recursive: true, force: true });
    },
  };
}

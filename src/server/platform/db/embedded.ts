import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startFault } from '#server/platform/config/start-fault.ts';
import { copyInto, outbox } from './log-outbox.ts';
import { serverEnvironment, serverIdentity, usableBinaries, type ServerIdentity } from './embedded-binaries.ts';
import { databaseFolder, ensureCluster, keptPasswords, oneLine, type Passwords } from './embedded-cluster.ts';
import { ensureRolesAndDatabase, type Login } from './roles.ts';

/** A PostgreSQL server of our own: a child process on a private loopback port. */
export type EmbeddedServer = {
  pid: number;
  /** True when it was left running by a program that was killed, and taken over. */
  adopted: boolean;
  /** Login of a role: `superuser` only makes roles and databases, `owner` migrates, `app` runs. */
  login: (role: keyof Passwords, database?: string) => Login;
  /** Called once if the server ends by itself. */
  onUnexpectedEnd: (listener: (why: string) => void) => void;
  /** Ends sessions, writes a checkpoint and waits until the server is gone. */
  stop: () => Promise<void>;
};

export type EmbeddedOptions = {
  /** Folder of this program's data; must be writable. */
  dataFolder: string;
  /** False only for throwaway databases: commits then may be lost in a power cut. */
  durable: boolean;
  maxConnections?: number;
  /** Where the finished pieces of its log are put for the archive, instead of being forgotten. */
  archive?: LogArchive | undefined;
  /** How long it may take to answer; a server that replays a long log takes its time. */
  readyWithin?: number;
};

/** A folder the server copies each finished piece of its log to, and after how long an unfinished one counts as finished. */
export type LogArchive = { out: string; everySeconds: number };

const USERS = { superuser: 'jinbang_superuser', owner: 'jinbang_owner', app: 'jinbang_app' } as const;
const DATABASE = 'jinbang';
const READY_WITHIN = 60_000;
const STOP_WITHIN = 30_000;
const LOOK_EVERY = 1_000;
const LOG_LIMIT = 20_000_000;

/** Starts the embedded PostgreSQL in the data folder, or takes over the one a killed program left running there. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const identity = serverIdentity();
  const passwords = keptPasswords(options.dataFolder);
  const folder = databaseFolder(options.dataFolder, identity);
  const binaries = usableBinaries(folder, identity);
  const cluster = ensureCluster(folder, binaries, identity, passwords.superuser, options.durable);

  if (options.archive) outbox(options.archive, identity);
  const orphan = await findOrphan(cluster, passwords.superuser, options.archive !== undefined);
  const running = orphan ?? (await launch(cluster, binaries, identity, passwords.superuser, join(options.dataFolder, 'postgres.log'), options));
  const server = describe(running, passwords);
  await ensureRolesAndDatabase(server.login('superuser', 'postgres'), server.login('owner'), server.login('app'));
  return server;
}

/** The server that runs in the data folder, looked at and not taken over; nothing when none does. */
export async function runningEmbedded(dataFolder: string): Promise<EmbeddedServer | undefined> {
  const passwords = keptPasswords(dataFolder);
  const running = await findOrphan(join(databaseFolder(dataFolder, serverIdentity()), 'cluster'), passwords.superuser);
  return running && describe(running, passwords);
}

type Running = { pid: number; port: number; child?: ChildProcess };

function describe(running: Running, passwords: Passwords): EmbeddedServer {
  let stopping = false;
  return {
    pid: running.pid,
    adopted: running.child === undefined,
    login: (role, database = DATABASE) => ({ host: '127.0.0.1', port: running.port, user: USERS[role], password: passwords[role], database }),
    onUnexpectedEnd: (listener) => {
      running.child?.once('exit', (code, signal) => {
        if (!stopping) listener(`the database server ended by itself (${signal ?? `exit code ${String(code)}`})`);
      });
      if (running.child) return;
      const look = setInterval(() => { // one that was taken over is no child of ours: nobody tells us
        if (stopping || !isPostgres(running.pid)) clearInterval(look);
        if (!stopping && !isPostgres(running.pid)) listener('the database server ended by itself');
      }, LOOK_EVERY).unref();
    },
    stop: async () => {
      stopping = true;
      await stopServer(running.pid);
    },
  };
}

/** SIGINT is PostgreSQL's fast shutdown; SIGQUIT, if it hangs, is safe too (the next start replays the log). Never SIGKILL. */
async function stopServer(pid: number): Promise<void> {
  if (!signal(pid, 'SIGINT')) return;
  if (await goneWithin(pid, STOP_WITHIN)) return;
  signal(pid, 'SIGQUIT');
  if (!(await goneWithin(pid, STOP_WITHIN))) throw new Error(`the database server (pid ${String(pid)}) does not end`);
}

async function launch(cluster: string, binaries: string, identity: ServerIdentity, password: string, logFile: string, options: EmbeddedOptions): Promise<Running> {
  if (existsSync(logFile) && statSync(logFile).size > LOG_LIMIT) renameSync(logFile, `${logFile}.1`);
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const said = existsSync(logFile) ? statSync(logFile).size : 0;
    const log = openSync(logFile, 'a', 0o600);
    const child = spawn(join(binaries, 'postgres'), ['-D', cluster, ...serverSettings(port, options)], {
      ...identity,
      env: serverEnvironment,
      cwd: '/',
      stdio: ['ignore', 'ignore', log],
      detached: true, // Ctrl-C reaches our whole process group; the server must outlive it until we have closed our connections
    });
    closeSync(log);
    child.unref();
    if (child.pid !== undefined && (await readyOrGone(child, port, password, options.readyWithin ?? READY_WITHIN))) return { pid: child.pid, port, child };
    const complaint = readFileSync(logFile, 'utf8').slice(said);
    if (attempt < 3 && complaint.includes('could not bind')) continue; // somebody took the port between our look and the bind
    throw startFault(`the embedded PostgreSQL did not start: ${oneLine(complaint) || 'it said nothing'} (log: ${logFile})`);
  }
}

function serverSettings(port: number, { durable, maxConnections = 100, archive }: EmbeddedOptions): string[] {
  const settings: Record<string, string> = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '', // a socket path may not be longer than 107 bytes; a checkout may lie deeper
    max_connections: String(maxConnections),
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_error_verbosity: 'terse', // details of a violated constraint would put people's data into the log
    log_min_error_statement: 'panic',
    ...(archive ? { archive_mode: 'on', archive_command: copyInto(archive.out), archive_timeout: String(archive.everySeconds) } : {}),
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function readyOrGone(child: ChildProcess, port: number, password: string, within: number): Promise<boolean> {
  const gone = new AbortController();
  child.once('exit', () => gone.abort());
  child.once('error', () => gone.abort());
  const until = Date.now() + within;
  while (!gone.signal.aborted && Date.now() < until) {
    if (await answers(port, password)) return true;
    await pause(20);
  }
  return false;
}

/** The server of a program that was killed: still running (taken over), just ending or starting (waited for), or only its pid file (removed). */
async function findOrphan(cluster: string, password: string, archives?: boolean): Promise<Running | undefined> {
  const pidFile = join(cluster, 'postmaster.pid');
  const until = Date.now() + READY_WITHIN;
  while (existsSync(pidFile)) {
    const lines = readFileSync(pidFile, 'utf8').split('\n');
    const pid = Number(lines[0]);
    const port = Number(lines[3]);
    if (!isPostgres(pid)) {
      rmSync(pidFile, { force: true }); // its pid is free or belongs to another program since a reboot
      return undefined;
    }
    if (port > 0 && (await answers(port, password))) {
      if (archives === undefined || (await archivesLog(port, password)) === archives) return { pid, port };
      await stopServer(pid); // it runs by settings that were changed since
      return undefined;
    }
    if (Date.now() > until) throw startFault(`a database server (pid ${String(pid)}) holds ${cluster} but does not answer; end it and start again`);
    await pause(100);
  }
  return undefined;
}

function isPostgres(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || !signal(pid, 0)) return false;
  try {
    return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return !existsSync('/proc/self'); // no /proc on this system: believe the pid file
  }
}

async function answers(port: number, password: string): Promise<boolean> {
  return (await ask(port, password)) !== undefined;
}

async function archivesLog(port: number, password: string): Promise<boolean> {
  return (await ask(port, password)) === 'on';
}

/** Whether its log is archived; nothing from a server that does not answer. */
async function ask(port: number, password: string): Promise<string | undefined> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: USERS.superuser, password, database: 'postgres', connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined); // a server that ends while we ask is an answer: no
  try {
    await client.connect();
    const { rows } = await client.query<{ archive_mode: string }>('show archive_mode');
    await client.end();
    return rows[0]?.archive_mode;
  } catch {
    return undefined;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('no port'));
      });
    });
  });
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function goneWithin(pid: number, milliseconds: number): Promise<boolean> {
  const until = Date.now() + milliseconds;
  while (signal(pid, 0)) {
    if (Date.now() > until) return false;
    await pause(20);
  }
  return true;
}

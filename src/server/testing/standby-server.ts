import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, closeSync, cpSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { serverEnvironment, serverIdentity, usableBinaries, type ServerIdentity } from '#server/platform/db/embedded-binaries.ts';
import type { Login } from '#server/platform/db/roles.ts';
import { freePort } from './free-port.ts';
import { runAs } from './run-as.ts';

/** A real standby that streams from a server on this machine. */
export type StandbyServer = {
  port: number;
  pid: number;
  data: string;
  /** Stops replaying what it receives, so that it falls behind; `resume` takes it up again. */
  hold(): Promise<void>;
  resume(): Promise<void>;
  /** Makes it a server of its own, as a failover does. */
  promote(): Promise<void>;
  stop(): Promise<void>;
};

const WITHIN = 60_000;

/** Copies the server's files while it runs (a base backup by hand, since the embedded binaries bring no pg_basebackup) and starts a standby on the copy. */
export async function startStandby(superuser: Login, { durable = false, under = tmpdir() }: { /** What it has confirmed outlives a crash: needed where it is to take over. */ durable?: boolean; /** The folder its folder is made in. */ under?: string | undefined } = {}): Promise<StandbyServer> {
  const identity = serverIdentity();
  const folder = mkdtempSync(join(under, 'jinbang-standby-'));
  chmodSync(folder, 0o711);
  const data = join(folder, 'cluster');
  await copyRunning(superuser, data);
  // a conninfo is read by quotes and backslashes; a generated password has neither
  writeFileSync(join(data, 'standby.signal'), '');
  writeFileSync(join(data, 'postgresql.auto.conf'), `primary_conninfo = 'host=${superuser.host} port=${String(superuser.port)} user=${superuser.user} password=${superuser.password}'\n`);
  giveAll(data, identity);
  const port = await freePort();
  const log = openSync(join(folder, 'log'), 'a');
  const settings = { port: String(port), listen_addresses: '127.0.0.1', unix_socket_directories: '', hot_standby: 'on', max_connections: await settingOf(superuser, 'max_connections'), timezone: 'UTC', ...(!durable && { fsync: 'off' }) };
  const child = spawn(join(usableBinaries(folder, identity), 'postgres'), ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])], { ...identity, env: serverEnvironment, cwd: '/', stdio: ['ignore', 'ignore', log] });
  closeSync(log);
  const { pid } = child;
  if (pid === undefined) throw new Error('the standby did not start');
  const own: Login = { ...superuser, port };
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  for (const until = Date.now() + WITHIN; !(await runAs(own, 'select 1').then(() => true, () => false)); await pause(50)) {
    if (child.exitCode === null && Date.now() < until) continue;
    const said = readFileSync(join(folder, 'log'), 'utf8').slice(-1_000);
    await stop();
    throw new Error(`the standby did not start: ${said}`);
  }
  return {
    port, pid, data, stop,
    hold: async () => { await runAs(own, 'select pg_wal_replay_pause()'); },
    resume: async () => { await runAs(own, 'select pg_wal_replay_resume()'); },
    promote: async () => { await runAs(own, 'select pg_promote()'); },
  };
}

async function copyRunning(superuser: Login, data: string): Promise<void> {
  const client = new pg.Client(superuser);
  await client.connect();
  try {
    const { rows: [where] } = await client.query<{ data_directory: string }>('show data_directory');
    if (!where) throw new Error('the server does not say where its files are');
    await client.query(`select pg_backup_start('standby', true)`);
    mkdirSync(data, { mode: 0o700 });
    cpSync(where.data_directory, data, { recursive: true, verbatimSymlinks: true, filter: (path) => !/\/(postmaster\.(pid|opts)|pg_wal\/.+|pg_replslot\/.+|pgsql_tmp.*)$/.test(path) && !isGone(path) });
    for (const name of ['pg_wal', 'pg_replslot']) mkdirSync(join(data, name), { recursive: true });
    const { rows: [end] } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)');
    writeFileSync(join(data, 'backup_label'), end?.labelfile ?? '');
  } finally {
    await client.end();
  }
}

/** Files of a running server come and go between the look and the copy. */
function isGone(path: string): boolean {
  try {
    closeSync(openSync(path, 'r'));
    return false;
  } catch {
    return true;
  }
}

function giveAll(folder: string, { uid, gid }: ServerIdentity): void {
  if (uid === undefined || gid === undefined) return;
  chownSync(folder, uid, gid);
  for (const entry of readdirSync(folder, { recursive: true })) chownSync(join(folder, String(entry)), uid, gid);
}

async function settingOf(login: Login, name: string): Promise<string> {
  const client = new pg.Client(login);
  await client.connect();
  try {
    return (await client.query<{ v: string }>('select current_setting($1) as v', [name])).rows[0]?.v ?? '';
  } finally {
    await client.end();
  }
}

import { appendFileSync, chownSync, createWriteStream, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startFault } from '#server/platform/config/start-fault.ts';
import type { ServerIdentity } from '#server/platform/db/embedded-binaries.ts';
import type { EmbeddedServer } from '#server/platform/db/embedded.ts';
import { listArchived, neededFrom, SEALED } from './log-segments.ts';
import { readPart } from './sealed-part.ts';

/** The folder beside the cluster that the log to be replayed lies in, opened, while it is replayed. */
export const replayFolder = (database: string): string => join(database, 'log-to-replay');

/** Lays out the log a copy is to be carried on with, and tells the server to replay it to its end or to a moment; answers how many pieces there are. */
export async function prepareRecovery(at: { database: string; cluster: string; log: string; firstSegment: string; identity: ServerIdentity; toTime: number | undefined }, key: Buffer): Promise<number> {
  const folder = replayFolder(at.database);
  const give = (path: string) => { if (at.identity.uid !== undefined && at.identity.gid !== undefined) chownSync(path, at.identity.uid, at.identity.gid); };
  await mkdir(folder, { mode: 0o700 });
  give(folder);
  const needed = neededFrom(at.firstSegment, listArchived(at.log));
  for (const name of needed) {
    await readPart(at.log, `${name}${SEALED}`, key, createWriteStream(join(folder, name), { mode: 0o600 }));
    give(join(folder, name));
  }
  const settings = [
    `restore_command = 'cp "${folder.replaceAll("'", "''").replaceAll('%', '%%')}/%f" "%p"'`,
    "recovery_target_timeline = 'latest'",
    "recovery_target_action = 'promote'",
    ...(at.toTime === undefined ? [] : [`recovery_target_time = '${new Date(at.toTime).toISOString().replace('T', ' ').replace('Z', '+00')}'`]),
  ];
  appendFileSync(join(at.cluster, 'postgresql.auto.conf'), `${settings.join('\n')}\n`);
  writeFileSync(join(at.cluster, 'recovery.signal'), '');
  give(join(at.cluster, 'recovery.signal'));
  return needed.length;
}

/** Waits until the log is replayed and the server takes writes; then takes back what told it to replay. */
export async function recovered(server: EmbeddedServer, logFile: string): Promise<void> {
  for (;;) {
    const done = await isWritable(server).catch(() => undefined);
    if (done === true) break;
    if (done === undefined && !isAlive(server.pid)) throw startFault(whyEnded(logFile));
    await pause(100);
  }
  const client = new pg.Client(server.login('superuser', 'postgres'));
  await client.connect();
  try {
    for (const name of ['restore_command', 'recovery_target_timeline', 'recovery_target_action', 'recovery_target_time']) await client.query(`alter system reset ${name}`);
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
}

/** What the server's log says of an end before its time, in words an operator can use. */
export function whyEnded(logFile: string): string {
  const said = existsSync(logFile) ? readFileSync(logFile, 'utf8') : '';
  if (said.includes('recovery ended before configured recovery target was reached')) {
    const last = /last completed transaction was at log time ([0-9-]+ [0-9:.]+)\+00/.exec(said)?.[1];
    return `the archived log does not reach the moment asked for${last ? `; its last act is of ${last} UTC` : ''}: give an earlier --to-time, or none for all there is`;
  }
  return `the database could not be carried on: ${said.trim().split('\n').at(-1) ?? 'its server said nothing'}`;
}

async function isWritable(server: EmbeddedServer): Promise<boolean> {
  const client = new pg.Client({ ...server.login('superuser', 'postgres'), connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // a server that ends is looked at again
  await client.connect();
  try {
    const { rows } = await client.query<{ replaying: boolean }>('select pg_is_in_recovery() as replaying');
    return rows[0]?.replaying === false;
  } finally {
    await client.end();
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Takes the replayed log away. */
export function forgetReplayed(database: string): void {
  rmSync(replayFolder(database), { recursive: true, force: true });
}

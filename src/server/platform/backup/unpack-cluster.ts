import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { serverEnvironment, type ServerIdentity } from '#server/platform/db/embedded-binaries.ts';
import { startFault } from '#server/platform/config/start-fault.ts';
import { PARTS } from './make-backup.ts';
import { readPart } from './sealed-part.ts';

/** Unpacks the database's folder as the user its server runs as, so that what lies there is the server's; `tar` is on every system that runs PostgreSQL. */
export async function unpackCluster(backup: string, key: Buffer, cluster: string, identity: ServerIdentity): Promise<void> {
  mkdirSync(cluster, { mode: 0o700 });
  if (identity.uid !== undefined && identity.gid !== undefined) chownSync(cluster, identity.uid, identity.gid);
  chmodSync(cluster, 0o700);
  const tar = spawn('tar', ['-x', '-f', '-', '-C', cluster], { ...identity, env: serverEnvironment, cwd: '/', stdio: ['pipe', 'ignore', 'pipe'] });
  let complaint = '';
  tar.stderr.on('data', (text) => (complaint += String(text)));
  const ended = once(tar, 'exit').then(([code]) => Number(code));
  const [fed, code] = await Promise.allSettled([readPart(backup, PARTS.cluster, key, tar.stdin), ended]);
  if (code.status === 'rejected' || code.value !== 0) throw startFault(`the database could not be unpacked to ${cluster}: ${complaint.trim() || 'tar ended early'}`);
  if (fed.status === 'rejected') throw fed.reason;
}

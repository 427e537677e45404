import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { startFault } from '#server/platform/config/start-fault.ts';
import type { BackupManifest } from './backup-manifest.ts';
import { checkCluster } from './check-cluster.ts';
import { copyFiles, diskSource } from './kept-files.ts';
import { PARTS } from './make-backup.ts';
import { prepareRecovery } from './recover.ts';
import { chosenManifest, type RestoreInput } from './restore-backup.ts';
import { checkPart, readTextPart } from './sealed-part.ts';
import { unpackCluster } from './unpack-cluster.ts';

/** Unpacks the backup of a database server of one's own into an empty folder, ready to be started by a server of the same major version, and the files into the data folder. */
export async function restoreCluster(input: RestoreInput, cluster: string): Promise<{ manifest: BackupManifest; files: number; pieces: number }> {
  const { store, key, dataDir, say, toTime } = input;
  const manifest = chosenManifest(input);
  const blobs = join(dataDir, 'blobs');
  for (const folder of [cluster, blobs]) if (existsSync(folder) && readdirSync(folder).length > 0) throw startFault(`${folder} is not empty: a restore overwrites nothing`);
  if (existsSync(cluster)) throw startFault(`${cluster} is there already: name a folder that is not`);
  const backup = join(store.folder, manifest.name);
  for (const part of manifest.parts) await checkPart(backup, part, key);
  mkdirSync(dirname(cluster), { recursive: true });
  await unpackCluster(backup, key, cluster, {});
  const files = await checkCluster(cluster, await readTextPart(backup, PARTS['files-of-cluster'], key));
  say(`database: ${String(files)} files unpacked, each as the server wrote it`);
  const pieces = await prepareRecovery({ database: dirname(cluster), cluster, log: store.log, firstSegment: manifest.firstSegment, identity: {}, toTime }, key);
  mkdirSync(blobs, { recursive: true, mode: 0o700 });
  await copyFiles(diskSource(store.files), blobs);
  return { manifest, files, pieces };
}

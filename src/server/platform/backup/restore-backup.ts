import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { holdDataFolder } from '#server/platform/config/data-folder.ts';
import { parseSecretKeys, type SecretKeys } from '#server/platform/config/secret-keys.ts';
import { startFault } from '#server/platform/config/start-fault.ts';
import { databaseFolder } from '#server/platform/db/embedded-cluster.ts';
import { serverIdentity } from '#server/platform/db/embedded-binaries.ts';
import { startEmbedded, type EmbeddedServer } from '#server/platform/db/embedded.ts';
import { z } from 'zod';
import { readManifest, type BackupManifest } from './backup-manifest.ts';
import { listBackups, type BackupStore } from './backup-store.ts';
import { checkCluster } from './check-cluster.ts';
import { checkRestored, type Checked } from './check-restored.ts';
import { copyFiles, diskSource } from './kept-files.ts';
import { KEPT, PARTS } from './make-backup.ts';
import { forgetReplayed, prepareRecovery, recovered, whyEnded } from './recover.ts';
import { RESTORING } from './restoring.ts';
import { checkPart, readTextPart } from './sealed-part.ts';
import { unpackCluster } from './unpack-cluster.ts';

const A_DAY = 86_400_000;

export type RestoreInput = { store: BackupStore; backup: string | undefined; key: Buffer; dataDir: string; toTime: number | undefined; secretKeys: SecretKeys; say: (line: string) => void };
export type Restored = { manifest: BackupManifest; pieces: number; checked: Checked; milliseconds: number };

/**
 * Restores an installation with the embedded database into an empty data folder (恢复): to the end of the archived log, or to a moment. Everything is unpacked, carried on and held against the
 * backup beside its place; only then does the folder become a data folder, and until then no program starts on it.
 */
export async function restoreBackup(input: RestoreInput): Promise<Restored> {
  const { dataDir, say } = input;
  const began = Date.now();
  const manifest = chosenManifest(input);
  if (!manifest.embedded) throw startFault('this is the backup of a database server of your own: name an empty folder for it with --cluster');
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0) throw startFault(`${dataDir} is not empty: a restore overwrites nothing; set DATA_DIR to a new folder, or move the old one away`);
  const held = holdDataFolder(dataDir);
  const inside = join(dataDir, RESTORING);
  mkdirSync(inside, { mode: 0o711 });
  try {
    const { pieces, database } = await layOut(input, manifest, inside);
    const secretKeys = input.secretKeys.size > 0 ? input.secretKeys : keptKeys(inside);
    say(`database: carrying on from the copy with ${String(pieces)} pieces of the log`);
    const server = await carryOn(inside);
    try {
      await recovered(server, join(inside, 'postgres.log'));
      forgetReplayed(database);
      say('checking: audit log, rows, files');
      const checked = await checkRestored(server, join(inside, 'blobs'), manifest, secretKeys);
      await server.stop();
      for (const name of readdirSync(inside).toSorted((a) => (a === 'database' ? 1 : -1))) renameSync(join(inside, name), join(dataDir, name));
      rmSync(inside, { recursive: true });
      return { manifest, pieces, checked, milliseconds: Date.now() - began };
    } catch (error) {
      await server.stop().catch(() => undefined);
      throw error;
    }
  } finally {
    held.release();
  }
}

/** The backup that was named, or the newest that ended before the moment asked for. */
export function chosenManifest({ store, backup, key, toTime }: Pick<RestoreInput, 'store' | 'backup' | 'key' | 'toTime'>): BackupManifest {
  const names = backup === undefined ? listBackups(store).toReversed() : [backup];
  if (names.length === 0) throw startFault(`there is no whole backup in ${store.folder}`);
  const manifests = names.map((name) => readManifest(join(store.folder, name), key));
  const fitting = manifests.find(({ endedAt }) => toTime === undefined || endedAt <= toTime);
  if (!fitting) throw startFault(`no backup ended before ${new Date(toTime ?? 0).toISOString()}: the oldest ended at ${new Date(manifests.at(-1)?.endedAt ?? 0).toISOString()}`);
  return fitting;
}

async function layOut({ store, key, say, toTime }: RestoreInput, manifest: BackupManifest, inside: string): Promise<{ pieces: number; database: string }> {
  const backup = join(store.folder, manifest.name);
  for (const part of manifest.parts) await checkPart(backup, part, key);
  say(`${manifest.name}: every part is as it was sealed`);
  const kept = z.partialRecord(z.enum(KEPT), z.string()).parse(JSON.parse(await readTextPart(backup, PARTS.kept, key)));
  for (const [name, text] of Object.entries(kept)) writeFileSync(join(inside, name), text, { mode: 0o600, flush: true });
  const identity = serverIdentity();
  const database = databaseFolder(inside, identity);
  const cluster = join(database, 'cluster');
  await unpackCluster(backup, key, cluster, identity);
  const files = await checkCluster(cluster, await readTextPart(backup, PARTS['files-of-cluster'], key));
  say(`database: ${String(files)} files unpacked, each as the server wrote it`);
  const blobs = join(inside, 'blobs');
  mkdirSync(blobs, { mode: 0o700 });
  const copied = await copyFiles(diskSource(store.files), blobs);
  say(`files: ${String(copied.copied)} copied`);
  return { database, pieces: await prepareRecovery({ database, cluster, log: store.log, firstSegment: manifest.firstSegment, identity, toTime }, key) };
}

async function carryOn(inside: string): Promise<EmbeddedServer> {
  try {
    return await startEmbedded({ dataFolder: inside, durable: true, readyWithin: A_DAY });
  } catch (error) {
    throw startFault(whyEnded(join(inside, 'postgres.log')), error);
  }
}

/** The keys the program made itself, where it did (demo and test). */
function keptKeys(inside: string): SecretKeys {
  const file = join(inside, 'secret-keys');
  return existsSync(file) ? parseSecretKeys(readFileSync(file, 'utf8').trim()).keys : new Map();
}

import { createReadStream, existsSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { copyFiles, diskSource } from './kept-files.ts';
import { isOfTheLog, SEALED } from './log-segments.ts';
import { flush, writePart } from './sealed-part.ts';
import type { Settings } from '#server/platform/config/settings.ts';
import { readBackupKey } from './backup-key.ts';
import { openStore, type BackupStore } from './backup-store.ts';

/** Where the server puts its pieces, where the files lie (nowhere here where they are in a store of their own), and where both are kept. */
export type LogToShip = { out: string; files: string | undefined; store: BackupStore; key: Buffer };

/** What a round of shipping did, and what waits still. */
export type Shipped = { pieces: number; files: number; waiting: number; oldestWaitingAt: number | undefined };

/** Takes the finished pieces of the log the server put out, seals each into the archive and then takes it away here; and copies files that came meanwhile. May be repeated; a piece is sealed whole or not at all. */
export async function shipLog({ out, files, store, key }: LogToShip, known?: Set<string>): Promise<Shipped> {
  // files first: an act whose piece is in the archive has its file there
  const copied = files === undefined ? undefined : await copyFiles(diskSource(files), store.files, { known });
  for (const id of copied?.ids ?? []) known?.add(id);
  const names = await waitingIn(out);
  let pieces = 0;
  for (const name of names) {
    const sealed = `${name}${SEALED}`;
    const draft = `${sealed}.part`;
    try {
      await writePart(store.log, draft, key, createReadStream(join(out, name)), sealed);
      await rename(join(store.log, draft), join(store.log, sealed));
      await flush(store.log);
    } catch (error) {
      await rm(join(store.log, draft), { force: true });
      throw error;
    }
    await rm(join(out, name));
    pieces++;
  }
  const left = await waitingIn(out);
  const oldest = left[0] === undefined ? undefined : (await stat(join(out, left[0])).catch(() => undefined))?.mtimeMs;
  return { pieces, files: copied?.copied ?? 0, waiting: left.length, oldestWaitingAt: oldest };
}

async function waitingIn(out: string): Promise<string[]> {
  if (!existsSync(out)) return [];
  return (await readdir(out)).filter(isOfTheLog).toSorted();
}

/** What an installation archives by its settings: nothing without BACKUP_TO, and nothing where the database is a server of its own, which archives by its own means. */
export function logToShip(settings: Pick<Settings, 'backup' | 'blobs' | 'dataDir' | 'database'>): LogToShip | undefined {
  const { to, key } = settings.backup;
  if (settings.database !== undefined || to === undefined || key === undefined) return undefined;
  return { out: join(settings.dataDir, 'database', 'log-out'), files: settings.blobs.kind === 'disk' ? join(settings.dataDir, 'blobs') : undefined, store: openStore(to), key: readBackupKey(key) };
}

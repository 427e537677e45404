import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BlobId } from '#contracts/ids.ts';
import { diskPathOf } from '#server/platform/blobs/disk-blobs.ts';
import { putAt } from '#server/platform/blobs/sweep-files.ts';
import { readManifest } from './backup-manifest.ts';
import { listBackups, type BackupStore } from './backup-store.ts';
import { listArchived, neededByNobody, SEALED } from './log-segments.ts';
import { PARTS } from './make-backup.ts';
import { readTextPart } from './sealed-part.ts';

const DAY = 86_400_000;

export type Pruned = { backups: number; log: number; files: number };

/**
 * Takes away what is older than `keepDays`: whole backups (never the newest), the pieces of the log no kept backup needs, and files that no kept backup names and that were put before the
 * oldest of them. So whatever was deleted from the program is gone from its backups, too, when these days are over.
 */
export async function pruneBackups(store: BackupStore, key: Buffer, keepDays: number, now: number): Promise<Pruned> {
  const names = listBackups(store);
  const made = names.map((name) => ({ name, manifest: readManifest(join(store.folder, name), key) }));
  const kept = made.filter(({ manifest }, at) => at === made.length - 1 || manifest.endedAt >= now - keepDays * DAY);
  const oldest = kept[0]?.manifest;
  if (!oldest) return { backups: 0, log: 0, files: 0 };
  const gone = made.filter(({ name }) => !kept.some((k) => k.name === name));
  for (const { name } of gone) rmSync(join(store.folder, name), { recursive: true });
  const log = neededByNobody(oldest.firstSegment, listArchived(store.log));
  for (const name of log) rmSync(join(store.log, `${name}${SEALED}`));
  return { backups: gone.length, log: log.length, files: await pruneFiles(store, key, kept.map(({ name }) => name), oldest.startedAt) };
}

async function pruneFiles(store: BackupStore, key: Buffer, kept: readonly string[], before: number): Promise<number> {
  const named = new Set<string>();
  for (const name of kept) for (const id of (await readTextPart(join(store.folder, name), PARTS.list, key)).split('\n')) named.add(id);
  let gone = 0;
  for (const part of readdirSync(store.files)) {
    for (const file of readdirSync(join(store.files, part))) {
      const id = BlobId.safeParse(file).data;
      if (id === undefined || named.has(id) || putAt(id) >= before) continue;
      rmSync(diskPathOf(store.files, id));
      gone++;
    }
  }
  return gone;
}

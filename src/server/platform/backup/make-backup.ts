import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { Settings } from '#server/platform/config/settings.ts';
import { programVersion } from '#server/platform/processes/this-process.ts';
import { checkOfKey } from './backup-key.ts';
import { MANIFEST, writtenManifest, type BackupManifest, type PartDigest } from './backup-manifest.ts';
import { asOwner, type BackupSource } from './backup-source.ts';
import { backupName, partFolder, removeAbandoned, type BackupStore } from './backup-store.ts';
import { takeBaseBackup, type BackupPart } from './base-backup.ts';
import { readDatabaseFacts, segmentOf } from './database-facts.ts';
import { copyFiles } from './kept-files.ts';
import { checkPart, flush, writePart, writeTextPart } from './sealed-part.ts';

/** The names of a backup's parts. */
export const PARTS = { cluster: 'cluster.tar.gz.sealed', 'files-of-cluster': 'cluster-files.gz.sealed', list: 'files.gz.sealed', kept: 'kept.gz.sealed' } as const;

/** Small files of the data folder that travel along: the logins of the embedded server and, where the program made them itself, the secret keys. */
export const KEPT = ['database-passwords.json', 'secret-keys'] as const;

export type BackupInput = { settings: Pick<Settings, 'dataDir' | 'secretKeys'>; source: BackupSource; store: BackupStore; key: Buffer; now: () => number; say: (line: string) => void };

/**
 * Makes one whole backup (整库备份): the files, the database while it works, the files that came meanwhile. What the copy of the database names was kept before it ended, so the files are
 * never older than it. It is made beside its place, every part is read again, and only then does it get its name: a backup that broke off is none.
 */
export async function makeBackup({ settings, source, store, key, now, say }: BackupInput): Promise<BackupManifest> {
  const startedAt = now();
  removeAbandoned(store, startedAt);
  const name = backupName(startedAt, randomBytes(3).toString('hex'));
  const folder = partFolder(store, name);
  mkdirSync(folder, { mode: 0o700 });
  try {
    const facts = await asOwner(source.owner, readDatabaseFacts);
    const first = await copyFiles(source.files, store.files, { tell: (so) => { say(`files: ${String(so.copied)} copied`); } });
    say(`files: ${String(first.ids.size)} there, ${String(first.copied)} copied`);
    const { base, parts } = await copyDatabase(source, folder, name, key, say);
    const endedAt = now();
    const last = await copyFiles(source.files, store.files);
    parts.push(await writeTextPart(folder, PARTS.list, key, [...last.ids].join('\n')));
    parts.push(await writeTextPart(folder, PARTS.kept, key, JSON.stringify(keptFiles(settings.dataDir))));
    for (const part of parts) await checkPart(folder, part, key);
    const manifest: BackupManifest = {
      format: 1, name, startedAt, endedAt, program: programVersion(), ...facts, ...base, firstSegment: await asOwner(source.owner, (client) => segmentOf(client, base.startLsn)), embedded: source.embedded,
      backupKey: checkOfKey(key), secretKeys: Object.fromEntries([...settings.secretKeys].map(([number, secret]) => [String(number), checkOfKey(secret)])),
      files: { count: last.ids.size, bytes: last.bytes }, parts,
    };
    writeFileSync(join(folder, MANIFEST), writtenManifest(manifest, key), { mode: 0o600, flush: true });
    await flush(folder);
    renameSync(folder, join(store.folder, name));
    await flush(store.folder);
    return manifest;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

async function copyDatabase(source: BackupSource, folder: string, label: string, key: Buffer, say: (line: string) => void) {
  const writing: Promise<PartDigest>[] = [];
  const open = (part: BackupPart) => {
    const into = new PassThrough();
    const written = writePart(folder, PARTS[part], key, into);
    written.catch((error: unknown) => { into.destroy(error instanceof Error ? error : new Error(String(error))); });
    writing.push(written);
    return into;
  };
  let told = -10;
  const base = await takeBaseBackup(source.copier, label, open, ({ done, whole }) => {
    const percent = whole === 0 ? 0 : Math.min(100, Math.floor((done / whole) * 100));
    if (percent < told + 10) return;
    told = percent;
    say(`database: ${String(percent)} % of ${(whole / 1e6).toFixed(0)} MB`);
  });
  return { base, parts: await Promise.all(writing) };
}

function keptFiles(dataDir: string): Record<string, string> {
  return Object.fromEntries(KEPT.filter((name) => existsSync(join(dataDir, name))).map((name) => [name, readFileSync(join(dataDir, name), 'utf8')]));
}

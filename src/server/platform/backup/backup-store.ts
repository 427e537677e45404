import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { startFault } from '#server/platform/config/start-fault.ts';
import { MANIFEST } from './backup-manifest.ts';

/** Where backups lie (备份存放处): a folder a backup, and beside them what they share: files, which never change, and the archived log. */
export type BackupStore = { folder: string; files: string; log: string };

const NAME = /^\d{8}T\d{6}Z-[0-9a-f]{6}$/;
const PART = '.part';
const ABANDONED = 86_400_000;

/** Opens a store; makes its folders unless they are there. */
export function openStore(folder: string): BackupStore {
  const store = storeAt(folder);
  try {
    for (const one of [store.folder, store.files, store.log]) mkdirSync(one, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw startFault(`backups cannot be kept in ${folder} (${error instanceof Error && 'code' in error ? String(error.code) : String(error)})`, error);
  }
  return store;
}

/** The places of a store. */
export function storeAt(folder: string): BackupStore {
  return { folder, files: join(folder, 'files'), log: join(folder, 'log') };
}

/** The name of a backup that begins now. */
export function backupName(now: number, chance: string): string {
  return `${new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, '')}-${chance}`;
}

/** The whole backups of a store, oldest first; a folder without a manifest is none. */
export function listBackups(store: BackupStore): string[] {
  if (!existsSync(store.folder)) return [];
  return readdirSync(store.folder).filter((name) => NAME.test(name) && existsSync(join(store.folder, name, MANIFEST))).toSorted();
}

/** Where a backup is made until it is whole. */
export function partFolder(store: BackupStore, name: string): string {
  return join(store.folder, `${name}${PART}`);
}

/** Removes what backups that were killed left behind a day ago. */
export function removeAbandoned(store: BackupStore, now: number): void {
  for (const name of readdirSync(store.folder)) {
    if (!name.endsWith(PART) || !NAME.test(name.slice(0, -PART.length))) continue;
    const folder = join(store.folder, name);
    if (now - statSync(folder).mtimeMs > ABANDONED) rmSync(folder, { recursive: true, force: true });
  }
}

/** What was meant by a folder somebody named: a store, whose backups are chosen from, or one backup in it. */
export function findStore(named: string): { store: BackupStore; backup: string | undefined } {
  if (NAME.test(basename(named)) && existsSync(join(named, MANIFEST))) return { store: storeAt(dirname(named)), backup: basename(named) };
  return { store: storeAt(named), backup: undefined };
}

import { join } from 'node:path';
import type { KnownSeal } from '#server/platform/audit/seal-audit.ts';
import { startFault } from '#server/platform/config/start-fault.ts';
import { readBackupKey } from './backup-key.ts';
import { readManifest } from './backup-manifest.ts';
import { listBackups, storeAt } from './backup-store.ts';

/** The newest seal of the audit log as each backup knew it: a copy of the log's head outside the database, under another key. */
export function knownOfBackups(folder: string, key: string | undefined): KnownSeal[] {
  if (key === undefined) throw startFault('BACKUP_KEY is needed to believe a backup');
  const store = storeAt(folder);
  return listBackups(store).flatMap((name) => readManifest(join(folder, name), readBackupKey(key)).auditSeal ?? []);
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '#server/platform/config/settings.ts';
import { connect, type Address } from '#server/platform/db/connect.ts';
import { runningEmbedded } from '#server/platform/db/embedded.ts';
import { inTransaction } from '#server/platform/db/tx.ts';
import { insertBackupRun, type BackupRun } from './backups.store.ts';

/** Writes down in the installation's own database that a backup or a rehearsal ended, for operators to see. */
export async function noteRun(owner: Address, run: BackupRun): Promise<void> {
  const db = connect(owner, { size: 1 });
  try {
    await inTransaction(db, (tx) => insertBackupRun(tx, run));
  } finally {
    await db.destroy();
  }
}

/** The same of a rehearsal, which may be made on another machine than the installation's: then nobody is told but its reader. */
export async function noteRehearsal(settings: Settings, run: BackupRun): Promise<void> {
  const server = settings.database || !existsSync(join(settings.dataDir, 'database')) ? undefined : await runningEmbedded(settings.dataDir);
  const owner = settings.database ? { url: settings.database.ownerUrl } : server?.login('owner');
  if (owner) await noteRun(owner, run);
}

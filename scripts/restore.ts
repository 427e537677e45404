import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { beijingTime } from '#contracts/dates.ts';
import { isStartFault, startFault } from '#server/platform/config/start-fault.ts';
import { readSettings } from '#server/platform/config/settings.ts';
import { readBackupKey } from '#server/platform/backup/backup-key.ts';
import { findStore } from '#server/platform/backup/backup-store.ts';
import { restoreBackup } from '#server/platform/backup/restore-backup.ts';
import { restoreCluster } from '#server/platform/backup/restore-cluster.ts';
import { tellChecked } from '#server/platform/backup/tell-checked.ts';

const USAGE = `Restores an installation from a backup into an empty data folder (DATA_DIR), to the end of the archived log or to a moment.

  DATA_DIR=/srv/jinbang npm run restore -- --from /mnt/backup                                   the newest backup and all of the log
  DATA_DIR=/srv/jinbang npm run restore -- --from /mnt/backup --to-time 2026-08-20T16:59:00+08:00
  DATA_DIR=/srv/jinbang npm run restore -- --from /mnt/backup/20260820T010000Z-1a2b3c           this backup and the log after it
  npm run restore -- --from /mnt/backup --cluster /srv/pg                                       the backup of a database server of your own

BACKUP_KEY must be the key it was made with. The steps around it: docs/operations/backup.md`;

const { values } = parseArgs({ options: { from: { type: 'string' }, 'to-time': { type: 'string' }, cluster: { type: 'string' }, help: { type: 'boolean' } } });

try {
  process.exitCode = values.help === true || values.from === undefined ? (console.log(USAGE), values.help === true ? 0 : 1) : await run(values.from);
} catch (error) {
  console.error(`jinbang: ${isStartFault(error) ? error.message : `the restore broke off: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`}`);
  process.exitCode = 1;
}

async function run(from: string): Promise<number> {
  const settings = readSettings({ MODE: 'demo', ...process.env });
  if (settings.backup.key === undefined) throw startFault('BACKUP_KEY is not set');
  const toTime = values['to-time'] === undefined ? undefined : Date.parse(values['to-time']);
  if (toTime !== undefined && (Number.isNaN(toTime) || !/(Z|[+-]\d\d:?\d\d)$/.test(values['to-time'] ?? ''))) throw startFault('--to-time must be a moment with its zone, like 2026-08-20T16:59:00+08:00');
  const { store, backup } = findStore(resolve(from));
  const input = { store, backup, key: readBackupKey(settings.backup.key), dataDir: settings.dataDir, toTime, secretKeys: settings.secretKeys, say: (line: string) => { process.stderr.write(`${line}\n`); } };
  if (values.cluster !== undefined) {
    const { manifest, files, pieces } = await restoreCluster(input, resolve(values.cluster));
    console.log(`${manifest.name}: ${String(files)} files of PostgreSQL ${manifest.postgres} unpacked to ${resolve(values.cluster)}, ${String(pieces)} pieces of the log laid beside it. Give the folder to the server's user and start it; then npm run audit:verify.`);
    return 0;
  }
  const done = await restoreBackup(input);
  console.log(`Restored ${done.manifest.name} (${beijingTime(done.manifest.endedAt)}, Beijing) and ${String(done.pieces)} pieces of the log into ${settings.dataDir} in ${(done.milliseconds / 1000).toFixed(1)} s.`);
  return tellChecked(done.checked);
}

import { parseArgs } from 'node:util';
import { isStartFault, startFault } from '#server/platform/config/start-fault.ts';
import { readSettings } from '#server/platform/config/settings.ts';
import { withKeptSecretKeys } from '#server/platform/config/secret-keys.ts';
import { readBackupKey } from '#server/platform/backup/backup-key.ts';
import { noteRun } from '#server/platform/backup/note-run.ts';
import { openSource } from '#server/platform/backup/backup-source.ts';
import { openStore } from '#server/platform/backup/backup-store.ts';
import { makeBackup } from '#server/platform/backup/make-backup.ts';
import { pruneBackups } from '#server/platform/backup/prune-backups.ts';

const USAGE = `Makes a whole backup while the program works (or stands): the database, every file, what the program made itself; sealed with BACKUP_KEY and read again.

  npm run backup -- --to /mnt/backup                 (default: BACKUP_TO)
  npm run backup -- --to /mnt/backup --keep-days 35  takes away older ones first kept that long (default: BACKUP_KEEP_DAYS)

The settings are those of the program. How, when and where to: docs/operations/backup.md`;

const { values } = parseArgs({ options: { to: { type: 'string' }, 'keep-days': { type: 'string' }, help: { type: 'boolean' } } });

try {
  process.exitCode = values.help === true ? (console.log(USAGE), 0) : await run();
} catch (error) {
  console.error(`jinbang: ${isStartFault(error) ? error.message : `the backup broke off and was removed: ${error instanceof Error ? error.message : String(error)}`}`);
  process.exitCode = 1;
}

async function run(): Promise<number> {
  const settings = withKeptSecretKeys(readSettings({ MODE: 'demo', ...process.env }));
  const to = values.to ?? settings.backup.to;
  if (to === undefined) throw startFault('say where to: --to <folder>, or BACKUP_TO');
  if (settings.backup.key === undefined) throw startFault('BACKUP_KEY is not set: nothing is kept unsealed; make one with: openssl rand -base64 32');
  const keepDays = values['keep-days'] === undefined ? settings.backup.keepDays : Number(values['keep-days']);
  if (!Number.isInteger(keepDays) || keepDays < 1) throw startFault('--keep-days must be a whole number of days');
  const key = readBackupKey(settings.backup.key);
  const store = openStore(to);
  const source = await openSource(settings);
  const startedAt = Date.now();
  const say = (line: string) => { process.stderr.write(`${line}\n`); };
  try {
    const manifest = await makeBackup({ settings, source, store, key, now: Date.now, say });
    const bytes = manifest.parts.reduce((sum, part) => sum + part.bytes, 0);
    const pruned = await pruneBackups(store, key, keepDays, Date.now());
    const seconds = (Date.now() - startedAt) / 1000;
    await noteRun(source.owner, { kind: 'backup', name: manifest.name, startedAt, endedAt: manifest.endedAt, whole: true, bytes, said: `${String(manifest.files.count)} files` });
    console.log(`${manifest.name}: whole. Database ${(bytes / 1e6).toFixed(1)} MB sealed, ${String(manifest.files.count)} files of ${(manifest.files.bytes / 1e6).toFixed(1)} MB, ${seconds.toFixed(1)} s; every part was read again.`);
    if (pruned.backups + pruned.log + pruned.files > 0) console.log(`Taken away, older than ${String(keepDays)} days: ${String(pruned.backups)} backups, ${String(pruned.log)} pieces of the log, ${String(pruned.files)} files.`);
    console.log('A backup is proven by restoring it: npm run backup:verify');
    return 0;
  } catch (error) {
    const said = error instanceof Error && 'code' in error ? String(error.code) : isStartFault(error) ? 'refused' : 'broke off';
    await noteRun(source.owner, { kind: 'backup', name: '', startedAt, endedAt: Date.now(), whole: false, bytes: 0, said }).catch(() => undefined); // the fault itself is told
    throw error;
  } finally {
    await source.close();
  }
}

import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isStartFault, startFault } from '#server/platform/config/start-fault.ts';
import { readSettings } from '#server/platform/config/settings.ts';
import { readBackupKey } from '#server/platform/backup/backup-key.ts';
import { findStore } from '#server/platform/backup/backup-store.ts';
import { restoreBackup } from '#server/platform/backup/restore-backup.ts';
import { noteRehearsal } from '#server/platform/backup/note-run.ts';
import { tellChecked } from '#server/platform/backup/tell-checked.ts';

const USAGE = `Proves a backup by restoring it into a scratch folder: unpacks, starts, carries on, verifies the audit log, counts rows, opens every file a row names; then takes the folder away.

  npm run backup:verify -- --from /mnt/backup [--to-time 2026-08-20T16:59:00+08:00] [--scratch /var/tmp]

With SECRET_KEYS each file is opened; without, only its presence is seen. Ends with 1 when anything is missing or other than it was.`;

const { values } = parseArgs({ options: { from: { type: 'string' }, 'to-time': { type: 'string' }, scratch: { type: 'string' }, help: { type: 'boolean' } } });

try {
  process.exitCode = values.help === true ? (console.log(USAGE), 0) : await run();
} catch (error) {
  console.error(`jinbang: ${isStartFault(error) ? error.message : `the rehearsal broke off: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`}`);
  process.exitCode = 1;
}

async function run(): Promise<number> {
  const settings = readSettings({ MODE: 'demo', ...process.env });
  const from = values.from ?? settings.backup.to;
  if (from === undefined) throw startFault('say which: --from <folder>, or BACKUP_TO');
  if (settings.backup.key === undefined) throw startFault('BACKUP_KEY is not set');
  const folder = mkdtempSync(join(values.scratch ?? tmpdir(), 'jinbang-rehearsal-'));
  chmodSync(folder, 0o711); // root's server runs as another user and must pass through
  const { store, backup } = findStore(resolve(from));
  try {
    const done = await restoreBackup({
      store, backup, key: readBackupKey(settings.backup.key), dataDir: join(folder, 'data'), toTime: values['to-time'] === undefined ? undefined : Date.parse(values['to-time']),
      secretKeys: settings.secretKeys, say: (line) => { process.stderr.write(`${line}\n`); },
    });
    const code = tellChecked(done.checked);
    await noteRehearsal(settings, { kind: 'rehearsal', name: done.manifest.name, startedAt: Date.now() - done.milliseconds, endedAt: Date.now(), whole: code === 0, bytes: 0, said: `${String(done.pieces)} pieces of the log` });
    console.log(code === 0 ? `${done.manifest.name} is proven: restored, carried on and checked in ${(done.milliseconds / 1000).toFixed(1)} s.` : `${done.manifest.name} is NOT proven.`);
    return code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

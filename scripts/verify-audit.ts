import { parseArgs } from 'node:util';
import { keptHead } from '#server/platform/audit/kept-head.ts';
import { knownOfBackups } from '#server/platform/backup/known-seals.ts';
import { withKeptSecretKeys } from '#server/platform/config/secret-keys.ts';
import { createSignatures } from '#server/platform/crypto/signatures.ts';
import { holdDataFolder } from '#server/platform/config/data-folder.ts';
import { readSettings, type Settings } from '#server/platform/config/settings.ts';
import { isStartFault } from '#server/platform/config/start-fault.ts';
import { verifyAudit, type KnownSeal } from '#server/platform/audit/seal-audit.ts';
import { openDatabase } from '#server/platform/db/database.ts';
import { inTransaction } from '#server/platform/db/tx.ts';
import { projectPath } from '#server/platform/project-path.ts';

// Recomputes the whole chain of the audit log (审计链校验): rows, places, signatures, its end as the data folder and (--against a folder of backups, with BACKUP_KEY) each backup knew it.
// Ends with 1 when it was altered. Settings are those of the program.
try {
  const { values } = parseArgs({ options: { against: { type: 'string' } } });
  const read = readSettings({ MODE: 'demo', ...process.env });
  const folder = read.database ? undefined : holdDataFolder(read.dataDir);
  const settings = withKeptSecretKeys(read);
  const database = await openDatabase(settings, projectPath('migrations'), { onConnectionLost: () => undefined });
  try {
    const verdict = await inTransaction(database.db, (tx) => verifyAudit(tx, { publicKeys: createSignatures(settings.secretKeys).publicKeys, known: knownSeals(settings, values.against) }));
    console.log(JSON.stringify(verdict));
    console.log(verdict.brokenAt === undefined ? `The audit log is whole: ${String(verdict.seals)} seals over ${String(verdict.events)} events.` : `The audit log was ALTERED: seal ${String(verdict.brokenAt)} does not fit (${verdict.why ?? ''}).`);
    process.exitCode = verdict.brokenAt === undefined ? 0 : 1;
  } finally {
    await database.close();
    folder?.release();
  }
} catch (error) {
  if (!isStartFault(error)) throw error;
  console.error(`jinbang: ${error.message}`);
  process.exitCode = 1;
}

function knownSeals({ dataDir, backup }: Settings, against: string | undefined): KnownSeal[] {
  const head = keptHead(dataDir);
  return [...(head ? [head] : []), ...(against === undefined ? [] : knownOfBackups(against, backup.key))];
}

import { holdDataFolder } from '#server/platform/config/data-folder.ts';
import { readSettings } from '#server/platform/config/settings.ts';
import { isStartFault } from '#server/platform/config/start-fault.ts';
import { verifyAudit } from '#server/platform/audit/seal-audit.ts';
import { openDatabase } from '#server/platform/db/database.ts';
import { inTransaction } from '#server/platform/db/tx.ts';
import { projectPath } from '#server/platform/project-path.ts';

// Recomputes the whole chain of the audit log (审计链校验); ends with 1 when it was altered. Settings are those of the program.
try {
  const settings = readSettings({ MODE: 'demo', ...process.env });
  const folder = settings.database ? undefined : holdDataFolder(settings.dataDir);
  const database = await openDatabase(settings, projectPath('migrations'), () => undefined);
  try {
    const verdict = await inTransaction(database.db, verifyAudit);
    console.log(JSON.stringify(verdict));
    console.log(verdict.brokenAt === undefined ? `The audit log is whole: ${String(verdict.seals)} seals over ${String(verdict.events)} events.` : `The audit log was ALTERED: seal ${String(verdict.brokenAt)} does not fit its rows or its place.`);
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

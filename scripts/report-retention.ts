import { beijingTime } from '#contracts/dates.ts';
import { RETENTION } from '#server/kernel/retention.ts';
import { KEPT_CLASSES } from '#server/kept-classes.ts';
import { reportOn } from '#server/modules/operations/index.ts';
import { readSettings } from '#server/platform/config/settings.ts';
import { isStartFault, startFault } from '#server/platform/config/start-fault.ts';
import { connect } from '#server/platform/db/connect.ts';
import { runningEmbedded } from '#server/platform/db/embedded.ts';
import { inTransaction } from '#server/platform/db/tx.ts';

// npm run retention:report: what is held of each class whose days are numbered, what is past its time, what is left over (保存期限清点). Touches nothing; ends with 1 when something is left over.
try {
  const settings = readSettings({ MODE: 'demo', ...process.env });
  const server = settings.database ? undefined : await runningEmbedded(settings.dataDir);
  if (!settings.database && !server) throw startFault(`nothing runs on ${settings.dataDir}`);
  const db = connect(settings.database ? { url: settings.database.url, role: 'jinbang_app' } : (server?.login('app') ?? { url: '' }), { size: 1 });
  try {
    const counts = await inTransaction(db, (tx) => reportOn(tx, KEPT_CLASSES, Date.now()));
    for (const { of, table, held, due, onHold, leftover, oldestDueAt } of counts) {
      const kept = KEPT_CLASSES.find((c) => c.of === of && c.table === table);
      console.log(`${of} (${kept ? RETENTION[kept.of].kept.en : ''}): ${String(held)} held, ${String(due)} past their time${oldestDueAt === null ? '' : ` since ${beijingTime(oldestDueAt)} at most`}${onHold === 0 ? '' : `, ${String(onHold)} of them on hold`}, ${String(leftover)} left over`);
    }
    console.log(`Kept in backups for BACKUP_KEEP_DAYS=${String(settings.backup.keepDays)} days more.`);
    process.exitCode = counts.some(({ leftover }) => leftover > 0) ? 1 : 0;
  } finally {
    await db.destroy();
  }
} catch (error) {
  if (!isStartFault(error)) throw error;
  console.error(`jinbang: ${error.message}`);
  process.exitCode = 1;
}

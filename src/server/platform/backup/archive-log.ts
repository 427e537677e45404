import { inTransaction, type Db } from '../db/tx.ts';
import type { Kit } from '../kit.ts';
import { writeArchiveState } from './backups.store.ts';
import { logToShip, shipLog } from './ship-log.ts';

const EVERY_MS = 5_000;

/** Keeps the embedded database's log in the archive while the program runs (日志归档), and writes down how it stands; answers how to end it. Does nothing without BACKUP_TO. */
export function archiveLog({ db, kit }: { db: Db; kit: Pick<Kit, 'settings' | 'logger'> }): () => Promise<void> {
  const log = logToShip(kit.settings);
  if (!log) return () => Promise.resolve();
  const known = new Set<string>();
  let archivedAt: Date | undefined;
  let failing = false;
  let written = 0;
  const round = async (): Promise<void> => {
    try {
      const shipped = await shipLog(log, known);
      if (shipped.pieces > 0) archivedAt = new Date();
      if (Date.now() - written < 30_000 && shipped.pieces === 0 && !failing) return;
      failing = false;
      written = Date.now();
      await inTransaction(db, (tx) => writeArchiveState(tx, { archivedAt, waiting: shipped.waiting, oldestWaitingAt: shipped.oldestWaitingAt, fault: undefined }));
    } catch (error) {
      kit.logger.error({ err: error }, 'the log could not be archived');
      failing = true;
      const fault = error instanceof Error && 'code' in error ? String(error.code) : 'the archive could not be written';
      await inTransaction(db, (tx) => writeArchiveState(tx, { archivedAt, waiting: 1, oldestWaitingAt: undefined, fault })).catch(() => undefined); // the log has it
    }
  };
  let going = round();
  const timer = setInterval(() => { going = going.then(round); }, EVERY_MS);
  return async () => {
    clearInterval(timer);
    await going;
  };
}

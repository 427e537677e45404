import type { Tx } from '../db/tx.ts';
import { newId } from '../ids.ts';

export type BackupRun = { kind: 'backup' | 'rehearsal'; name: string; startedAt: number; endedAt: number; whole: boolean; bytes: number; said: string };

/** Writes down that a backup or a rehearsal ended. */
export async function insertBackupRun(tx: Tx, run: BackupRun): Promise<void> {
  await tx.insertInto('backup_run').values({ id: newId(), kind: run.kind, name: run.name, started_at: new Date(run.startedAt), ended_at: new Date(run.endedAt), whole: run.whole, bytes: run.bytes, said: run.said }).execute();
}

export type ArchiveState = { archivedAt: Date | undefined; waiting: number; oldestWaitingAt: number | undefined; fault: string | undefined };

/** Writes down how the archive of the log stands; the moment a piece was last archived stays when this process has archived none yet. */
export async function writeArchiveState(tx: Tx, { archivedAt, waiting, oldestWaitingAt, fault }: ArchiveState): Promise<void> {
  const now = { looked_at: new Date(), waiting, oldest_waiting_at: oldestWaitingAt === undefined ? null : new Date(oldestWaitingAt), fault: fault ?? null, ...(archivedAt && { archived_at: archivedAt }) };
  await tx.insertInto('log_archive').values({ place: 'embedded', ...now }).onConflict((c) => c.column('place').doUpdateSet(now)).execute();
}

type LastRun = { name: string; endedAt: number; whole: boolean; bytes: number };

/** The last backup and rehearsal, when one was last whole, and the archive of the log. */
export async function readBackupState(tx: Tx) {
  const rows = await tx.selectFrom('backup_run').selectAll().distinctOn('kind').orderBy('kind').orderBy('ended_at', 'desc').execute();
  const last = (kind: BackupRun['kind']): LastRun | null => {
    const row = rows.find((r) => r.kind === kind);
    return row ? { name: row.name, endedAt: row.ended_at.getTime(), whole: row.whole, bytes: row.bytes } : null;
  };
  const whole = await tx.selectFrom('backup_run').select((eb) => eb.fn.max('ended_at').as('at')).where('kind', '=', 'backup').where('whole', '=', true).executeTakeFirst();
  const archive = await tx.selectFrom('log_archive').selectAll().executeTakeFirst();
  return {
    backup: last('backup'), lastWholeAt: whole?.at instanceof Date ? whole.at.getTime() : null, rehearsal: last('rehearsal'),
    archive: archive ? { archivedAt: archive.archived_at?.getTime() ?? null, lookedAt: archive.looked_at.getTime(), waiting: archive.waiting, oldestWaitingAt: archive.oldest_waiting_at?.getTime() ?? null, fault: archive.fault } : null,
  };
}

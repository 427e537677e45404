import type { BackupsView, Trouble } from '#contracts/operations.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What is wrong with the backups: none, none of these two days, the last one broke off, no rehearsal of a restore in 35 days, the log not archived. Only where backups are expected: in production, and wherever a place for them is set or one was made. */
export function backupTroubles({ backup, lastWholeAt, rehearsal, archive }: BackupsView, expected: boolean, now: number): Trouble[] {
  const found: Trouble[] = [];
  const say = (code: Trouble['code'], grave: boolean, of: string, figure: number) => found.push({ code, grave, of, figure: Math.round(figure) });
  if (lastWholeAt === null) {
    if (expected) say('backup_none', true, '', 0);
  } else if (now - lastWholeAt > 2 * DAY) say('backup_old', true, '', (now - lastWholeAt) / HOUR);
  if (backup !== null && !backup.whole) say('backup_failed', true, '', (now - backup.endedAt) / HOUR);
  const provenAt = rehearsal?.whole === true ? rehearsal.endedAt : undefined;
  if (lastWholeAt !== null && (provenAt === undefined || now - provenAt > 35 * DAY)) say('rehearsal_old', rehearsal?.whole === false, '', provenAt === undefined ? 0 : (now - provenAt) / DAY);
  if (archive !== null && (archive.fault !== null || (archive.oldestWaitingAt !== null && now - archive.oldestWaitingAt > HOUR / 6))) say('log_not_archived', true, archive.fault ?? '', archive.oldestWaitingAt === null ? 0 : (now - archive.oldestWaitingAt) / 60_000);
  return found;
}

import { expect, test } from 'vitest';
import type { BackupsView } from '#contracts/operations.ts';
import { backupTroubles } from './backup-troubles.ts';

const DAY = 86_400_000;
const NOW = 1_800_000_000_000;
const run = (ago: number, whole = true) => ({ name: 'x', endedAt: NOW - ago, whole, bytes: 1 });
const well: BackupsView = { backup: run(DAY), lastWholeAt: NOW - DAY, rehearsal: run(10 * DAY), archive: { archivedAt: NOW, lookedAt: NOW, waiting: 0, oldestWaitingAt: null, fault: null } };
const none: BackupsView = { backup: null, lastWholeAt: null, rehearsal: null, archive: null };

test.each<[string, BackupsView, boolean, [string, boolean, number][]]>([
  ['all as it should be', well, true, []],
  ['no backup where one is expected', none, true, [['backup_none', true, 0]]],
  ['no backup in a demonstration', none, false, []],
  ['the last whole one is old', { ...well, lastWholeAt: NOW - 3 * DAY }, true, [['backup_old', true, 72]]],
  ['the last one broke off', { ...well, backup: run(DAY / 24, false) }, true, [['backup_failed', true, 1]]],
  ['never rehearsed', { ...well, rehearsal: null }, true, [['rehearsal_old', false, 0]]],
  ['a rehearsal that failed', { ...well, rehearsal: run(DAY, false) }, true, [['rehearsal_old', true, 0]]],
  ['rehearsed long ago', { ...well, rehearsal: run(40 * DAY) }, true, [['rehearsal_old', false, 40]]],
  ['the archive cannot be written', { ...well, archive: { archivedAt: null, lookedAt: NOW, waiting: 1, oldestWaitingAt: null, fault: 'ENOSPC' } }, true, [['log_not_archived', true, 0]]],
  ['pieces of the log wait', { ...well, archive: { archivedAt: null, lookedAt: NOW, waiting: 9, oldestWaitingAt: NOW - DAY / 48, fault: null } }, true, [['log_not_archived', true, 30]]],
])('%s', (_, backups, expected, troubles) => {
  expect(backupTroubles(backups, expected, NOW).map(({ code, grave, figure }) => [code, grave, figure])).toEqual(troubles);
});

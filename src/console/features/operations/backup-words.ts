type Words = {
  backups: string; lastBackup: string; lastWhole: string; lastRehearsal: string; archive: string; never: string; brokeOff: string; notProven: string; noArchive: string; note: string;
  archived: (at: string, waiting: number) => string; archiveFault: (fault: string) => string;
};

const zh: Words = {
  backups: '备份', lastBackup: '最近一次备份', lastWhole: '最近一次完整备份', lastRehearsal: '最近一次恢复演练', archive: '数据库日志归档', never: '从未', brokeOff: '未完成', notProven: '未通过', noArchive: '未启用（外部数据库由其自身归档）',
  note: '备份、恢复和演练由系统管理员用命令办理，做法见运行文档“备份与恢复”。', archived: (at, waiting) => `最近归档 ${at}，待归档 ${String(waiting)} 段`, archiveFault: (fault) => `写不进去：${fault}`,
};

const en: Words = {
  backups: 'Backups', lastBackup: 'Last backup', lastWhole: 'Last whole backup', lastRehearsal: 'Last rehearsal of a restore', archive: 'Archive of the database’s log', never: 'never', brokeOff: 'broke off', notProven: 'not proven', noArchive: 'not in use (a database server of its own archives by itself)',
  note: 'Backups, restores and rehearsals are commands of the system administrator; see “Backup and restore” in the operations guide.', archived: (at, waiting) => `last ${at}, ${String(waiting)} waiting`, archiveFault: (fault) => `cannot be written: ${fault}`,
};

/** What the card of backups says. */
export const backupWords: { zh: Words; en: Words } = { zh, en };

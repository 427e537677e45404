import type { RefusalWords } from './words.ts';

/** Noes about flagged uploads (隔离文件). */
export const QUARANTINE_REFUSALS = {
  'quarantine.nation_only': { status: 403, zh: '隔离文件由辖区为全国的安全管理员处理', en: 'Quarantined files are for the security administrator of the whole country' },
  'quarantine.not_found': { status: 404, zh: '未找到该隔离文件', en: 'There is no such quarantined file' },
  'quarantine.moved_on': { status: 409, zh: '该文件已由他人处理，请刷新后再看', en: 'Somebody has dealt with this file meanwhile; look again' },
  'quarantine.same_person': { status: 403, zh: '申请解除的人不能自己批准，请由另一名安全管理员批准', en: 'Whoever asked for the release cannot approve it; another security administrator must' },
  'quarantine.still_flagged': { status: 409, zh: '重新查毒仍然报毒（{signature}），不能解除隔离', en: 'The file is still flagged ({signature}); it cannot be released' },
  'quarantine.no_scan': { status: 503, zh: '查毒服务不在，无法重新查毒，暂不能解除隔离', en: 'The malware scan is not there to look at the file again; it cannot be released now' },
} as const satisfies Record<string, RefusalWords>;

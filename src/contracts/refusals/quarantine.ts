import type { RefusalWords } from './words.ts';

/** Noes about flagged uploads (隔离文件). */
export const QUARANTINE_REFUSALS = {
  'file.awaits_scan': { status: 409, zh: '待查毒：查毒服务恢复后自动查毒，通过后才能打开', en: 'Waiting for the malware scan: it is scanned by itself when the scanner is back, and can be opened then' },
  'file.flagged': { status: 409, zh: '该文件查毒未通过，已隔离，不能打开', en: 'This file did not pass the malware scan; it was put aside and cannot be opened' },
  'file.infected': { status: 422, zh: '{file}：文件未通过安全检查，不能接收，已隔离保存。请检查您的设备后换一份文件', en: '{file}: the file did not pass the malware check and was put aside; check your device and use another file' },
  'file.scan_away': { status: 503, zh: '{file}：暂时不能查毒，没有接收，请稍后再上传；一直不行的，请系统管理员看“运行状态”并核对查毒服务允许的文件大小', en: '{file}: it cannot be scanned for malware at the moment and was not taken; upload it again later. If that goes on, have the system administrator look at Operations and at the largest file the scanner takes' },
  'quarantine.nation_only': { status: 403, zh: '隔离文件由辖区为全国的安全管理员处理', en: 'Quarantined files are for the security administrator of the whole country' },
  'quarantine.not_found': { status: 404, zh: '未找到该隔离文件', en: 'There is no such quarantined file' },
  'quarantine.moved_on': { status: 409, zh: '该文件已由他人处理，请刷新后再看', en: 'Somebody has dealt with this file meanwhile; look again' },
  'quarantine.same_person': { status: 403, zh: '申请解除的人不能自己批准，请由另一名安全管理员批准', en: 'Whoever asked for the release cannot approve it; another security administrator must' },
  'quarantine.still_flagged': { status: 409, zh: '重新查毒仍然报毒（{signature}），不能解除隔离', en: 'The file is still flagged ({signature}); it cannot be released' },
  'quarantine.no_scan': { status: 503, zh: '查毒服务不在，无法重新查毒，暂不能解除隔离', en: 'The malware scan is not there to look at the file again; it cannot be released now' },
} as const satisfies Record<string, RefusalWords>;

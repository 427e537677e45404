import type { RefusalWords } from './words.ts';

/** Noes about asking registries again about many results (批量复核). */
export const REVERIFICATION_REFUSALS = {
  'reverify.not_found': { status: 404, zh: '未找到该批量复核', en: 'There is no such run' },
  'reverify.nothing': { status: 409, zh: '没有符合条件的核验结果', en: 'No result fits what was chosen' },
  'reverify.under_way': { status: 409, zh: '此类核验已有一批正在进行或者暂停，先完成它', en: 'A run of this kind is under way or stopped; let it end first' },
  'reverify.same_person': { status: 403, zh: '须由提出人以外的工作人员批准', en: 'Somebody else than who proposed it has to approve' },
  'reverify.not_proposed': { status: 409, zh: '这一批不在等待批准', en: 'This run does not wait for approval' },
  'reverify.not_running': { status: 409, zh: '这一批没有在进行', en: 'This run is not running' },
  'reverify.not_stopped': { status: 409, zh: '这一批没有暂停', en: 'This run is not stopped' },
  'reverify.reason_too_short': { status: 422, zh: '请写明理由，至少4个字', en: 'Give the reason in at least 4 characters' },
} as const satisfies Record<string, RefusalWords>;

import type { RefusalWords } from './words.ts';

/** Noes of fiscal e-receipts (财政电子票据). */
export const FISCAL_REFUSALS = {
  'fiscal.not_found': { status: 404, zh: '未找到该财政电子票据', en: 'This fiscal receipt is not there' },
  'fiscal.changed_meanwhile': { status: 409, zh: '该票据刚刚有变化，请刷新后再操作', en: 'It has just changed; look again before you act' },
  'fiscal.nothing_to_send': { status: 409, zh: '票据已经办结，不需要重新发送', en: 'Nothing is left to be sent for this receipt' },
  'fiscal.not_permitted': { status: 403, zh: '您没有重新发送票据的权限', en: 'You may not send receipts again' },
  'fiscal.off': { status: 409, zh: '本平台没有接通财政电子票据平台', en: 'No fiscal platform is connected' },
} as const satisfies Record<string, RefusalWords>;

import type { RefusalWords } from './words.ts';

/** Noes about messages (短信、邮件、站内消息). */
export const MESSAGE_REFUSALS = {
  'message.not_found': { status: 404, zh: '没有这条消息', en: 'There is no such message' },
} as const satisfies Record<string, RefusalWords>;

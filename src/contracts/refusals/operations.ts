import type { RefusalWords } from './words.ts';

/** Noes about running the installation (运行状态). */
export const OPERATIONS_REFUSALS = {
  'operations.nothing_failed': { status: 409, zh: '没有这样的失败任务，可能已由他人处理', en: 'There is no such failed job; somebody may have dealt with it' },
} as const satisfies Record<string, RefusalWords>;

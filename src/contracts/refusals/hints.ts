import type { RefusalWords } from './words.ts';

/** Noes about hints (线索). */
export const HINT_REFUSALS = {
  'hint.not_found': { status: 404, zh: '没有这条线索', en: 'There is no such hint' },
  'hint.dismissed': { status: 409, zh: '这条线索已由他人排除', en: 'Somebody has dismissed this hint already' },
} as const satisfies Record<string, RefusalWords>;

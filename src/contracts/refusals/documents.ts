import type { RefusalWords } from './words.ts';

/** Noes of printed documents (报名表, 承诺书 …). */
export const DOCUMENT_REFUSALS = {
  'document.character_missing': {
    status: 409,
    zh: '暂时无法打印文字“{characters}”：字库中没有该字形。请联系报名地考试管理机构处理，报名本身不受影响',
    en: 'The characters “{characters}” cannot be printed yet because no font draws them. Ask the examination body of your province; your application is not affected',
  },
} as const satisfies Record<string, RefusalWords>;

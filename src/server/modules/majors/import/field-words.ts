import type { ImportField } from '#contracts/major-imports.ts';
import type { MajorHead } from '#contracts/major-versions.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Words } from '#contracts/words.ts';

const WORDS: Record<string, Words> = {
  code: { zh: '专业代码', en: 'Code' }, nameZh: { zh: '专业名称', en: 'Name' }, nameEn: { zh: '英文名称', en: 'English name' }, classZh: { zh: '专业类', en: 'Class' },
  category: { zh: '分类', en: 'Category' }, synonyms: { zh: '同义名称', en: 'Variants' }, note: { zh: '备注', en: 'Note' }, restored: { zh: '补录', en: 'Restored' },
};

/** What a field is called at the head of a column, understood again when a file comes back. */
export function fieldName(field: ImportField, head: Pick<MajorHead, 'columns'>, lang: Lang): string {
  return WORDS[field]?.[lang] ?? head.columns.find((c) => `names.${c.key}` === field)?.name[lang] ?? field;
}

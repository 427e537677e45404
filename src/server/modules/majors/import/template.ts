import { MajorCategory } from '#contracts/eligibility.ts';
import type { ImportField } from '#contracts/major-imports.ts';
import { joinNames } from '#contracts/major-names.ts';
import type { MajorHead, MajorLineContent } from '#contracts/major-versions.ts';
import type { Lang } from '#contracts/refusals.ts';
import { writeSheet, type SheetFormat } from '#server/platform/sheets/write-sheet.ts';
import { fieldName } from './field-words.ts';

const CATEGORY = { core: { zh: '本专业', en: 'core' }, related: { zh: '相近专业', en: 'related' }, other: { zh: '其他专业', en: 'other' } } as const;

/** A category as files name it; anything else as it stands. */
export function categoryText(category: string, lang: Lang): string {
  const known = MajorCategory.safeParse(category);
  return known.success ? CATEGORY[known.data][lang] : category;
}

/** A version's lines, or with none an example, under the headings an import understands (模板). */
export async function majorSheet(head: MajorHead, lines: readonly MajorLineContent[], synonyms: readonly { name: string; code: string }[], format: SheetFormat, lang: Lang): Promise<Buffer> {
  const fields: ImportField[] = ['code', 'nameZh', 'nameEn', 'classZh', 'category', ...head.columns.slice(1).map((c) => `names.${c.key}`), 'synonyms', 'note'];
  const variants = new Map<string, string[]>();
  for (const s of synonyms) variants.set(s.code, [...(variants.get(s.code) ?? []), s.name]);
  const rows = (lines.length > 0 ? lines : [EXAMPLE]).map((line) => {
    // a variant belongs to the major, so it stands at its first line only
    const own = variants.get(line.code) ?? [];
    variants.delete(line.code);
    return fields.map((field) => valueOf(line, field, own, lang));
  });
  return writeSheet([fields.map((f) => fieldName(f, head, lang)), ...rows], { zh: '专业对照表', en: 'Majors' }[lang], format);
}

const EXAMPLE: MajorLineContent = { code: '081001', nameZh: '土木工程', nameEn: 'Civil Engineering', classZh: '土木类', category: 'core', names: {}, restored: false, note: null };

function valueOf(line: MajorLineContent, field: ImportField, synonyms: readonly string[], lang: Lang): string {
  switch (field) {
    case 'code': return line.code;
    case 'nameZh': return line.nameZh;
    case 'nameEn': return line.nameEn;
    case 'classZh': return line.classZh;
    case 'category': return categoryText(line.category, lang);
    case 'synonyms': return joinNames(synonyms);
    case 'note': return line.note ?? '';
    default: return joinNames(line.names[field.slice('names.'.length)] ?? []);
  }
}

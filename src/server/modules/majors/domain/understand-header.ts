import type { ImportField } from '#contracts/major-imports.ts';
import { NEEDED_FIELDS } from '#contracts/major-imports.ts';
import type { MajorHead } from '#contracts/major-versions.ts';
import { bare } from '#server/kernel/sheet-text.ts';

/** How officials head these columns; a heading is understood whatever its place and punctuation. */
const KNOWN: Record<'code' | 'nameZh' | 'nameEn' | 'classZh' | 'category' | 'synonyms' | 'note', readonly string[]> = {
  code: ['专业代码', '代码', '专业编号', 'code'],
  nameZh: ['专业名称', '现行专业名称', '现专业名称', '专业', '所学专业名称', 'major', 'name'],
  nameEn: ['英文名称', '专业英文名称', 'english', 'english name', 'name in english'],
  classZh: ['专业类', '专业类别名称', '学科门类', '门类', 'class'],
  category: ['分类', '类别', '专业类别', '本专业相近专业', 'category'],
  synonyms: ['同义名称', '同义专业名称', '别名', 'variants', 'synonyms'],
  note: ['备注', '说明', 'note', 'remarks'],
};

/** What a heading says, if anything; a catalogue column is known by its name in either language or by its key, the newest is the major's own name. */
export function fieldOfHeading(heading: string, head: Pick<MajorHead, 'columns'>): ImportField | null {
  const asked = bare(heading);
  if (asked === '') return null;
  for (const [field, names] of Object.entries(KNOWN)) if (names.some((n) => bare(n) === asked)) return field;
  const at = head.columns.findIndex((c) => [c.key, c.name.zh, c.name.en].some((n) => bare(n) === asked));
  const column = head.columns[at];
  return column ? (at === 0 ? 'nameZh' : `names.${column.key}`) : null;
}

/** What every heading of a row says; of two that say the same the first counts. */
export function understandHeader(headings: readonly string[], head: Pick<MajorHead, 'columns'>): (ImportField | null)[] {
  const seen = new Set<ImportField>();
  return headings.map((h) => {
    const field = fieldOfHeading(h, head);
    if (field === null || seen.has(field)) return null;
    seen.add(field);
    return field;
  });
}

/** The fields a line needs that no column gives. */
export function missingFields(mapping: readonly (ImportField | null)[]): (typeof NEEDED_FIELDS)[number][] {
  return NEEDED_FIELDS.filter((field) => !mapping.includes(field));
}

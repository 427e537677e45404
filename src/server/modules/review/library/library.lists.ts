import { LibraryScope, type ChecklistCause, type LibraryCheck, type LibraryReason } from '#contracts/review-library.ts';
import type { Words } from '#contracts/words.ts';
import { catalogueNames, listExams } from '#server/modules/catalogue/index.ts';
import { defineList, wholePart, type ListColumn, type ListReading } from '#server/platform/lists/list-source.ts';
import { words } from '../words.ts';
import { CHECKLIST, EVERY_EXAM, NATION, readList, REASONS, scopesUnder, type ListOf } from './lists.ts';

const CAUSES: Record<ChecklistCause, Words> = {
  always: { zh: '总是', en: 'always' }, major_mismatch: { zh: '专业不在对照表内', en: 'major not in the table' }, rests_on_paper: { zh: '条件依据纸质材料', en: 'conditions rest on paper' }, not_all_verified: { zh: '未全部自动核验', en: 'not all verified' },
  no_commitment: { zh: '未采用承诺制', en: 'no commitment' }, on_site: { zh: '现场核验', en: 'on site' },
};
const ENTRY = { code: { zh: '代码', en: 'Code' }, kept: { zh: '制定于', en: 'Kept for' }, zh: { zh: '中文', en: 'Chinese' }, en: { zh: '英文', en: 'English' }, retired: { zh: '已停用', en: 'Retired' } } as const;

/** The lines of one scope and of those it stands on, the widest first, each saying where it is kept. */
function library<E extends LibraryReason | LibraryCheck, const K extends string>(name: string, title: Words, list: ListOf<E>, columns: Record<K, ListColumn>, more: (entry: E, reading: ListReading) => Record<K, string>) {
  const read = async (reading: ListReading, at: LibraryScope) => {
    const rows = [];
    for (const scope of scopesUnder(at)) {
      const kept = await scopeText(reading, scope);
      const { entries } = await readList(reading.tx, list, scope);
      rows.push(...entries.map((e) => ({ code: e.code, kept, zh: e.text.zh, en: e.text.en, retired: e.retired ? '✓' : '', ...more(e, reading) })));
    }
    return rows;
  };
  return defineList<K | keyof typeof ENTRY, typeof LibraryScope>({
    name, title, access: ['review.see'], columns: { ...ENTRY, ...columns }, filters: LibraryScope,
    describe: async (reading, at) => [await scopeText(reading, at)],
    count: async (reading, at) => (await read(reading, at)).length,
    part: async (reading, at, after) => wholePart(await read(reading, at), after),
  });
}

/** 理由库 and 核验清单 as they are kept. */
export const libraryLists = [
  library('review.reasons', { zh: '理由库', en: 'Reasons' }, REASONS, { decision: { zh: '用于', en: 'For' } }, (e, { lang }) => ({ decision: words[lang].acts[e.decision] })),
  library('review.checklist', { zh: '核验清单', en: 'Checklist' }, CHECKLIST, { when: { zh: '何时核对', en: 'When' }, required: { zh: '必须核对', en: 'Required' } }, (e, { lang }) => ({ when: CAUSES[e.when][lang], required: e.required ? '✓' : '' })),
];

async function scopeText({ tx, lang }: ListReading, { province, exam }: { province: string; exam: string }): Promise<string> {
  const place = province === NATION ? words[lang].nation : await catalogueNames(tx, lang).province(province);
  const named = (await listExams(tx)).find((e) => e.code === exam)?.name[lang] ?? exam;
  return exam === EVERY_EXAM ? place : `${place} · ${named}`;
}

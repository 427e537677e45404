import { z } from 'zod';
import { beijingTime } from '#contracts/dates.ts';
import { MajorCategory } from '#contracts/eligibility.ts';
import { joinNames } from '#contracts/major-names.ts';
import { MajorVersionId } from '#contracts/major-versions.ts';
import type { MajorLevel } from '#contracts/majors.ts';
import type { Words } from '#contracts/words.ts';
import { VERSION_STATE_WORDS } from '#server/kernel/two-person-version.ts';
import { defineList, wholePart, type ListReading } from '#server/platform/lists/list-source.ts';
import { lookingAt } from '../asking.ts';
import { categoryText } from '../import/template.ts';
import { countLines, pageOfLines } from './lines.store.ts';
import { viewTables } from './present-version.ts';
import { readVersion } from './take-version.ts';
import { viewSynonyms } from './view-synonyms.ts';
import type { MajorVersion } from './versions.store.ts';

const LEVELS: Record<MajorLevel, Words> = { any: { zh: '不分层次', en: 'all levels' }, undergraduate: { zh: '本科及以下', en: 'bachelor’s and below' }, postgraduate: { zh: '硕士、博士', en: 'master’s and doctorate' } };
const OF_TABLE = { name: { zh: '名称', en: 'Name' }, exams: { zh: '考试', en: 'Exams' }, level: { zh: '学历层次', en: 'Level' }, from: { zh: '起始考试年份', en: 'First exam year' }, to: { zh: '截止考试年份', en: 'Last exam year' } } as const;
const One = z.object({ version: MajorVersionId });
const access = ['rule.edit'] as const;

const ofTable = (t: { title: string; examCodes: readonly string[]; educationLevel: MajorLevel; appliesFrom: number; appliesTo: number | null }, { lang }: ListReading) =>
  ({ name: t.title, exams: t.examCodes.join('、'), level: LEVELS[t.educationLevel][lang], from: String(t.appliesFrom), to: t.appliesTo === null ? '' : String(t.appliesTo) });

/** 专业对照表各版: the editions that answer candidates, and those another took the place of. */
const editionList = defineList({
  name: 'majors.editions', title: { zh: '专业对照表各版', en: 'Editions of the tables of majors' }, access, filters: z.object({}),
  columns: { code: { zh: '版本', en: 'Edition' }, ...OF_TABLE, majors: { zh: '专业数', en: 'Majors' }, variants: { zh: '同义名称数', en: 'Variants' }, complete: { zh: '收录完整', en: 'Complete' }, replaced: { zh: '已被替代', en: 'Replaced by' } },
  count: async (reading) => (await viewTables(lookingAt(reading))).editions.length,
  part: async (reading, _, after) => wholePart((await viewTables(lookingAt(reading))).editions.map((e) => ({ code: e.version, ...ofTable(e, reading), majors: String(e.majors), variants: String(e.synonyms), complete: e.complete ? '✓' : '', replaced: e.replacedBy ?? '' })), after),
});

/** 专业对照表的起草版本: every version people wrote, with where it stands. */
const versionList = defineList({
  name: 'majors.versions', title: { zh: '专业对照表版本记录', en: 'Versions of the tables of majors' }, access, filters: z.object({}),
  columns: { number: { zh: '编号', en: 'Number' }, ...OF_TABLE, based: { zh: '底本', en: 'Copied from' }, state: { zh: '状态', en: 'State' }, by: { zh: '起草人', en: 'Written by' }, changed: { zh: '时间', en: 'Changed at' } },
  count: async (reading) => (await viewTables(lookingAt(reading))).versions.length,
  part: async (reading, _, after) => wholePart((await viewTables(lookingAt(reading))).versions.map((v) => ({ number: String(v.number), ...ofTable(v, reading), based: v.basedOn ?? '', state: VERSION_STATE_WORDS[v.state][reading.lang], by: v.writtenBy, changed: beijingTime(v.changedAt) })), after),
});

/** 对照表内容: the lines of one version, searched as on the screen. */
const lineList = defineList({
  name: 'majors.lines', title: { zh: '专业对照表内容', en: 'Lines of a table of majors' }, access, filters: One.extend({ search: z.string().trim().max(60).default(''), category: MajorCategory.optional() }),
  columns: {
    row: { zh: '行', en: 'Row' }, code: { zh: '专业代码', en: 'Code' }, name: { zh: '专业名称', en: 'Name' }, name_en: { zh: '英文名称', en: 'English name' }, class: { zh: '专业类', en: 'Class' }, category: { zh: '分类', en: 'Category' }, earlier: { zh: '各时期名称', en: 'Names by period' }, note: { zh: '备注', en: 'Note' },
  },
  describe: async (reading, f) => [await textOf(reading, f.version), f.search === '' ? '' : `“${f.search}”`, f.category && categoryText(f.category, reading.lang)],
  count: async (reading, { version, search, category }) => ((await seen(reading, version)) ? countLines(reading.tx, version, { search, category }) : 0),
  async part(reading, { version, search, category }, after, limit) {
    const of = await seen(reading, version);
    const found = of ? await pageOfLines(reading.tx, version, { search, category, after: Number(after ?? 0), limit }) : [];
    const { lang } = reading;
    const earlier = (names: Record<string, string[]>) => (of?.head.columns.slice(1) ?? []).flatMap((c) => (names[c.key]?.length ? [`${c.name[lang]}：${joinNames(names[c.key] ?? [])}`] : [])).join('；');
    const last = found.at(-1);
    return { rows: found.map((l) => ({ row: String(l.at), code: l.code, name: l.nameZh, name_en: l.nameEn, class: l.classZh, category: categoryText(l.category, lang), earlier: earlier(l.names), note: l.note ?? '' })), last: last && String(last.at) };
  },
});

/** 同义专业名称: the name variants of one version. */
const synonymList = defineList({
  name: 'majors.synonyms', title: { zh: '同义专业名称', en: 'Variants of majors' }, access, filters: One,
  columns: { name: { zh: '同义名称', en: 'Variant' }, code: { zh: '专业代码', en: 'Code' }, major: { zh: '对应专业', en: 'Leads to' }, source: { zh: '来源', en: 'Source' }, by: { zh: '登记人', en: 'Added by' }, added: { zh: '登记时间', en: 'Added at' } },
  describe: async (reading, f) => [await textOf(reading, f.version)],
  count: async (reading, { version }) => (await synonymsOf(reading, version)).length,
  part: async (reading, { version }, after) => wholePart((await synonymsOf(reading, version)).map((s) => ({ name: s.name, code: s.code, major: s.majorName ?? '', source: s.source, by: s.addedBy, added: beijingTime(s.addedAt) })), after),
});

export const versionLists = [editionList, versionList, lineList, synonymList];

async function seen(reading: ListReading, id: MajorVersionId): Promise<MajorVersion | undefined> {
  const found = await readVersion(lookingAt(reading), id);
  return found.ok ? found.value : undefined;
}

/** What a version is called beside an export. */
export async function textOf(reading: ListReading, id: MajorVersionId): Promise<string> {
  const found = await seen(reading, id);
  return found ? `${found.head.title[reading.lang]} #${String(found.number)}` : '';
}

async function synonymsOf(reading: ListReading, id: MajorVersionId) {
  const found = await viewSynonyms(lookingAt(reading), id);
  return found.ok ? found.value.synonyms : [];
}

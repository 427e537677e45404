import { z } from 'zod';
import { ExamCode } from '#contracts/catalogue.ts';
import { beijingTime } from '#contracts/dates.ts';
import type { ExamRules } from '#contracts/rules.ts';
import { VERSION_STATE_WORDS } from '#server/kernel/two-person-version.ts';
import { defineList, wholePart, type ListReading } from '#server/platform/lists/list-source.ts';
import { viewExamRules } from './present-rules.ts';

const Filters = z.object({ exam: ExamCode });
const access = ['rule.edit'] as const;
const YEARS = { level: { zh: '级别', en: 'Level' }, title: { zh: '名称', en: 'Title' }, from: { zh: '起始考试年份', en: 'First exam year' }, to: { zh: '截止考试年份', en: 'Last exam year' } } as const;
const yearText = (year: number | null) => (year === null ? '' : String(year));

/** 生效的报考条件: each way in which one exam takes people, in words. */
const inForceList = defineList({
  name: 'rules.in-force', title: { zh: '生效的报考条件', en: 'Conditions in force' }, access, filters: Filters,
  columns: { ...YEARS, way: { zh: '序号', en: 'Way' }, condition: { zh: '条件', en: 'Condition' }, source: { zh: '依据', en: 'Source' } },
  describe: async (reading, f) => [await examText(reading, f)],
  count: async (reading, f) => ways(await read(reading, f)).length,
  part: async (reading, f, after) => wholePart(ways(await read(reading, f)), after),
});

/** 报考条件版本记录: every version people wrote for one exam. */
const versionList = defineList({
  name: 'rules.versions', title: { zh: '报考条件版本记录', en: 'Versions of conditions' }, access, filters: Filters,
  columns: { number: { zh: '编号', en: 'Number' }, ...YEARS, state: { zh: '状态', en: 'State' }, by: { zh: '起草人', en: 'Written by' }, changed: { zh: '时间', en: 'Changed at' } },
  describe: async (reading, f) => [await examText(reading, f)],
  count: async (reading, f) => ((await read(reading, f))?.versions ?? []).length,
  part: async (reading, f, after) => wholePart(((await read(reading, f))?.versions ?? []).map((v) => ({
    number: String(v.number), level: v.levelName, title: v.title, from: String(v.from), to: yearText(v.to), state: VERSION_STATE_WORDS[v.state][reading.lang], by: v.writtenBy, changed: beijingTime(v.changedAt),
  })), after),
});

export const ruleLists = [inForceList, versionList];

async function read({ tx, now, lang, by }: ListReading, { exam }: z.output<typeof Filters>): Promise<ExamRules | undefined> {
  const found = await viewExamRules({ tx, now, lang, by: { staffId: by.staffId, name: '', jurisdiction: by.jurisdiction } }, exam);
  return found.ok ? found.value : undefined;
}

async function examText(reading: ListReading, f: z.output<typeof Filters>): Promise<string> {
  return (await read(reading, f))?.exams.find((e) => e.code === f.exam)?.name ?? '';
}

const ways = (rules: ExamRules | undefined) => (rules?.inForce ?? []).flatMap((set) => set.alternatives.map((condition, at) => ({ level: set.levelName, title: set.title, from: String(set.from), to: yearText(set.to), way: String(at + 1), condition, source: set.source })));

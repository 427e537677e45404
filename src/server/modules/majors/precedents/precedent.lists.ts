import { z } from 'zod';
import { ExamCode } from '#contracts/catalogue.ts';
import { beijingTime } from '#contracts/dates.ts';
import { COUNTS_AS, type CountsAs } from '#contracts/major-precedents.ts';
import type { Words } from '#contracts/words.ts';
import { coversExam } from '#server/kernel/jurisdiction.ts';
import { catalogueNames, listExams } from '#server/modules/catalogue/index.ts';
import { defineList, wholePart, type ListReading } from '#server/platform/lists/list-source.ts';
import { lookingAt } from '../asking.ts';
import { keyOf, keyTo, viewDecisions } from './list-groups.ts';
import { countGroups, listGroups } from './precedents.store.ts';

/** How a major was counted, in the words of files. */
export const COUNTED: Record<CountsAs, Words> = { core: { zh: '本专业', en: 'core' }, related: { zh: '相近专业', en: 'related' }, other: { zh: '其他专业', en: 'other' }, none: { zh: '不符', en: 'not accepted' } };
const access = ['rule.edit'] as const;
const Filters = z.object({ exam: ExamCode.optional(), search: z.string().trim().max(60).default(''), contradictory: z.enum(['yes']).optional() });

/** 审核先例: the majors reviewers had to decide on, with how they did. */
const groupList = defineList({
  name: 'majors.precedents', title: { zh: '审核先例', en: 'Precedents on majors' }, access, filters: Filters,
  columns: {
    exam: { zh: '考试', en: 'Exam' }, major: { zh: '专业', en: 'Major' }, core: { zh: '认定为本专业', en: 'Counted as core' }, related: { zh: '认定为相近专业', en: 'Counted as related' }, other: { zh: '认定为其他专业', en: 'Counted as other' }, none: { zh: '认定不符', en: 'Not accepted' },
    contradictory: { zh: '意见不一致', en: 'Disagreement' }, provinces: { zh: '省份', en: 'Provinces' }, last: { zh: '最近', en: 'Latest' },
  },
  describe: ({ lang }, f) => [f.exam, f.search === '' ? '' : `“${f.search}”`, f.contradictory && { zh: '意见不一致', en: 'disagreement' }[lang]],
  count: async (reading, f) => countGroups(reading.tx, await asked(reading, f)),
  async part(reading, f, after, limit) {
    const found = await listGroups(reading.tx, { ...(await asked(reading, f)), after: after === undefined ? undefined : keyOf(after), limit });
    const names = catalogueNames(reading.tx, reading.lang);
    const exams = new Map<string, string>((await listExams(reading.tx)).map((e) => [e.code, e.name[reading.lang]]));
    const rows = [];
    for (const g of found) {
      const counts = COUNTS_AS.filter((c) => g.counts[c] > 0);
      rows.push({
        exam: exams.get(g.examCode) ?? g.examCode, major: g.stated, core: String(g.counts.core), related: String(g.counts.related), other: String(g.counts.other), none: String(g.counts.none), contradictory: counts.length > 1 ? '✓' : '',
        provinces: (await Promise.all(g.provinces.map((p) => names.province(p)))).join('、'), last: beijingTime(g.lastAt),
      });
    }
    const last = found.at(-1);
    return { rows, last: last && keyTo(last) };
  },
});

/** 各次认定: the decisions on one major for one exam. */
const decisionList = defineList({
  name: 'majors.decisions', title: { zh: '审核先例：各次认定', en: 'Precedents: decisions on one major' }, access, filters: z.object({ exam: ExamCode, major: z.string().trim().max(60) }),
  columns: { counted: { zh: '认定', en: 'Counted as' }, reason: { zh: '理由', en: 'Reason' }, by: { zh: '审核员', en: 'Reviewer' }, place: { zh: '省份', en: 'Province' }, year: { zh: '考试年份', en: 'Exam year' }, at: { zh: '时间', en: 'At' } },
  describe: (_, f) => [f.exam, f.major],
  count: async (reading, f) => (await decisions(reading, f)).length,
  part: async (reading, f, after) => wholePart((await decisions(reading, f)).map((d) => ({ counted: COUNTED[d.countsAs][reading.lang], reason: d.reason, by: d.by, place: d.place, year: String(d.examYear), at: beijingTime(d.at) })), after),
});

export const precedentLists = [groupList, decisionList];

async function asked({ tx, by }: ListReading, f: z.output<typeof Filters>) {
  const codes = (await listExams(tx)).map((e) => e.code).filter((code) => coversExam(by.jurisdiction, code) && (f.exam === undefined || f.exam === code));
  return { examCodes: codes, search: f.search, contradictory: f.contradictory !== undefined };
}

async function decisions(reading: ListReading, { exam, major }: { exam: ExamCode; major: string }) {
  const found = await viewDecisions(lookingAt(reading), exam, major, 10_000);
  return found.ok ? found.value.decisions : [];
}

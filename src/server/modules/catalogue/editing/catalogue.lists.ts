import { z } from 'zod';
import { ExamCode, SittingId, WINDOW_NAMES } from '#contracts/catalogue.ts';
import { beijingTime } from '#contracts/dates.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { provinceOf } from '#server/kernel/jurisdiction.ts';
import { defineList, wholePart, type ListPart, type ListReading } from '#server/platform/lists/list-source.ts';
import { catalogueNames } from '../catalogue-names.ts';
import type { CandidatesPort } from './candidates-port.ts';
import type { Editing } from './editing.ts';
import { viewExams } from './exams/edit-exams.ts';
import { viewFees } from './fees/edit-fees.ts';
import { viewPoints } from './places/edit-places.ts';
import { viewSitting, viewSittings } from './sittings/view-sitting.ts';

const editing = ({ tx, now, lang, by }: ListReading): Editing => ({ tx, now, lang, editor: { staffId: by.staffId, name: '' }, jurisdiction: by.jurisdiction, mayEditNation: false });
const timeOf = (at: number | null | undefined) => (at === null || at === undefined ? '' : beijingTime(at));

/** A short list is read whole, to be counted as to be written. */
function short<F, K extends string>(read: (reading: ListReading, filters: F) => Promise<Partial<Record<K, string>>[]>) {
  return {
    count: async (reading: ListReading, filters: F): Promise<number> => (await read(reading, filters)).length,
    part: async (reading: ListReading, filters: F, after: string | undefined): Promise<ListPart<K>> => wholePart(after === undefined ? await read(reading, filters) : [], after),
  };
}

const WINDOW = {
  apply: { zh: '报名', en: 'Applying' }, confirm: { zh: '信息确认', en: 'Confirming' }, review: { zh: '资格核验', en: 'Review' }, pay: { zh: '缴费', en: 'Paying' }, ticket: { zh: '打印准考证', en: 'Tickets' }, score: { zh: '查分', en: 'Scores' }, recheck: { zh: '成绩复查', en: 'Re-check' },
} satisfies Record<(typeof WINDOW_NAMES)[number], { zh: string; en: string }>;

const OPEN = { open: { zh: '开放', en: 'open' }, closed: { zh: '已关闭', en: 'closed' } };

/** The lists of the setting-up: exams, sittings, windows of provinces, fees, review points. */
export function catalogueLists(candidates: CandidatesPort) {
  const exams = defineList({
    name: 'catalogue.exams', title: { zh: '考试目录', en: 'Exams' }, access: ['exam.edit'], filters: z.object({}),
    columns: { code: { zh: '代码', en: 'Code' }, name: { zh: '考试', en: 'Exam' }, levels: { zh: '级别数', en: 'Levels' }, subjects: { zh: '科目数', en: 'Subjects' }, version: { zh: '版本', en: 'Version' }, draft: { zh: '草稿版本', en: 'Draft' }, changed: { zh: '最近修改', en: 'Changed at' } },
    ...short(async (reading) => (await viewExams(editing(reading))).map((e) => ({ code: e.code, name: e.name[reading.lang], levels: String(e.levels), subjects: String(e.subjects), version: e.published ? String(e.version) : '', draft: e.draftVersion === null ? '' : String(e.draftVersion), changed: timeOf(e.changedAt) }))),
  });
  const sittings = defineList({
    name: 'catalogue.sittings', title: { zh: '考次', en: 'Sittings' }, access: ['window.edit'], filters: z.object({}),
    columns: { exam: { zh: '考试', en: 'Exam' }, year: { zh: '年度', en: 'Year' }, days: { zh: '考试日期', en: 'Exam days' }, provinces: { zh: '省份数', en: 'Provinces' }, opens: { zh: '最早报名', en: 'First opens' }, closes: { zh: '最晚截止', en: 'Last closes' }, announced: { zh: '公布时间', en: 'Announced at' } },
    ...short(async (reading) => (await viewSittings(editing(reading))).map((s) => ({ exam: s.examName[reading.lang], year: String(s.year), days: s.examOn.join('、'), provinces: String(s.provinces), opens: timeOf(s.applyOpensAt), closes: timeOf(s.applyClosesAt), announced: timeOf(s.announcedAt) }))),
  });
  const windows = defineList({
    name: 'catalogue.windows', title: { zh: '各省时间安排', en: 'Windows of the provinces' }, access: ['window.edit'], filters: z.object({ sitting: SittingId }),
    columns: { province: { zh: '省份', en: 'Province' }, window: { zh: '环节', en: 'Window' }, opens: { zh: '开始', en: 'Opens' }, closes: { zh: '结束', en: 'Closes' } },
    describe: async ({ tx, lang }, f) => [await catalogueNames(tx, lang).sitting(f.sitting)],
    ...short(async (reading, f: { sitting: SittingId }) => {
      const found = await viewSitting(editing(reading), f.sitting);
      return !found.ok ? [] : found.value.provinces.flatMap((p) => WINDOW_NAMES.flatMap((name) => {
        const window = p.terms.windows[name];
        return window ? [{ province: p.name[reading.lang], window: WINDOW[name][reading.lang], opens: timeOf(window.opensAt), closes: timeOf(window.closesAt) }] : [];
      }));
    }),
  });
  const fees = defineList({
    name: 'catalogue.fees', title: { zh: '收费标准', en: 'Fees' }, access: ['window.edit'], filters: z.object({ exam: ExamCode }),
    columns: { province: { zh: '省份', en: 'Province' }, level: { zh: '级别', en: 'Level' }, subject: { zh: '科目类型', en: 'Subject kind' }, amount: { zh: '金额（元）', en: 'Amount (CNY)' }, basis: { zh: '依据', en: 'Legal basis' } },
    describe: (_, f) => [f.exam],
    ...short(async (reading, f: { exam: string }) => {
      const found = await viewFees(editing(reading), f.exam);
      return !found.ok ? [] : found.value.schedules.flatMap((s) => s.lines.map((l) => ({ province: s.name[reading.lang], level: l.levelCode ?? '', subject: l.subjectType ?? '', amount: (l.amountInFen / 100).toFixed(2), basis: l.legalBasis })));
    }),
  });
  const points = defineList({
    name: 'catalogue.review-points', title: { zh: '审核点', en: 'Review points' }, access: ['place.edit'], filters: z.object({ province: ProvinceCode.optional() }),
    columns: { id: { zh: '编号', en: 'No.' }, name: { zh: '审核点', en: 'Review point' }, prefecture: { zh: '地市', en: 'City' }, address: { zh: '地址', en: 'Address' }, phone: { zh: '电话', en: 'Phone' }, hours: { zh: '办公时间', en: 'Hours' }, waiting: { zh: '待审核', en: 'Waiting' }, state: { zh: '状态', en: 'State' } },
    describe: async ({ tx, lang }, f) => [await catalogueNames(tx, lang).province(f.province)],
    ...short(async (reading, f: { province?: string | undefined }) => (await viewPoints(editing(reading), { province: f.province ?? provinceOf(reading.by.jurisdiction) }, candidates)).map((p) => ({
      id: p.id, name: p.name[reading.lang], prefecture: p.prefectureName[reading.lang], address: p.address, phone: p.phone, hours: p.hours[reading.lang], waiting: String(p.waiting), state: OPEN[p.closedAt === null ? 'open' : 'closed'][reading.lang],
    }))),
  });
  return [exams, sittings, windows, fees, points];
}

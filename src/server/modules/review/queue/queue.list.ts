import { beijingTime } from '#contracts/dates.ts';
import { refuse } from '#contracts/refusals.ts';
import { ReviewFilter } from '#contracts/review.ts';
import { covers } from '#server/kernel/jurisdiction.ts';
import { accountNames } from '#server/modules/accounts/index.ts';
import { catalogueNames } from '#server/modules/catalogue/index.ts';
import { staffNames } from '#server/modules/staff/index.ts';
import { defineList, pairKey, pairOf, type ListReading } from '#server/platform/lists/list-source.ts';
import type { z } from 'zod';
import { routeReasonTexts } from '../case/present-case.ts';
import { assignmentsOf } from '../work/assignments.store.ts';
import { words } from '../words.ts';
import { countQueue, queueAfter, type Narrowing } from './queue.store.ts';
import { filterOf, stateOfRow } from './read-queue.ts';

/** 审核列表: what the queue shows by the same filters, searches included. */
export const queueList = defineList({
  name: 'review.queue',
  title: { zh: '审核列表', en: 'Review queue' },
  access: ['review.see'],
  columns: {
    number: { zh: '报名序号', en: 'Application no.' }, name: { zh: '姓名', en: 'Name', person: true }, exam: { zh: '考试', en: 'Exam' }, level: { zh: '级别', en: 'Level' }, specialty: { zh: '专业', en: 'Specialty' }, point: { zh: '审核点', en: 'Review point' },
    state: { zh: '报考状态', en: 'State' }, reasons: { zh: '转人工原因', en: 'Why people review it' }, major: { zh: '专业对照', en: 'Major' }, since: { zh: '到达时间', en: 'Since' }, lapses: { zh: '截止时间', en: 'Deadline' }, assigned: { zh: '分派给', en: 'Assigned to' },
  },
  filters: ReviewFilter,
  check: (by, f) => (f.point !== undefined && !covers(by.jurisdiction, { province: f.point.slice(0, 2), prefecture: f.point.slice(0, 4), reviewPoint: f.point }) ? [refuse('export.place_foreign', { path: 'filters.point' })] : []),
  async describe({ tx, lang }, f) {
    const names = catalogueNames(tx, lang);
    const w = LISTED[lang];
    return [
      w.states[f.state], await names.sitting(f.sitting), f.level !== undefined && f.sitting !== undefined ? (await names.choice(f.sitting, f.level)).level : '', await names.point(f.point),
      f.specialty !== undefined && f.level !== undefined && f.sitting !== undefined ? (await names.choice(f.sitting, f.level, f.specialty)).specialty : '', f.subject && w.subject(f.subject), await placeText(names, f.place), f.stands && w.stands[f.stands], f.age && w.ages[f.age],
      ...(f.why === undefined ? [] : routeReasonTexts([f.why], lang)), f.late && w.late, f.unassigned && w.unassigned, f.mine && w.mine, (f.q ?? f.number) !== undefined ? w.search : '',
    ];
  },
  async count(reading, filters) {
    const n = await narrowing(reading, filters);
    return n ? countQueue(reading.tx, n, filters.state, filters.mine === '1') : 0;
  },
  async part(reading, filters, after, limit) {
    const { tx, lang } = reading;
    const n = await narrowing(reading, filters);
    const found = n ? await queueAfter(tx, n, { state: filters.state, mine: filters.mine === '1', after: pairOf(after), limit }) : [];
    const people = await accountNames(tx, found.map((r) => r.accountId));
    const assignments = await assignmentsOf(tx, found.map((r) => r.id));
    const staff = await staffNames(tx, [...assignments.values()].map((a) => a.staffId));
    const names = catalogueNames(tx, lang);
    const rows = [];
    for (const r of found) {
      const choice = await names.choice(r.sittingId, r.levelCode, r.specialtyCode);
      rows.push({
        number: r.number ?? '', name: people.get(r.accountId) ?? '', exam: choice.exam, level: choice.level, specialty: choice.specialty, point: await names.point(r.reviewPointId), state: words[lang].states[stateOfRow(r)],
        reasons: routeReasonTexts(r.routeReasons, lang).join('；'), major: r.majorMatches === false ? LISTED[lang].mismatch : '', since: beijingTime(r.changedAt), lapses: r.lapsesAt === null ? '' : beijingTime(r.lapsesAt), assigned: staff.get(assignments.get(r.id)?.staffId ?? '') ?? '',
      });
    }
    const last = found.at(-1);
    return { rows, last: last && pairKey(last.accountId, last.id) };
  },
});

/** Nothing where the search finds more people than anybody looks through: the screen refuses it too. */
async function narrowing({ tx, kit, now, by }: ListReading, { state: _state, mine: _mine, ...filter }: z.output<typeof ReviewFilter>): Promise<Narrowing | undefined> {
  const read = await filterOf({ tx, kit, now }, filter);
  return read.ok ? { jurisdiction: by.jurisdiction, staffId: by.staffId, filter: read.value, now } : undefined;
}

async function placeText(names: ReturnType<typeof catalogueNames>, place: string | undefined): Promise<string> {
  return place === undefined ? '' : place.length === 2 ? names.province(place) : names.prefecture(place);
}

const LISTED = {
  zh: { states: { online: '待线上核验', on_site: '待现场核验', second: '待复审', pending: '待生效', decided: '已人工核验', all: '全部已确认' }, late: '已超时限', unassigned: '未分派', mine: '本人的', search: '按搜索条件', mismatch: '不在对照表内', subject: (code: string) => `科目 ${code}`, stands: words.zh.stands, ages: words.zh.ages },
  en: { states: { online: 'awaiting online review', on_site: 'awaiting on-site review', second: 'awaiting a second review', pending: 'not yet in effect', decided: 'decided by people', all: 'all confirmed' }, late: 'overdue', unassigned: 'not assigned', mine: 'one’s own', search: 'by a search', mismatch: 'not in the table', subject: (code: string) => `subject ${code}`, stands: words.en.stands, ages: words.en.ages },
};

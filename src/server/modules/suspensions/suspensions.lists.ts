import { z } from 'zod';
import { beijingTime } from '#contracts/dates.ts';
import { yuan } from '#contracts/money.ts';
import { REFUND_STATE_WORDS } from '#contracts/refunds.ts';
import { REMEDY_WORDS, SUSPENSION_STATE_WORDS, SuspendedFilters, SuspensionState } from '#contracts/suspensions.ts';
import { SittingId } from '#contracts/catalogue.ts';
import { accountNames } from '#server/modules/accounts/index.ts';
import { catalogueNames } from '#server/modules/catalogue/index.ts';
import { defineList, pairKey, pairOf, type ListReading } from '#server/platform/lists/list-source.ts';
import { countPeople, listPeople } from './people.store.ts';
import { viewSuspensions } from './present-suspension.ts';
import { findSuspension } from './suspensions.store.ts';

const REMEDIES = { undecided: { zh: '未选择', en: 'not chosen' }, refund: { zh: '退费', en: 'fee back' }, resit: { zh: '延期考试', en: 'held anew' } };
const MOST = 1_000;

const all = async ({ tx, kit, now, lang, by }: ListReading, f: { state?: SuspensionState | undefined; sitting?: string | undefined }) => {
  const lines = [];
  let after: string | undefined;
  do {
    const page = await viewSuspensions({ tx, kit, now, lang, by: { ...by, name: '' } }, { state: f.state, sitting: f.sitting, after });
    lines.push(...page.lines);
    after = page.next ?? undefined;
  } while (after !== undefined && lines.length < MOST);
  return lines;
};

/** 停考事项: what was suspended where, and how far it is. */
const suspensionList = defineList({
  name: 'suspensions.suspensions', title: { zh: '停考事项', en: 'Suspensions' }, access: ['suspension.see'], filters: z.object({ state: SuspensionState.optional(), sitting: SittingId.optional() }),
  columns: {
    sitting: { zh: '考试', en: 'Exam' }, place: { zh: '停考范围', en: 'Where' }, half_days: { zh: '场次', en: 'Half-days' }, remedy: { zh: '处理方式', en: 'Remedy' }, state: { zh: '状态', en: 'State' }, reason: { zh: '原因', en: 'Why' }, document: { zh: '文号', en: 'Document' },
    people: { zh: '人数', en: 'People' }, amount: { zh: '已缴金额（元）', en: 'Paid (CNY)' }, by: { zh: '提出人', en: 'Proposed by' }, at: { zh: '提出时间', en: 'Proposed at' }, approved: { zh: '批准人', en: 'Approved by' },
  },
  describe: async ({ tx, lang }, f) => [f.state && SUSPENSION_STATE_WORDS[f.state][lang], await catalogueNames(tx, lang).sitting(f.sitting)],
  count: async (reading, f) => (await all(reading, f)).length,
  async part(reading, f, after) {
    if (after !== undefined) return { rows: [], last: undefined };
    const { lang } = reading;
    const rows = (await all(reading, f)).map((s) => ({
      sitting: s.sitting[lang], place: s.place[lang], half_days: s.halfDays.map((h) => h[lang]).join(lang === 'zh' ? '、' : ', '), remedy: REMEDY_WORDS[s.remedy][lang], state: SUSPENSION_STATE_WORDS[s.state][lang], reason: s.reason, document: s.documentNumber,
      people: String(s.people), amount: yuan(s.paidInFen), by: s.proposedBy, at: beijingTime(s.proposedAt), approved: s.approvedBy ?? '',
    }));
    return { rows, last: 'end' };
  },
});

/** 停考人员名单: whom one suspension touched, with what they have. */
const peopleList = defineList({
  name: 'suspensions.people', title: { zh: '停考人员名单', en: 'People of a suspension' }, access: ['suspension.see'], filters: SuspendedFilters,
  columns: {
    number: { zh: '报名序号', en: 'Application no.' }, name: { zh: '姓名', en: 'Name', person: true }, place: { zh: '地市', en: 'City' }, subjects: { zh: '停考科目', en: 'Papers' }, remedy: { zh: '处理', en: 'Remedy' }, amount: { zh: '已缴金额（元）', en: 'Paid (CNY)' },
    refund: { zh: '退费单号', en: 'Refund no.' }, state: { zh: '退费状态', en: 'Refund' }, moved: { zh: '已转入延期考试', en: 'In the resit' },
  },
  describe: async ({ tx, lang }, f) => [f.remedy && REMEDIES[f.remedy][lang], await catalogueNames(tx, lang).prefecture(f.prefecture)],
  count: async ({ tx, by }, f) => ((await findSuspension(tx, by.jurisdiction, f.suspension)) ? countPeople(tx, by.jurisdiction, { suspensionId: f.suspension, remedy: f.remedy, prefecture: f.prefecture }) : 0),
  async part({ tx, by, lang }, f, after, limit) {
    const found = (await findSuspension(tx, by.jurisdiction, f.suspension)) ? await listPeople(tx, by.jurisdiction, { suspensionId: f.suspension, remedy: f.remedy, prefecture: f.prefecture }, pairOf(after), limit) : [];
    const people = await accountNames(tx, found.map((p) => p.accountId));
    const names = catalogueNames(tx, lang);
    const rows = [];
    for (const p of found) {
      rows.push({
        number: p.number, name: people.get(p.accountId) ?? '', place: await names.prefecture(p.prefecture), subjects: p.subjects.join(' '), remedy: REMEDIES[p.remedy][lang], amount: yuan(p.paidInFen), refund: p.refund?.number ?? '', state: p.refund ? REFUND_STATE_WORDS[p.refund.state][lang] : '',
        moved: p.moved ? { zh: '是', en: 'yes' }[lang] : '',
      });
    }
    const last = found.at(-1);
    return { rows, last: last && pairKey(last.accountId, last.applicationId) };
  },
});

export const suspensionLists = [suspensionList, peopleList];

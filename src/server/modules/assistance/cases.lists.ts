import { CaseFilter } from '#contracts/assistance.ts';
import type { CaseList } from '#contracts/case-lists.ts';
import { beijingTime } from '#contracts/dates.ts';
import type { Permission } from '#contracts/staff.ts';
import type { Words } from '#contracts/words.ts';
import { defineList, pairKey, placeOf } from '#server/platform/lists/list-source.ts';
import { kindsOf } from './case-lists.ts';
import { countCases, listCases } from './cases.store.ts';
import { presentItems } from './present-case.ts';

const STATES = { waiting: { zh: '待处理', en: 'waiting' }, all: { zh: '全部', en: 'all' } };

/** The lists of cases: unlocks, help with accounts, appeals, each as its screen shows it. */
export const caseLists = [
  listOf('unlocks', { zh: '解锁修改', en: 'Unlocks' }, ['application.unlock']),
  listOf('accounts', { zh: '协助考生', en: 'Help with accounts' }, ['candidate.assist', 'candidate.assist_approve']),
  listOf('appeals', { zh: '复核申请', en: 'Appeals' }, ['appeal.decide']),
];

function listOf(list: CaseList, title: Words, access: Permission[]) {
  const kinds = kindsOf(list);
  return defineList({
    name: `assistance.${list}`, title, access,
    columns: {
      kind: { zh: '事项', en: 'Kind' }, name: { zh: '姓名', en: 'Name', person: true }, document_number: { zh: '证件号码（已遮盖）', en: 'Document number (masked)' }, about: { zh: '内容', en: 'About' }, state: { zh: '状态', en: 'State' },
      by: { zh: '提出人', en: 'Asked by' }, opened: { zh: '提出时间', en: 'Opened at' }, due: { zh: '办理期限', en: 'Due' },
    },
    filters: CaseFilter.omit({ after: true }),
    describe: ({ lang }, f) => [STATES[f.state][lang]],
    count: ({ tx, by }, { state }) => countCases(tx, by.jurisdiction, { kinds, state }),
    async part({ tx, kit, by, lang }, { state }, after, limit) {
      const cases = await listCases(tx, kit.crypto, by.jurisdiction, { kinds, state, size: limit, after: placeOf(after) });
      const last = cases.at(-1);
      const rows = (await presentItems({ tx, kit }, cases, lang)).map((c) => ({ kind: c.kindText, name: c.name, document_number: c.documentNumber, about: c.about, state: c.stateText, by: c.byName ?? '', opened: beijingTime(c.openedAt), due: c.dueAt === null ? '' : beijingTime(c.dueAt) }));
      return { rows, last: last && pairKey(String(last.openedAt), last.id) };
    },
  });
}

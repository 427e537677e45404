import { z } from 'zod';
import { beijingTime } from '#contracts/dates.ts';
import { refuse } from '#contracts/refusals.ts';
import { RecheckResult, ReverifyRunId } from '#contracts/reverification.ts';
import { accountsInBrief } from '#server/modules/accounts/index.ts';
import { listLiveApplications } from '#server/modules/applications/index.ts';
import { STATE_WORDS } from '#server/modules/verification/index.ts';
import { defineList, numberOf, pairKey, placeOf, type ListReader } from '#server/platform/lists/list-source.ts';
import { countSettled, listSettled } from './items.store.ts';
import { presentRuns, whyText } from './present-run.ts';
import { countRuns, listRuns } from './runs.store.ts';
import { words } from './words.ts';

const check = (by: ListReader) => (by.jurisdiction.kind === 'nation' ? [] : [refuse('request.forbidden')]);
const Filters = z.object({ run: ReverifyRunId, result: RecheckResult.exclude(['waiting']).default('changed') });

/** 批量复核: every run with what it came to. */
export const runsList = defineList({
  name: 'reverification.runs', title: { zh: '批量复核', en: 'Checks of old results' }, access: ['verification.decide'], filters: z.object({}), check,
  columns: {
    kind: { zh: '核验种类', en: 'Kind' }, scope: { zh: '范围', en: 'Of whom' }, states: { zh: '原结果', en: 'Results' }, before: { zh: '答复早于', en: 'Answered before' }, state: { zh: '状态', en: 'State' }, total: { zh: '总数', en: 'Total' },
    same: { zh: '不变', en: 'Same' }, changed: { zh: '有变化', en: 'Changed' }, unanswered: { zh: '没有答复', en: 'No answer' }, gone: { zh: '不再适用', en: 'Gone' }, reason: { zh: '理由', en: 'Reason' }, by: { zh: '提出人', en: 'Proposed by' },
    at: { zh: '提出时间', en: 'Proposed at' }, second: { zh: '第二人', en: 'Second person' }, ended: { zh: '完成时间', en: 'Ended at' },
  },
  count: ({ tx }) => countRuns(tx),
  async part({ tx, lang, by }, _, after, limit) {
    const runs = await listRuns(tx, placeOf(after), limit);
    const last = runs.at(-1);
    const shown = await presentRuns(tx, runs, by.staffId, lang);
    return {
      rows: shown.map((r) => ({
        kind: r.kindText, scope: r.scopeText, states: r.statesText, before: beijingTime(r.answeredBefore), state: r.stateText, total: String(r.total), same: String(r.same), changed: String(r.changed), unanswered: String(r.unanswered), gone: String(r.gone),
        reason: r.reason, by: r.proposedBy, at: beijingTime(r.proposedAt), second: r.decidedBy ?? '', ended: r.endedAt === null ? '' : beijingTime(r.endedAt),
      })),
      last: last && pairKey(String(last.proposedAt), last.id),
    };
  },
});

/** 批量复核结果: whose results changed (or came to something else), with the live applications of each. */
export const runItemsList = defineList({
  name: 'reverification.results', title: { zh: '批量复核结果', en: 'Results of a check' }, access: ['verification.decide'], filters: Filters, check,
  columns: {
    name: { zh: '姓名', en: 'Name', person: true }, document: { zh: '证件号码', en: 'Document number', numbers: true }, from: { zh: '原结果', en: 'Was' }, to: { zh: '现结果', en: 'Is' }, why: { zh: '原因', en: 'Why' }, applications: { zh: '有效报名', en: 'Live applications' }, at: { zh: '时间', en: 'At' },
  },
  describe: ({ lang }, f) => [`#${f.run.slice(-8)}`, words[lang].results[f.result]],
  count: ({ tx }, f) => countSettled(tx, f.run, f.result),
  async part({ tx, kit, lang, whole }, f, after, limit) {
    const [at, accountId, rowId] = after?.split('~') ?? [];
    const found = await listSettled(tx, f.run, f.result, at !== undefined && accountId !== undefined && rowId !== undefined ? { at: Number(at), accountId, rowId } : undefined, limit);
    const people = await accountsInBrief(tx, kit.crypto, found.map((item) => item.accountId));
    const rows = await Promise.all(found.map(async (item) => ({
      name: people.get(item.accountId)?.name ?? '', document: numberOf(people.get(item.accountId)?.documentNumber, whole), from: STATE_WORDS[lang][item.from], to: item.to === null ? '' : STATE_WORDS[lang][item.to],
      why: whyText(item, lang) ?? '', applications: (await listLiveApplications(tx, item.accountId)).flatMap(({ number }) => (number === null ? [] : [number])).join(' '), at: beijingTime(item.settledAt),
    })));
    const last = found.at(-1);
    return { rows, last: last && [String(last.settledAt), last.accountId, last.rowId].join('~') };
  },
});

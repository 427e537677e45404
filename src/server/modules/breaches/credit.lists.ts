import { z } from 'zod';
import { ComparisonId, CreditReportFilter } from '#contracts/credit-reports.ts';
import { beijingTime } from '#contracts/dates.ts';
import { countDifferencesWithin, countReconciliations, countReportsWithin, findReconciliation, listDifferencesWithin, listReconciliations, listReportsWithin } from '#server/modules/integrity/index.ts';
import { defineList, pairKey, placeOf } from '#server/platform/lists/list-source.ts';
import { creditWords } from './credit-words.ts';
import { presentComparisons, presentDifferences, presentReports } from './present-credit.ts';

const access = ['integrity.see'] as const;
const timeOf = (at: number | null): string => (at === null ? '' : beijingTime(at));

const reports = defineList({
  name: 'breaches.credit-reports', title: { zh: '信用平台上报', en: 'Reports to the credit platform' }, access, filters: CreditReportFilter.omit({ after: true }),
  columns: {
    decision: { zh: '决定文号', en: 'Decision no.' }, kind: { zh: '种类', en: 'Kind' }, place: { zh: '记录机构', en: 'Agency' }, wanted: { zh: '上报事项', en: 'To be' }, state: { zh: '状态', en: 'State' }, tries: { zh: '未成次数', en: 'Failed tries' },
    why: { zh: '最近答复', en: 'Last answer' }, next: { zh: '下次上报', en: 'Next try' }, receipt: { zh: '回执号', en: 'Receipt' }, taken: { zh: '对方收到', en: 'Taken at' }, ordered: { zh: '提交上报', en: 'Ordered at' },
  },
  describe: ({ lang }, { state }) => [state && creditWords[lang].states[state]],
  async count({ tx, by }, { state }) {
    const counts = await countReportsWithin(tx, by.jurisdiction);
    return state === undefined ? counts.queued + counts.taken + counts.refused : counts[state];
  },
  async part({ tx, by, lang }, { state }, after, limit) {
    const found = await listReportsWithin(tx, by.jurisdiction, { state, after: placeOf(after), size: limit });
    const last = found.at(-1);
    return {
      rows: (await presentReports(tx, found, by.permissions, lang)).map((r) => ({
        decision: r.decisionNumber, kind: r.kindText, place: r.placeText, wanted: r.wantedText, state: r.stateText, tries: String(r.tries), why: r.whyText ?? '', next: timeOf(r.nextAt), receipt: r.receipt ?? '', taken: timeOf(r.takenAt), ordered: beijingTime(r.orderedAt),
      })),
      last: last && pairKey(String(last.orderedAt), last.id),
    };
  },
});

const comparisons = defineList({
  name: 'breaches.credit-comparisons', title: { zh: '信用平台双向核对', en: 'Comparisons with the credit platform' }, access, filters: z.object({}),
  columns: { at: { zh: '核对时间', en: 'Compared at' }, state: { zh: '结果', en: 'Result' }, compared: { zh: '核对条数', en: 'Compared' }, differing: { zh: '差异', en: 'Differing' }, within: { zh: '其中本辖区', en: 'Of these here' } },
  count: ({ tx }) => countReconciliations(tx),
  async part({ tx, by, lang }, _, after, limit) {
    const found = await listReconciliations(tx, { after: placeOf(after), size: limit });
    const last = found.at(-1);
    return {
      rows: (await presentComparisons(tx, by.jurisdiction, found, lang)).map((r) => ({ at: beijingTime(r.at), state: r.stateText, compared: String(r.compared), differing: String(r.differing), within: String(r.within) })),
      last: last && pairKey(String(last.beganAt), last.id),
    };
  },
});

const differences = defineList({
  name: 'breaches.credit-differences', title: { zh: '信用平台核对差异', en: 'Differences with the credit platform' }, access, filters: z.object({ comparison: ComparisonId }),
  columns: {
    decision: { zh: '决定文号', en: 'Decision no.' }, record: { zh: '记录编号', en: 'Record' }, place: { zh: '记录机构', en: 'Agency' }, kind: { zh: '差异', en: 'Difference' }, ours: { zh: '本平台', en: 'Here' }, theirs: { zh: '信用平台', en: 'There' }, mended: { zh: '处理', en: 'Done' },
  },
  async describe({ tx }, { comparison }) {
    const found = await findReconciliation(tx, comparison);
    return [found && beijingTime(found.beganAt)];
  },
  count: async ({ tx, by }, { comparison }) => (await countDifferencesWithin(tx, by.jurisdiction, [comparison])).get(comparison) ?? 0,
  async part({ tx, by, lang }, { comparison }, after, limit) {
    const found = await listDifferencesWithin(tx, by.jurisdiction, comparison, after, limit);
    return {
      rows: (await presentDifferences(tx, found, lang)).map((d) => ({ decision: d.decisionNumber ?? '', record: d.recordId, place: d.placeText ?? '', kind: d.kindText, ours: d.oursText, theirs: d.theirsText, mended: d.mendedText })),
      last: found.at(-1)?.recordId,
    };
  },
});

/** What leaves the house of the reports to the credit platform. */
export const creditLists = [reports, comparisons, differences];

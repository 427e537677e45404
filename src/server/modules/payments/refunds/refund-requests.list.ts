import { beijingTime } from '#contracts/dates.ts';
import { yuan } from '#contracts/money.ts';
import { AFTER_REFUND_WORDS, REFUND_REQUEST_STATE_WORDS, RefundRequestFilters } from '#contracts/refund-requests.ts';
import { REFUND_OCCASION_WORDS } from '#contracts/refunds.ts';
import { accountNames } from '#server/modules/accounts/index.ts';
import { defineList, pairKey, pairOf } from '#server/platform/lists/list-source.ts';
import { countRequests, requestsAfter } from './refund-requests.store.ts';

/** 退费申请: what persons of finance asked for and what was decided, by whom. */
export const refundRequestList = defineList({
  name: 'payments.refund-requests', title: { zh: '退费申请', en: 'Requests for refunds' }, access: ['payment.see'], filters: RefundRequestFilters,
  columns: {
    order_number: { zh: '订单号', en: 'Order no.' }, application: { zh: '报名序号', en: 'Application no.' }, name: { zh: '姓名', en: 'Name', person: true }, amount: { zh: '金额（元）', en: 'Amount (CNY)' }, ground: { zh: '退费依据', en: 'Ground' }, after: { zh: '报名的处理', en: 'The application' }, reason: { zh: '说明', en: 'Why' },
    state: { zh: '状态', en: 'State' }, requested_by: { zh: '申请人', en: 'Asked by' }, requested: { zh: '申请时间', en: 'Asked at' }, decided_by: { zh: '复核人', en: 'Decided by' }, decided: { zh: '复核时间', en: 'Decided at' }, decision: { zh: '复核意见', en: 'Decision' },
  },
  describe: ({ lang }, f) => Promise.resolve([f.state && REFUND_REQUEST_STATE_WORDS[f.state][lang], f.ground && REFUND_OCCASION_WORDS[f.ground][lang]]),
  count: ({ tx, by }, filters) => countRequests(tx, by.jurisdiction, filters),
  async part({ tx, by, lang }, filters, after, limit) {
    const found = await requestsAfter(tx, by.jurisdiction, filters, pairOf(after), limit);
    const people = await accountNames(tx, found.map((r) => r.accountId));
    const last = found.at(-1);
    return {
      rows: found.map((r) => ({
        order_number: r.orderNumber, application: r.applicationNumber, name: people.get(r.accountId) ?? '', amount: yuan(r.amountInFen), ground: REFUND_OCCASION_WORDS[r.ground][lang], after: AFTER_REFUND_WORDS[r.application][lang], reason: r.reason, state: REFUND_REQUEST_STATE_WORDS[r.state][lang],
        requested_by: r.requestedBy, requested: beijingTime(r.requestedAt), decided_by: r.decidedBy ?? '', decided: r.decidedAt === null ? '' : beijingTime(r.decidedAt), decision: r.decisionReason ?? '',
      })),
      last: last && pairKey(last.accountId, last.id),
    };
  },
});

import { yuan } from '#contracts/money.ts';
import { beijingTime } from '#contracts/dates.ts';
import { REFUND_OCCASION_WORDS, REFUND_STATE_WORDS, RefundListFilters } from '#contracts/refunds.ts';
import { accountNames } from '#server/modules/accounts/index.ts';
import { catalogueNames } from '#server/modules/catalogue/index.ts';
import { defineList, pairKey, pairOf } from '#server/platform/lists/list-source.ts';
import { failureText } from './refund-failures.ts';
import { countRefunds, refundsAfter } from './refunds.list.store.ts';
import { refundOf } from './refunds.store.ts';

const WAYS = { channel: { zh: '原路退回', en: 'the way it came' }, desk: { zh: '现场退费', en: 'at the cash desk' } };

/** 退费名单: every refund within the jurisdiction, for the cash desk and for comparing with the bank. */
export const refundList = defineList({
  name: 'payments.refunds', title: { zh: '退费名单', en: 'Refunds' }, access: ['payment.see'], filters: RefundListFilters,
  columns: {
    number: { zh: '退费单号', en: 'Refund no.' }, order_number: { zh: '原订单号', en: 'Order no.' }, application: { zh: '报名序号', en: 'Application no.' }, name: { zh: '姓名', en: 'Name', person: true }, exam: { zh: '考试', en: 'Exam' }, province: { zh: '报考省份', en: 'Province' },
    amount: { zh: '金额（元）', en: 'Amount (CNY)' }, reason: { zh: '退费原因', en: 'Why' }, way: { zh: '退费方式', en: 'How' }, state: { zh: '状态', en: 'State' }, failure: { zh: '失败原因', en: 'Why it failed' }, opened: { zh: '生成时间', en: 'Opened at' }, done: { zh: '退款时间', en: 'Done at' },
    reference: { zh: '渠道退款流水号', en: 'Channel reference' }, receipt: { zh: '现场退费凭证号', en: 'Receipt no.' }, handed: { zh: '转现场人', en: 'Handed over by', rarely: true }, paid_out: { zh: '现场退费人', en: 'Paid out by', rarely: true },
  },
  async describe({ tx, lang }, f) {
    const names = catalogueNames(tx, lang);
    return [await names.sitting(f.sitting), f.place === undefined ? '' : await (f.place.length === 2 ? names.province : f.place.length === 4 ? names.prefecture : names.point)(f.place), f.state && REFUND_STATE_WORDS[f.state][lang], f.way && WAYS[f.way][lang], f.reason && REFUND_OCCASION_WORDS[f.reason][lang], f.from && `≥ ${f.from}`, f.to && `≤ ${f.to}`];
  },
  count: ({ tx, by }, filters) => countRefunds(tx, by.jurisdiction, filters),
  async part({ tx, by, lang }, filters, after, limit) {
    const found = await refundsAfter(tx, by.jurisdiction, filters, pairOf(after), limit);
    const people = await accountNames(tx, found.map((o) => o.account_id));
    const names = catalogueNames(tx, lang);
    const rows = [];
    for (const row of found) {
      const r = refundOf(row);
      rows.push({
        number: r.number, order_number: row.order_number, application: row.number ?? '', name: people.get(r.accountId) ?? '', exam: await names.sitting(row.sitting_id), province: await names.province(row.province), amount: yuan(r.amountInFen),
        reason: REFUND_OCCASION_WORDS[r.reason][lang], way: WAYS[r.way][lang], state: REFUND_STATE_WORDS[r.state][lang], failure: failureText(r.failure, lang), opened: beijingTime(r.openedAt), done: r.doneAt === null ? '' : beijingTime(r.doneAt),
        reference: r.reference ?? '', receipt: r.receiptNumber ?? '', handed: row.handed_by_name ?? '', paid_out: row.paid_out_by_name ?? '',
      });
    }
    const last = found.at(-1);
    return { rows, last: last && pairKey(last.account_id, last.id) };
  },
});

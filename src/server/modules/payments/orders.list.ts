import { beijingTime } from '#contracts/dates.ts';
import { OrderListFilters, OrderState } from '#contracts/payments.ts';
import { accountNames } from '#server/modules/accounts/index.ts';
import { catalogueNames } from '#server/modules/catalogue/index.ts';
import { defineList, pairKey, pairOf } from '#server/platform/lists/list-source.ts';
import { countOrders, ordersAfter } from './orders.list.store.ts';
import { ORDER_STATE_WORDS } from './payments.present.ts';

const HOW = { online: { zh: '网上', en: 'online' }, on_site: { zh: '现场', en: 'at the counter' } };

/** 缴费订单: what was asked for and what was paid, for comparing with the bank (对账). */
export const orderList = defineList({
  name: 'payments.orders',
  title: { zh: '缴费订单', en: 'Payment orders' },
  access: ['payment.see'],
  columns: {
    order_number: { zh: '订单号', en: 'Order no.' }, number: { zh: '报名序号', en: 'Application no.' }, name: { zh: '姓名', en: 'Name', person: true }, exam: { zh: '考试', en: 'Exam' }, province: { zh: '报考省份', en: 'Province' }, point: { zh: '审核点', en: 'Review point', rarely: true },
    amount: { zh: '金额（元）', en: 'Amount (CNY)' }, how: { zh: '缴费方式', en: 'How' }, state: { zh: '订单状态', en: 'State' }, opened: { zh: '生成时间', en: 'Opened at' }, paid: { zh: '支付时间', en: 'Paid at' },
    channel: { zh: '渠道流水号', en: 'Channel reference' }, receipt: { zh: '现场票据号', en: 'Receipt no.' },
  },
  filters: OrderListFilters,
  async describe({ tx, lang }, f) {
    const names = catalogueNames(tx, lang);
    return [await names.sitting(f.sitting), f.place === undefined ? '' : await (f.place.length === 2 ? names.province : f.place.length === 4 ? names.prefecture : names.point)(f.place), f.state && ORDER_STATE_WORDS[f.state][lang], f.how && HOW[f.how][lang], f.from && `≥ ${f.from}`, f.to && `≤ ${f.to}`];
  },
  count: ({ tx, by }, filters) => countOrders(tx, by.jurisdiction, filters),
  async part({ tx, by, lang }, filters, after, limit) {
    const found = await ordersAfter(tx, by.jurisdiction, filters, pairOf(after), limit);
    const people = await accountNames(tx, found.map((o) => o.account_id));
    const names = catalogueNames(tx, lang);
    const rows = [];
    for (const o of found) {
      rows.push({
        order_number: o.order_number, number: o.number ?? '', name: people.get(o.account_id) ?? '', exam: await names.sitting(o.sitting_id), province: await names.province(o.province), point: await names.point(o.review_point_id),
        amount: (o.amount_in_fen / 100).toFixed(2), how: HOW[o.how === 'on_site' ? 'on_site' : 'online'][lang], state: ORDER_STATE_WORDS[OrderState.parse(o.state)][lang], opened: beijingTime(o.opened_at.getTime()),
        paid: o.paid_at ? beijingTime(o.paid_at.getTime()) : '', channel: o.channel_reference ?? '', receipt: o.receipt_number ?? '',
      });
    }
    const last = found.at(-1);
    return { rows, last: last && pairKey(last.account_id, last.id) };
  },
});

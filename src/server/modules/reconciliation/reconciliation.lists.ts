import { z } from 'zod';
import { beijingDay, beijingTime } from '#contracts/dates.ts';
import { yuan } from '#contracts/money.ts';
import { BILL_STATE_WORDS, BillFilters, CLOSING_KIND_WORDS, CLOSING_STATE_WORDS, ClosingFilters, DIFFERENCE_CLASS_WORDS, DIFFERENCE_OUTCOME_WORDS, DIFFERENCE_STATE_WORDS, DifferenceFilters, Receiving } from '#contracts/reconciliation.ts';
import { catalogueNames } from '#server/modules/catalogue/index.ts';
import type { PaymentChannels } from '#server/modules/payments/index.ts';
import { defineList, pairKey, pairOf, placeOf, wholePart, type AnyList, type ListReading } from '#server/platform/lists/list-source.ts';
import { countBills, listBills } from './bills/bills.store.ts';
import { accountsSeenBy, channelName } from './bills/present-bills.ts';
import { countClosings, listClosings } from './closings/closings.store.ts';
import { lineOf as closingLine } from './closings/present-closings.ts';
import { countDifferences, listDifferences } from './differences/differences.store.ts';
import { differenceOf } from './domain/difference-acts.ts';
import { viewDays } from './matching/present-days.ts';

const access = ['reconciliation.see'] as const;
const fen = (amount: number | null) => (amount === null ? '' : yuan(amount));
const DAYS = { compared: { zh: '已核对', en: 'compared' }, comparing: { zh: '核对中', en: 'being compared' }, reading: { zh: '读取中', en: 'being read' }, missing: { zh: '缺账单', en: 'no bill' } };

/** The lists of reconciliation as they leave the house (账单、差异、每日对账、结账). */
export function reconciliationLists(channels: PaymentChannels): readonly AnyList[] {
  const bookingOf = ({ tx, kit, now, lang, by }: ListReading) => ({ tx, kit, now, lang, by: { ...by, kind: 'staff' as const, sessionId: '', name: '' } });

  const bills = defineList({
    name: 'reconciliation.bills', title: { zh: '渠道账单', en: 'Bills of channels' }, access, filters: BillFilters,
    columns: {
      channel: { zh: '收款账户', en: 'Account' }, day: { zh: '账单日', en: 'Day' }, edition: { zh: '版次', en: 'Edition' }, state: { zh: '状态', en: 'State' }, payments: { zh: '收款笔数', en: 'Payments' }, paid: { zh: '收款（元）', en: 'Paid (CNY)' }, refunds: { zh: '退款笔数', en: 'Refunds' }, refunded: { zh: '退款（元）', en: 'Refunded (CNY)' }, fees: { zh: '手续费（元）', en: 'Fees (CNY)' },
      by: { zh: '上传人', en: 'Brought by' }, at: { zh: '时间', en: 'At' }, reason: { zh: '更正原因', en: 'Why corrected' }, digest: { zh: '摘要', en: 'Digest', rarely: true },
    },
    count: ({ tx, by }, f) => countBills(tx, accountsSeenBy(channels, by.jurisdiction), f),
    async part({ tx, by, lang }, f, after, limit) {
      const pair = pairOf(after);
      const found = await listBills(tx, accountsSeenBy(channels, by.jurisdiction), f, pair && { day: pair[0], id: pair[1] }, limit);
      const last = found.at(-1);
      return {
        rows: found.map((b) => ({ channel: channelName(channels, b.receiving, lang), day: b.day, edition: String(b.edition), state: BILL_STATE_WORDS[b.state][lang], payments: String(b.payments), paid: yuan(b.paymentsInFen), refunds: String(b.refunds), refunded: yuan(b.refundsInFen), fees: yuan(b.feesInFen), by: b.broughtBy, at: beijingTime(b.broughtAt), reason: b.reason, digest: b.digest })),
        last: last && pairKey(last.day, last.id),
      };
    },
  });

  const narrow = (f: DifferenceFilters, { now, by }: ListReading) => ({ ...f, today: beijingDay(now), mine: by.staffId });
  const differences = defineList({
    name: 'reconciliation.differences', title: { zh: '对账差异', en: 'Differences' }, access, filters: DifferenceFilters,
    columns: {
      channel: { zh: '收款账户', en: 'Account' }, day: { zh: '对账日', en: 'Day' }, kind: { zh: '收退', en: 'Kind' }, class: { zh: '类别', en: 'Class' }, state: { zh: '状态', en: 'State' }, outcome: { zh: '结果', en: 'Outcome' }, order: { zh: '支付订单号', en: 'Order no.' }, number: { zh: '渠道订单号', en: 'Number at the channel' }, reference: { zh: '渠道流水号', en: 'Reference' }, refund: { zh: '退费单号', en: 'Refund no.' },
      theirs: { zh: '账单（元）', en: 'Bill (CNY)' }, ours: { zh: '我方（元）', en: 'Ours (CNY)' }, difference: { zh: '差额（元）', en: 'Difference (CNY)' }, province: { zh: '省份', en: 'Province' }, sitting: { zh: '考试', en: 'Exam' }, owner: { zh: '负责人', en: 'Owner' }, due: { zh: '办理期限', en: 'Due' }, found: { zh: '发现时间', en: 'Found' }, settled: { zh: '办结时间', en: 'Settled' },
    },
    count: (reading, f) => countDifferences(reading.tx, reading.by.jurisdiction, narrow(f, reading)),
    async part(reading, f, after, limit) {
      const { tx, by, lang } = reading;
      const found = await listDifferences(tx, by.jurisdiction, narrow(f, reading), placeOf(after), limit);
      const names = catalogueNames(tx, lang);
      const rows = [];
      for (const d of found) {
        rows.push({
          channel: channelName(channels, d.receiving, lang), day: d.day, kind: (d.kind === 'refund' ? { zh: '退款', en: 'refund' } : { zh: '收款', en: 'payment' })[lang], class: DIFFERENCE_CLASS_WORDS[d.class][lang], state: DIFFERENCE_STATE_WORDS[d.state][lang], outcome: d.outcome === null ? '' : DIFFERENCE_OUTCOME_WORDS[d.outcome][lang],
          order: d.orderNumber ?? '', number: d.number, reference: d.reference, refund: d.refundNumber ?? '', theirs: fen(d.theirsInFen), ours: fen(d.oursInFen), difference: yuan(differenceOf(d)), province: await names.province(d.province), sitting: await names.sitting(d.sittingId), owner: d.ownerName ?? '', due: d.dueOn ?? '', found: beijingTime(d.foundAt), settled: d.settledAt === null ? '' : beijingTime(d.settledAt),
        });
      }
      const last = found.at(-1);
      return { rows, last: last && pairKey(String(last.foundAt), last.id) };
    },
  });

  const days = defineList({
    name: 'reconciliation.days', title: { zh: '每日对账', en: 'Days compared' }, access, filters: z.object({ receiving: Receiving.optional() }),
    columns: { channel: { zh: '收款账户', en: 'Account' }, day: { zh: '日期', en: 'Day' }, state: { zh: '状态', en: 'State' }, theirs: { zh: '账单收款（元）', en: 'Bill (CNY)' }, ours: { zh: '我方收款（元）', en: 'Ours (CNY)' }, back: { zh: '账单退款（元）', en: 'Refunds on the bill (CNY)' }, matched: { zh: '对上笔数', en: 'Matched' }, open: { zh: '未处理差异', en: 'Open differences' } },
    count: async (reading, f) => (await viewDays(bookingOf(reading), channels, undefined, f.receiving)).days.length,
    async part(reading, f, after) {
      if (after !== undefined) return wholePart([], after);
      return wholePart((await viewDays(bookingOf(reading), channels, undefined, f.receiving)).days.map((d) => ({
        channel: d.channel, day: d.day, state: DAYS[d.state][reading.lang], theirs: yuan(d.bill?.paymentsInFen ?? 0), ours: yuan(d.oursInFen), back: yuan(d.bill?.refundsInFen ?? 0), matched: String(d.matched), open: String(d.classes.reduce((n, c) => n + c.open, 0)),
      })), after);
    },
  });

  const closings = defineList({
    name: 'reconciliation.closings', title: { zh: '日结与终结', en: 'Closings' }, access, filters: ClosingFilters,
    columns: { kind: { zh: '类别', en: 'Kind' }, province: { zh: '省份', en: 'Province' }, day: { zh: '日期', en: 'Day' }, sitting: { zh: '考试', en: 'Exam' }, state: { zh: '状态', en: 'State' }, collected: { zh: '收费（元）', en: 'Collected (CNY)' }, refunded: { zh: '退费（元）', en: 'Refunded (CNY)' }, by: { zh: '提请人', en: 'Proposed by' }, at: { zh: '提请时间', en: 'Proposed at' }, approved: { zh: '确认人', en: 'Confirmed by' }, digest: { zh: '摘要', en: 'Digest' } },
    count: ({ tx, by }, f) => countClosings(tx, by.jurisdiction, f),
    async part({ tx, by, lang }, f, after, limit) {
      const pair = pairOf(after);
      const found = await listClosings(tx, by.jurisdiction, f, pair && { day: pair[0], id: pair[1] }, limit);
      const rows = [];
      for (const c of found) {
        const l = await closingLine({ tx, lang }, c);
        rows.push({ kind: CLOSING_KIND_WORDS[l.kind][lang], province: l.province, day: l.day, sitting: l.sitting ?? '', state: CLOSING_STATE_WORDS[l.state][lang], collected: yuan(l.collectedInFen), refunded: yuan(l.refundedInFen), by: l.proposedBy, at: beijingTime(l.proposedAt), approved: l.approvedBy ?? '', digest: l.digest });
      }
      const last = found.at(-1);
      return { rows, last: last && pairKey(last.day, last.id) };
    },
  });

  return [bills, differences, days, closings];
}

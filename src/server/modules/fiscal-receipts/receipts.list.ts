import { beijingTime } from '#contracts/dates.ts';
import { FISCAL_STATE_WORDS, FiscalFilters, type FiscalNumbers } from '#contracts/fiscal-receipts.ts';
import { yuan } from '#contracts/money.ts';
import { catalogueNames } from '#server/modules/catalogue/index.ts';
import { defineList, numberOf, pairKey, placeOf } from '#server/platform/lists/list-source.ts';
import { faultText } from './present-receipts.ts';
import { countReceipts, listReceipts } from './receipts.store.ts';
import { openPayerDocument } from './sealed-payer.ts';

const numbersOf = (n: FiscalNumbers | null) => ({ code: n?.code ?? '', number: n?.number ?? '', check: n?.checkCode ?? '', on: n?.on ?? '' });

/** 财政电子票据: every receipt within the jurisdiction with its numbers, for the finance department's own list beside it. */
export const fiscalReceiptList = defineList({
  name: 'fiscal-receipts.receipts', title: { zh: '财政电子票据', en: 'Fiscal e-receipts' }, access: ['reconciliation.see'], filters: FiscalFilters,
  columns: {
    order: { zh: '支付订单号', en: 'Order no.' }, payer: { zh: '交款人', en: 'Payer' }, payer_code: { zh: '交款人统一社会信用代码/证件号码', en: 'Payer’s document' }, province: { zh: '省份', en: 'Province' }, sitting: { zh: '考试', en: 'Exam' }, unit: { zh: '执收单位', en: 'Collecting unit' }, unit_code: { zh: '执收单位统一社会信用代码', en: 'Its credit code' }, item_code: { zh: '项目编码', en: 'Item code' }, item: { zh: '项目名称', en: 'Item' }, payee: { zh: '收款人', en: 'Received by', rarely: true }, reviewer: { zh: '复核人', en: 'Checked by', rarely: true }, amount: { zh: '金额（元）', en: 'Amount (CNY)' },
    state: { zh: '状态', en: 'State' }, code: { zh: '票据代码', en: 'Code' }, number: { zh: '票据号码', en: 'Number' }, check: { zh: '校验码', en: 'Check code' }, on: { zh: '开票日期', en: 'Issued on' }, red_code: { zh: '红票代码', en: 'Red code' }, red_number: { zh: '红票号码', en: 'Red number' }, red_on: { zh: '冲红日期', en: 'Reversed on' },
    fault: { zh: '未办结原因', en: 'What holds it up' }, tries: { zh: '已尝试次数', en: 'Tries', rarely: true }, due: { zh: '应开具时间', en: 'Due at' },
  },
  count: ({ tx, by }, f) => countReceipts(tx, by.jurisdiction, f),
  async part({ tx, kit, by, lang, whole }, f, after, limit) {
    const found = await listReceipts(tx, by.jurisdiction, f, placeOf(after), limit);
    const names = catalogueNames(tx, lang);
    const rows = [];
    for (const r of found) {
      const [issued, red] = [numbersOf(r.issued), numbersOf(r.red)];
      rows.push({
        order: r.orderNumber, payer: r.payer, payer_code: numberOf(openPayerDocument(kit.crypto, r.payerDocument), whole), province: await names.province(r.province), sitting: await names.sitting(r.sittingId), unit: r.unit?.name ?? '', unit_code: r.unit?.creditCode ?? '', item_code: r.unit?.itemCode ?? '', item: r.unit?.itemName ?? '', payee: r.unit?.payee ?? '', reviewer: r.unit?.reviewer ?? '', amount: yuan(r.amountInFen),
        state: FISCAL_STATE_WORDS[r.state][lang], ...issued, red_code: red.code, red_number: red.number, red_on: red.on, fault: faultText(r, lang), tries: String(r.tries), due: beijingTime(r.dueAt),
      });
    }
    const last = found.at(-1);
    return { rows, last: last && pairKey(String(last.dueAt), last.id) };
  },
});

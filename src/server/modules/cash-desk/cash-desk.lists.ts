import { CASH_LINE_WORDS, CashBookFilters, DEPOSIT_STATE_WORDS, DepositFilters, RECEIPT_STATE_WORDS, ReceiptFilters, SHIFT_STATE_WORDS, ShiftFilters, TENDER_WORDS } from '#contracts/cash-desk.ts';
import { beijingTime } from '#contracts/dates.ts';
import { yuan } from '#contracts/money.ts';
import { z } from 'zod';
import { defineList, pairKey, placeOf, wholePart, type AnyList, type ListReading } from '#server/platform/lists/list-source.ts';
import type { AtDesk } from './at-the-desk.ts';
import { countDeposits, listDeposits } from './deposits/deposits.store.ts';
import { presentDeposits } from './deposits/present-deposits.ts';
import { findDesk } from './desks.store.ts';
import { balanceBefore, countLines, listLines } from './lines.store.ts';
import { presentReceipts } from './receipts/present-receipts.ts';
import { countReceipts, listReceipts } from './receipts/receipts.store.ts';
import { presentShifts } from './shifts/present-shifts.ts';
import { countShifts, listShifts } from './shifts/shifts.store.ts';
import { viewDesks } from './shifts/view-desks.ts';

const access = ['reconciliation.see'] as const;
const fen = (amount: number | null) => (amount === null ? '' : yuan(amount));
const reader = ({ tx, now, lang, by }: ListReading): AtDesk => ({ tx, now, lang, by: { ...by, kind: 'staff', sessionId: '', name: '' } });

const desks = defineList({
  name: 'cash-desk.desks', title: { zh: '收款台现金', en: 'Cash at the desks' }, access, filters: z.object({}),
  columns: { desk: { zh: '收款台', en: 'Desk' }, cash: { zh: '库存现金（元）', en: 'Cash (CNY)' }, since: { zh: '未缴存始于', en: 'Not deposited since' }, cashier: { zh: '当班人', en: 'Cashier' }, state: { zh: '班次状态', en: 'Shift' } },
  count: async (reading) => (await viewDesks(reader(reading))).desks.length,
  async part(reading, _f, after) {
    const all = after === undefined ? (await viewDesks(reader(reading))).desks : [];
    return wholePart(all.map((d) => ({ desk: d.text, cash: yuan(d.cashInFen), since: d.heldSince ?? '', cashier: d.shift?.cashier ?? '', state: d.shift ? SHIFT_STATE_WORDS[d.shift.state][reading.lang] : '' })), after);
  },
});

const shifts = defineList({
  name: 'cash-desk.shifts', title: { zh: '现金班次', en: 'Cash shifts' }, access, filters: ShiftFilters,
  columns: {
    day: { zh: '日期', en: 'Day' }, desk: { zh: '收款台', en: 'Desk' }, cashier: { zh: '当班人', en: 'Cashier' }, state: { zh: '状态', en: 'State' }, opened: { zh: '开班时间', en: 'Opened' }, float: { zh: '开班清点（元）', en: 'Counted at opening (CNY)' }, taken: { zh: '现金收费（元）', en: 'Taken in cash (CNY)' }, pos: { zh: '刷卡收费（元）', en: 'Taken by card (CNY)' }, out: { zh: '退费（元）', en: 'Paid out (CNY)' },
    expected: { zh: '账面（元）', en: 'Expected (CNY)' }, counted: { zh: '清点（元）', en: 'Counted (CNY)' }, difference: { zh: '长短款（元）', en: 'Over or short (CNY)' }, reason: { zh: '原因', en: 'Why' }, ended: { zh: '交班时间', en: 'Counted at' }, reviewer: { zh: '复核人', en: 'Confirmed by' }, reviewed: { zh: '复核时间', en: 'Confirmed at' },
  },
  count: ({ tx, by }, f) => countShifts(tx, by.jurisdiction, f),
  async part(reading, f, after, limit) {
    const found = await listShifts(reading.tx, reading.by.jurisdiction, f, placeOf(after), limit);
    const last = found.at(-1);
    return {
      rows: (await presentShifts(reader(reading), found)).map((s) => ({
        day: s.day, desk: s.deskText, cashier: s.cashier, state: SHIFT_STATE_WORDS[s.state][reading.lang], opened: beijingTime(s.openedAt), float: yuan(s.floatInFen), taken: yuan(s.takenInFen), pos: yuan(s.posInFen), out: yuan(s.paidOutInFen), expected: yuan(s.expectedInFen), counted: fen(s.countedInFen), difference: fen(s.differenceInFen), reason: s.reason,
        ended: s.countedAt === null ? '' : beijingTime(s.countedAt), reviewer: s.reviewer ?? '', reviewed: s.reviewedAt === null ? '' : beijingTime(s.reviewedAt),
      })),
      last: last && pairKey(String(last.openedAt), last.id),
    };
  },
});

const receipts = defineList({
  name: 'cash-desk.receipts', title: { zh: '收款收据', en: 'Counter receipts' }, access, filters: ReceiptFilters,
  columns: {
    number: { zh: '收据号', en: 'Receipt no.' }, desk: { zh: '收款台', en: 'Desk' }, state: { zh: '状态', en: 'State' }, payer: { zh: '交款人', en: 'Payer' }, application: { zh: '报名序号', en: 'Application no.' }, title: { zh: '考试', en: 'Exam' }, order: { zh: '支付订单号', en: 'Order no.' }, amount: { zh: '金额（元）', en: 'Amount (CNY)' }, tender: { zh: '收款方式', en: 'Paid in' }, slip: { zh: 'POS 凭证', en: 'Card slip' },
    issued: { zh: '开具时间', en: 'Issued' }, by: { zh: '开具人', en: 'Issued by' }, prints: { zh: '打印次数', en: 'Printed' }, replaces: { zh: '换开自', en: 'In place of' }, reason: { zh: '作废原因', en: 'Why void' }, asked: { zh: '申请作废', en: 'Void asked by' }, voided: { zh: '复核作废', en: 'Voided by' },
  },
  count: ({ tx, by }, f) => countReceipts(tx, by.jurisdiction, f),
  async part(reading, f, after, limit) {
    const found = await listReceipts(reading.tx, reading.by.jurisdiction, f, placeOf(after), limit);
    const last = found.at(-1);
    return {
      rows: (await presentReceipts(reader(reading), found)).map((r) => ({
        number: r.number, desk: r.deskText, state: RECEIPT_STATE_WORDS[r.state][reading.lang], payer: r.payer, application: r.applicationNumber, title: r.title, order: r.orderNumber, amount: yuan(r.amountInFen), tender: TENDER_WORDS[r.tender][reading.lang], slip: r.posReference ?? '', issued: beijingTime(r.issuedAt), by: r.issuedBy, prints: String(r.prints),
        replaces: r.replaces ?? '', reason: r.voidReason, asked: r.voidAskedBy ?? '', voided: r.voidedBy ?? '',
      })),
      last: last && pairKey(String(last.issuedAt), last.number),
    };
  },
});

const deposits = defineList({
  name: 'cash-desk.deposits', title: { zh: '现金缴存', en: 'Cash deposits' }, access, filters: DepositFilters,
  columns: { on: { zh: '缴存日期', en: 'Day' }, desk: { zh: '收款台', en: 'Desk' }, slip: { zh: '缴存单号', en: 'Bank slip' }, amount: { zh: '金额（元）', en: 'Amount (CNY)' }, state: { zh: '状态', en: 'State' }, by: { zh: '登记人', en: 'Entered by' }, at: { zh: '登记时间', en: 'Entered at' }, decided: { zh: '核对人', en: 'Checked by' }, reason: { zh: '冲回原因', en: 'Why taken back' } },
  count: ({ tx, by }, f) => countDeposits(tx, by.jurisdiction, f),
  async part(reading, f, after, limit) {
    const found = await listDeposits(reading.tx, reading.by.jurisdiction, f, placeOf(after), limit);
    const last = found.at(-1);
    return {
      rows: (await presentDeposits(reader(reading), found)).map((d) => ({ on: d.depositedOn, desk: d.deskText, slip: d.slipNumber, amount: yuan(d.amountInFen), state: DEPOSIT_STATE_WORDS[d.state][reading.lang], by: d.enteredBy, at: beijingTime(d.enteredAt), decided: d.decidedBy ?? '', reason: d.reason })),
      last: last && pairKey(String(last.enteredAt), last.id),
    };
  },
});

/** The first part of the book begins with the balance before it. */
const book = defineList({
  name: 'cash-desk.book', title: { zh: '现金日记账', en: 'Cash book' }, access, filters: CashBookFilters,
  columns: { seq: { zh: '序号', en: 'Line' }, day: { zh: '日期', en: 'Day' }, at: { zh: '时间', en: 'At' }, kind: { zh: '摘要', en: 'What' }, receipt: { zh: '收据或凭证号', en: 'Receipt' }, order: { zh: '支付订单号', en: 'Order no.' }, refund: { zh: '退费单号', en: 'Refund no.' }, tender: { zh: '方式', en: 'Paid in' }, in: { zh: '收入（元）', en: 'In (CNY)' }, out: { zh: '付出（元）', en: 'Out (CNY)' }, balance: { zh: '现金余额（元）', en: 'Cash after (CNY)' }, by: { zh: '经手人', en: 'By' }, note: { zh: '说明', en: 'Note' } },
  count: async ({ tx, by }, f) => ((await findDesk(tx, by.jurisdiction, f.desk)) ? (await countLines(tx, f)) + 1 : 0),
  async part({ tx, by, lang }, f, after, limit) {
    if (!(await findDesk(tx, by.jurisdiction, f.desk))) return { rows: [], last: undefined };
    const before = after === undefined ? [{ day: f.from, kind: { zh: '上日余额', en: 'Balance before' }[lang], balance: yuan(await balanceBefore(tx, f.desk, f.from)) }] : [];
    const found = await listLines(tx, f, Number(after ?? 0), limit - before.length);
    const last = found.at(-1);
    return {
      rows: [...before, ...found.map((l) => ({ seq: String(l.seq), day: l.day, at: beijingTime(l.at), kind: CASH_LINE_WORDS[l.kind][lang], receipt: l.receiptNumber ?? '', order: l.orderNumber ?? '', refund: l.refundNumber ?? '', tender: TENDER_WORDS[l.tender][lang], in: l.inFen === 0 ? '' : yuan(l.inFen), out: l.outFen === 0 ? '' : yuan(l.outFen), balance: yuan(l.balanceInFen), by: l.by, note: l.note }))],
      last: last ? String(last.seq) : before.length > 0 ? '0' : undefined,
    };
  },
});

/** The lists of the cash desk as they leave the house. */
export const cashDeskLists: readonly AnyList[] = [desks, shifts, receipts, deposits, book];

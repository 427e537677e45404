import { z } from 'zod';
import type { Words } from './words.ts';

/** The chart of accounts (会计科目): what money can be in, or owed as. */
export const LedgerAccount = z.enum(['channel', 'cash', 'bank', 'treasury', 'owed', 'fees', 'suspense', 'difference'], 'field.not_a_choice');
export type LedgerAccount = z.infer<typeof LedgerAccount>;

/** What the accounts of the chart are called. */
export const LEDGER_ACCOUNT_WORDS: Record<LedgerAccount, Words> = {
  channel: { zh: '应收渠道款', en: 'Receivable from the channel' }, cash: { zh: '库存现金', en: 'Cash at the desk' }, bank: { zh: '银行存款', en: 'Deposited at the bank' }, treasury: { zh: '应缴财政款', en: 'Due to the treasury' },
  owed: { zh: '应退款', en: 'Owed to payers' }, fees: { zh: '渠道手续费', en: 'Channel fees' }, suspense: { zh: '待查款', en: 'Suspense' }, difference: { zh: '长短款与核销', en: 'Differences written off' },
};

/** What moved (记账事由). */
export const LedgerKind = z.enum(['charge_settled', 'charge_held', 'refund_due', 'refund_done', 'refund_back', 'cash_taken', 'cash_paid_out', 'cash_deposited', 'cash_drawn', 'cash_difference', 'pos_taken', 'pos_paid_out', 'channel_fee', 'suspense', 'suspense_cleared', 'written_off'], 'field.not_a_choice');
export type LedgerKind = z.infer<typeof LedgerKind>;

/** What each kind of movement is called. */
export const LEDGER_KIND_WORDS: Record<LedgerKind, Words> = {
  charge_settled: { zh: '网上收费', en: 'Fee paid online' }, charge_held: { zh: '收款待退', en: 'Received, to go back' }, refund_due: { zh: '应退费', en: 'Refund owed' }, refund_done: { zh: '原路退款', en: 'Refunded by the channel' }, refund_back: { zh: '退款退回', en: 'Refund came back' },
  cash_taken: { zh: '现场收费', en: 'Fee paid at the desk' }, cash_paid_out: { zh: '现场退费', en: 'Refunded at the desk' }, cash_deposited: { zh: '现金缴存', en: 'Cash deposited' }, cash_drawn: { zh: '领用备用金、缴存冲回', en: 'Cash drawn from the bank' }, pos_taken: { zh: '现场刷卡收费', en: 'Fee paid by card at the desk' }, pos_paid_out: { zh: '现场刷卡退费', en: 'Refunded to a card at the desk' }, cash_difference: { zh: '现金长短款', en: 'Cash over or short' },
  channel_fee: { zh: '渠道手续费', en: 'Channel fee' }, suspense: { zh: '列入待查', en: 'Put in suspense' }, suspense_cleared: { zh: '待查转销', en: 'Suspense cleared' }, written_off: { zh: '差额核销', en: 'Difference written off' },
};

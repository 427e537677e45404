import type { BillFilters, BillLine, BillList } from '#contracts/reconciliation.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Words } from '#contracts/words.ts';
import type { PaymentChannel, PaymentChannels } from '#server/modules/payments/index.ts';
import { pairKey, pairOf } from '#server/platform/lists/list-source.ts';
import type { Booking } from '../asking.ts';
import { seesAccount } from '../domain/accounts.ts';
import { faultWords } from '../domain/fault-words.ts';
import { listBills, type Bill } from './bills.store.ts';

const PAGE = 50;
const KIND_WORDS: Record<PaymentChannel['kind'], Words> = { alipay: { zh: '支付宝', en: 'Alipay' }, wechat: { zh: '微信支付', en: 'WeChat Pay' }, unionpay: { zh: '银联在线', en: 'UnionPay' } };

/** What an account is called: its channel, and its own key. */
export function channelName(channels: PaymentChannels, receiving: string, lang: Lang): string {
  const channel = channels.find(receiving);
  if (!channel) return receiving;
  const kind = KIND_WORDS[channel.kind][lang];
  return receiving === channel.kind ? kind : lang === 'zh' ? `${kind}（${receiving}）` : `${kind} (${receiving})`;
}

/** The accounts whose bills a member sees. */
export const accountsSeenBy = (channels: PaymentChannels, j: Jurisdiction): string[] => channels.all.filter((c) => seesAccount(j, c)).map((c) => c.account);

/** 账单清单: every edition, the newest day first. */
export async function viewBills(b: Booking, channels: PaymentChannels, { after, ...f }: BillFilters & { after: string }): Promise<BillList> {
  const pair = pairOf(after === '' ? undefined : after);
  const rows = await listBills(b.tx, accountsSeenBy(channels, b.by.jurisdiction), f, pair && { day: pair[0], id: pair[1] }, PAGE + 1);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return { bills: page.map((bill) => presentBill(channels, bill, b.lang)), next: rows.length > PAGE && last ? pairKey(last.day, last.id) : null };
}

/** A bill in the reader's words. */
export function presentBill(channels: PaymentChannels, { blobId: _blob, fault, ...bill }: Bill, lang: Lang): BillLine {
  return { ...bill, fault: fault === null ? null : faultWords(fault, lang), channel: channelName(channels, bill.receiving, lang) };
}

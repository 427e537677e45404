import type { CounterReceiptNumber } from '#contracts/cash-desk.ts';
import { beijingDay, type Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Desk } from '../desks.store.ts';
import { nextReceipt } from '../desks.store.ts';
import { receiptNumber } from '../domain/desk-code.ts';
import { insertReceipt, type ReceiptWords } from './receipts.store.ts';

/** 开具收据: under the next number of the desk in the year, which stands or falls with the transaction; the desk's row is held by the caller. */
export async function issueReceipt(tx: Tx, { desk, province }: Desk, said: ReceiptWords, by: { staffId: string; name: string }, now: Instant, replaces?: CounterReceiptNumber): Promise<CounterReceiptNumber> {
  const year = Number(beijingDay(now).slice(0, 4));
  const seq = await nextReceipt(tx, desk, year);
  const number = receiptNumber(desk, year, seq);
  await insertReceipt(tx, { ...said, number, desk, year, seq, province, ...(replaces !== undefined && { replaces }) }, by, now);
  return number;
}

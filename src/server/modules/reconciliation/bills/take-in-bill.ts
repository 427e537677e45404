import { beijingDay, type Day, type Instant } from '#contracts/dates.ts';
import type { BillId } from '#contracts/reconciliation.ts';
import { post } from '#server/modules/ledger/index.ts';
import type { BillLine } from '#server/modules/payments/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { addDays, mayStandOn } from '../domain/bill-days.ts';
import { compareDay } from '../matching/matching.jobs-declared.ts';
import { billRows, noSums } from './bill-rows.ts';
import { copyLines, letStand } from './bills.store.ts';

/** A bill that cannot be used, with the day it holds instead. */
export class OtherDayError extends Error {
  constructor(readonly found: Day) {
    super(`the bill holds movements of ${found}`);
  }
}

/**
 * 账单入库: the lines of a bill go in by COPY, in constant memory, and the bill stands from then on, with the channel's fee in the ledger; the comparison of its day follows. A
 * line that cannot be read, or of a day far away, throws: nothing of the bill stands then.
 */
export async function takeInBill(tx: Tx, bill: { id: BillId; receiving: string; day: Day; edition: number }, lines: AsyncIterable<BillLine>, now: Instant): Promise<void> {
  const sums = noSums();
  await copyLines(tx, billRows(bill.id, lines, sums));
  for (const seen of [sums.first, sums.last]) if (seen !== undefined && !mayStandOn(bill.day, seen)) throw new OtherDayError(seen);
  const before = await letStand(tx, bill, sums, now);
  if (before) await bookFee(tx, before, before.feesInFen, true, now);
  await bookFee(tx, bill, sums.feesInFen, false, now);
  // the last and first movements of the neighbouring days may stand on this bill
  for (const day of [bill.day, addDays(bill.day, -1), addDays(bill.day, 1)]) await enqueue(tx, compareDay, { receiving: bill.receiving, day });
}

/** The channel's fee of a bill; that of a bill which is replaced is booked back. */
async function bookFee(tx: Tx, { receiving, day, edition }: { receiving: string; day: Day; edition: number }, feesInFen: number, back: boolean, now: Instant): Promise<void> {
  if (feesInFen === 0) return;
  // a bill may give fees back in sum
  const takenBack = feesInFen < 0 ? !back : back;
  await post(tx, { kind: 'channel_fee', receiving, billDay: day, edition, takenBack, amountInFen: Math.abs(feesInFen), happenedAt: now }, now);
}

/** The last day a bill can be of. */
export const lastBillDay = (now: Instant): Day => beijingDay(now - 86_400_000);

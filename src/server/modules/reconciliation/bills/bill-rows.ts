import { beijingDay, type Day } from '#contracts/dates.ts';
import type { BillLine } from '#server/modules/payments/index.ts';

/** What a bill comes to, counted while it passes. */
export type BillSums = { payments: number; paymentsInFen: number; refunds: number; refundsInFen: number; feesInFen: number; first: Day | undefined; last: Day | undefined };

const CHUNK = 64 * 1024;
const UNSAFE = /[\\\t\n\r]/;
const escape = (text: string) => (UNSAFE.test(text) ? text.replaceAll(/[\\\t\n\r]/g, (c) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[c] ?? '') : text);

/** The lines of a bill as rows for a COPY, in chunks: whatever its size, a few of them are in memory at a time. `sums` is right once it has ended. */
export async function* billRows(billId: string, lines: AsyncIterable<BillLine>, sums: BillSums): AsyncGenerator<Buffer> {
  let [chunk, at] = ['', 0];
  let [first, last] = [Infinity, -Infinity];
  for await (const l of lines) {
    at += 1;
    count(sums, l);
    if (l.at < first) first = l.at;
    if (l.at > last) last = l.at;
    chunk += `${billId}\t${String(at)}\t${l.kind}\t${escape(l.number)}\t${l.refundNumber === null ? '\\N' : escape(l.refundNumber)}\t${escape(l.reference)}\t${String(l.amountInFen)}\t${String(l.feeInFen)}\t${new Date(l.at).toISOString()}\n`;
    if (chunk.length < CHUNK) continue;
    yield Buffer.from(chunk);
    chunk = '';
  }
  if (chunk !== '') yield Buffer.from(chunk);
  if (at > 0) Object.assign(sums, { first: beijingDay(first), last: beijingDay(last) });
}

export const noSums = (): BillSums => ({ payments: 0, paymentsInFen: 0, refunds: 0, refundsInFen: 0, feesInFen: 0, first: undefined, last: undefined });

function count(sums: BillSums, l: BillLine): void {
  if (l.kind === 'payment') {
    sums.payments += 1;
    sums.paymentsInFen += l.amountInFen;
  } else {
    sums.refunds += 1;
    sums.refundsInFen += l.amountInFen;
  }
  sums.feesInFen += l.feeInFen;
}

import { Readable } from 'node:stream';
import type { Day } from '#contracts/dates.ts';
import type { BillLine, PaymentChannel, PaymentChannels } from '#server/modules/payments/index.ts';

/** A line as the paper channel prints it: kind, number, refund number, reference, fen, fee, moment. */
export const printed = (l: BillLine): string => [l.kind, l.number, l.refundNumber ?? '', l.reference, String(l.amountInFen), String(l.feeInFen), new Date(l.at).toISOString()].join(',');

async function* linesOf(content: Readable): AsyncGenerator<BillLine> {
  let [rest, at] = ['', 0];
  const read = (text: string): BillLine => {
    at += 1;
    const [kind, number = '', refund = '', reference = '', fen, fee, moment = ''] = text.split(',');
    if ((kind !== 'payment' && kind !== 'refund') || !/^\d+$/.test(fen ?? '')) throw new Error(`line ${String(at)} is not a line of a bill`);
    return { kind, number, refundNumber: refund === '' ? null : refund, reference, amountInFen: Number(fen), feeInFen: Number(fee), at: Date.parse(moment) };
  };
  for await (const chunk of content) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') yield read(line);
  }
  if (rest !== '') yield read(rest);
}

/** A channel made of paper, for tests and measurements: it has the bills it is given and nothing else. */
export function paperChannel(account: string, provinces: 'all' | readonly string[]): PaymentChannel & { bills: Map<Day, string | (() => Readable)> } {
  const bills = new Map<Day, string | (() => Readable)>();
  const never = () => Promise.reject(new Error('a paper channel takes no money'));
  return {
    bills, account, kind: 'alipay', merchant: 'paper', provinces, origins: [], start: never, query: never, close: never, refund: never, queryRefund: never,
    readNotice: () => ({ ok: false, fault: 'malformed' }), replyToNotice: () => ({ status: 500, contentType: 'text/plain', body: '' }),
    downloadBill: (day) => {
      const bill = bills.get(day);
      return Promise.resolve(bill === undefined ? 'not_ready' : { fileName: `${account}-${day}.csv`, content: typeof bill === 'string' ? Readable.from([Buffer.from(bill)]) : bill() });
    },
    readBill: linesOf,
  };
}

/** An installation with these accounts. */
export const paperChannels = (...all: PaymentChannel[]): PaymentChannels => ({ all, find: (account) => all.find((c) => c.account === account), offered: (province) => all.filter((c) => c.provinces === 'all' || c.provinces.includes(province)) });

import { createHash } from 'node:crypto';
import type { BankMood, BillFault } from './behaviour.ts';
import type { Book, Plant } from './book.ts';
import type { Merchant } from './merchants.ts';
import { dayOf, feeOf } from './writing.ts';

/** One line of a bill: a charge, or a refund with its own number. */
export type Line = { what: 'payment' | 'refund'; number: string; refundNumber: string; reference: string; charge: string; title: string; amountInFen: number; feeInFen: number; at: number };

/** Bills are made at ten in the morning of the next day. */
export function billIsMade(day: string, now: number): boolean {
  return now >= Date.parse(`${day}T00:00:00+08:00`) + 34 * 3_600_000;
}

/** 银联 settles at eleven in the evening: what comes later is of the next day. */
export function settlementDay(kind: Merchant['kind'], at: number): string {
  return dayOf(kind === 'unionpay' ? at + 3_600_000 : at);
}

const DAY = 86_400_000;
const dayBefore = (day: string): string => dayOf(Date.parse(`${day}T12:00:00+08:00`) - DAY);
const keyOf = (line: Line): string => `${line.what}/${line.number}/${line.reference}`;

/**
 * The lines of an account's bill of a day, with what was put wrong in it. What is put wrong is chosen when the bill is first asked for and kept in the book, so that it is the same bill however often
 * it is fetched; what is late comes with the next day's.
 */
export function billDays(book: Book, mood: BankMood, merchants: readonly Merchant[]) {
  const kindOf = (account: string): Merchant['kind'] => merchants.find((merchant) => merchant.account === account)?.kind ?? 'alipay';

  function trueLines(account: string, day: string): Line[] {
    const kind = kindOf(account);
    const payments = book.trades().filter((trade) => trade.account === account).flatMap((trade) => trade.payments.map((payment): Line => ({
      what: 'payment', number: trade.number, refundNumber: '', reference: payment.reference, charge: payment.reference, title: trade.title, amountInFen: payment.amountInFen, feeInFen: feeOf(payment.amountInFen), at: payment.at,
    })));
    const refunds = book.refunds().filter((refund) => refund.account === account && refund.status === 'done').map((refund): Line => ({
      what: 'refund', number: refund.number, refundNumber: refund.refundNumber, reference: kind === 'alipay' ? refund.charge : refund.reference, charge: refund.charge, title: book.find(account, refund.number)?.title ?? '', amountInFen: refund.amountInFen, feeInFen: 0 - feeOf(refund.amountInFen), at: refund.at,
    }));
    return [...payments, ...refunds].filter((line) => settlementDay(kind, line.at) === day).sort((a, b) => a.at - b.at);
  }

  function plantsOf(account: string, day: string): Plant[] {
    const known = book.plantsOf(account, day);
    if (known) return known;
    const faults = mood.behaviour.bill;
    if (faults.length === 0) return [];
    // chosen by their numbers, so that the same book has the same faults
    const order = (line: Line) => createHash('sha256').update(keyOf(line)).digest('hex');
    // what went back wrong is wrong enough
    const off = new Set(book.refunds().filter((refund) => refund.amountInFen !== refund.askedInFen).map(({ refundNumber }) => refundNumber));
    const lines = trueLines(account, day).filter(({ refundNumber }) => !off.has(refundNumber)).sort((a, b) => (order(a) < order(b) ? -1 : 1));
    const plants = faults.flatMap((fault, i): Plant[] => {
      const line = fault === 'extra' ? `payment/${day.replaceAll('-', '')}0000000000009${String(i)}0/EXTRA${day.replaceAll('-', '')}${account}`.slice(0, 70) : lines[i] && keyOf(lines[i]);
      return line === undefined ? [] : [{ account, day, fault, line }];
    });
    book.plant(account, day, plants);
    return plants;
  }

  function linesOf(account: string, day: string): Line[] {
    const plants = plantsOf(account, day);
    const has = (line: Line, fault: BillFault) => plants.some((plant) => plant.fault === fault && plant.line === keyOf(line));
    const before = dayBefore(day);
    const late = (book.plantsOf(account, before) ?? []).filter((plant) => plant.fault === 'late');
    const own = trueLines(account, day).flatMap((line) => {
      if (has(line, 'missing') || has(line, 'late')) return [];
      if (has(line, 'amount')) return [{ ...line, amountInFen: line.amountInFen + 100 }];
      return has(line, 'double') ? [line, line] : [line];
    });
    const belated = late.length === 0 ? [] : trueLines(account, before).filter((line) => late.some((plant) => plant.line === keyOf(line)));
    const extra = plants.filter((plant) => plant.fault === 'extra').map(({ line }): Line => {
      const [, number = '', reference = ''] = line.split('/');
      return { what: 'payment', number, refundNumber: '', reference: reference.slice(0, 21), charge: reference.slice(0, 21), title: '不明款项', amountInFen: 12_300, feeInFen: feeOf(12_300), at: Date.parse(`${day}T12:00:00+08:00`) };
    });
    return [...belated, ...own, ...extra];
  }

  return { linesOf, plantsOf, trueLines };
}

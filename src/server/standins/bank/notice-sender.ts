import { randomUUID } from 'node:crypto';
import type { BankBehaviour } from './behaviour.ts';
import type { BankOrder, BankRefund, Payment } from './ledger.ts';
import { sign } from './signing.ts';

export type Notice = { noticeId: string; merchant: string; orderNumber: string; status: 'paid' | 'failed' | 'closed'; amountInFen: number; reference: string; paidAt: number | null; sentAt: number; signature: string };

export type RefundNotice = { noticeId: string; merchant: string; refundNumber: string; orderNumber: string; status: 'done' | 'failed'; amountInFen: number; reference: string; at: number | null; reason: string; sentAt: number; signature: string };

/** Hands a notice over; true when it was received. */
export type Deliver = (url: string, notice: Notice | RefundNotice) => Promise<boolean>;

type Waiting = { url: string; notice: Notice | RefundNotice; dueAt: number; tries: number };

const AGAIN_AFTER = [2_000, 10_000, 60_000, 600_000];

/** Sends notices until they are received, as channels do, and badly when told to. Call `stop` at the end. */
export function noticeSender({ key, now, deliver, byItself }: { key: string; now: () => number; deliver: Deliver; byItself: boolean }) {
  const waiting: Waiting[] = [];
  const timer = byItself ? setInterval(() => void sendDue(now()), 250).unref() : undefined;

  async function sendDue(until: number): Promise<number> {
    let sent = 0;
    for (let next = takeDue(until); next; next = takeDue(until)) {
      sent += 1;
      const received = await deliver(next.url, next.notice).catch(() => false);
      const wait = AGAIN_AFTER[next.tries];
      if (!received && wait !== undefined) waiting.push({ ...next, tries: next.tries + 1, dueAt: now() + wait });
    }
    return sent;
  }

  function takeDue(until: number): Waiting | undefined {
    const at = waiting.findIndex((w) => w.dueAt <= until);
    return at < 0 ? undefined : waiting.splice(at, 1)[0];
  }

  return {
    /** Lines up the notices of a payment (or of none: failed) as the bank behaves now. */
    announce(order: BankOrder, payment: Payment | undefined, behaviour: BankBehaviour): void {
      if (behaviour.lose) return;
      const dueAt = now() + behaviour.delayMs;
      const base = { merchant: order.merchant, orderNumber: order.orderNumber, sentAt: now() };
      const facts = payment ? { status: 'paid' as const, ...payment } : { status: 'failed' as const, amountInFen: order.amountInFen, reference: '', paidAt: null };
      const line = (notice: Notice) => waiting.push({ url: order.noticeUrl, notice, dueAt, tries: 0 });
      const forged = { status: 'paid' as const, amountInFen: order.amountInFen, reference: 'FORGED', paidAt: now() };
      if (behaviour.forge) {
        line({ ...sign(`${key}-not`, { ...base, ...forged, noticeId: randomUUID() }) });
        line({ ...sign(key, { ...base, ...forged, noticeId: randomUUID(), merchant: 'another-merchant' }) });
      }
      const notice = sign(key, { ...base, ...facts, noticeId: randomUUID() });
      for (let n = 0; n <= behaviour.repeat; n += 1) line(notice);
      if (behaviour.reorder) line(sign(key, { ...base, sentAt: base.sentAt - 60_000, status: 'failed' as const, amountInFen: order.amountInFen, reference: '', paidAt: null, noticeId: randomUUID() }));
    },
    /** Lines up the notices of a refund as the bank behaves now. */
    announceRefund(refund: BankRefund, merchant: string, behaviour: BankBehaviour): void {
      if (behaviour.lose) return;
      const { refundNumber, orderNumber, amountInFen, reference, at, reason } = refund;
      const base = { merchant, refundNumber, orderNumber, sentAt: now() };
      const line = (notice: RefundNotice) => waiting.push({ url: refund.noticeUrl, notice, dueAt: now() + behaviour.delayMs, tries: 0 });
      if (behaviour.forge) {
        const forged = { status: 'done' as const, amountInFen, reference: 'FORGED', at: now(), reason: '' };
        line(sign(`${key}-not`, { ...base, ...forged, noticeId: randomUUID() }));
        line(sign(key, { ...base, ...forged, noticeId: randomUUID(), merchant: 'another-merchant' }));
      }
      const notice = sign(key, { ...base, status: refund.status === 'failed' ? 'failed' as const : 'done' as const, amountInFen, reference, at, reason, noticeId: randomUUID() });
      for (let n = 0; n <= behaviour.repeat; n += 1) line(notice);
      if (behaviour.reorder) line(sign(key, { ...base, sentAt: base.sentAt - 60_000, status: 'failed' as const, amountInFen, reference: '', at: null, reason: 'old', noticeId: randomUUID() }));
    },
    /** Sends everything that waits, delayed or not; answers how many went out. */
    flush: () => sendDue(Number.POSITIVE_INFINITY),
    waiting: () => waiting.length,
    stop: () => clearInterval(timer),
  };
}

/** Hands a notice over by HTTP; received means status 200 and `received: true`. */
export const deliverByHttp: Deliver = async (url, notice) => {
  const reply = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(notice), signal: AbortSignal.timeout(5_000) });
  return reply.ok;
};

import { createHmac, randomUUID } from 'node:crypto';
import type { MessageReceipt } from '#contracts/messages.ts';
import type { CarrierMood } from './behaviour.ts';

/** Hands a receipt over; true when it was received. */
export type DeliverReceipt = (receipt: MessageReceipt) => Promise<boolean>;
export type TakenMessage = { channel: 'sms' | 'mail'; id: string; to: string; reference: string };

type Unsigned = Omit<MessageReceipt, 'signature'>;
type Waiting = { receipt: MessageReceipt; dueAt: number; tries: number };

const AGAIN_AFTER = [2_000, 10_000, 60_000];
/** Whom the stand-in cannot reach, by the end of number or address: a demonstration shows failures too. */
const UNREACHABLE: readonly (readonly [RegExp, string])[] = [[/(4444|000010|000013)$/, 'empty_number'], [/(4445|000004|000005)$/, 'powered_off'], [/@bounce\.example\.cn$|^huangli@/, 'mailbox_unknown']];

/** The carriers' own writing of the signature both sides agreed on. */
export function signReceipt(key: string, fields: Unsigned): MessageReceipt {
  const text = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${name}=${value === null ? '' : String(value)}`).join('&');
  return { ...fields, signature: createHmac('sha256', key).update(text).digest('hex') };
}

/** Sends receipts until they are received, as carriers do, and badly when told to. Call `stop` at the end. */
export function receiptSender({ key, now, deliver, byItself, mood }: { key: string; now: () => number; deliver: DeliverReceipt; byItself: boolean; mood: CarrierMood }) {
  const waiting: Waiting[] = [];
  const timer = byItself ? setInterval(() => void sendDue(now()), 500).unref() : undefined;

  async function sendDue(until: number): Promise<number> {
    let sent = 0;
    for (let at = waiting.findIndex((w) => w.dueAt <= until); at >= 0; at = waiting.findIndex((w) => w.dueAt <= until)) {
      const [next] = waiting.splice(at, 1);
      if (!next) break;
      sent += 1;
      const received = await deliver(next.receipt).catch(() => false);
      const wait = AGAIN_AFTER[next.tries];
      if (!received && wait !== undefined) waiting.push({ ...next, tries: next.tries + 1, dueAt: now() + wait });
    }
    return sent;
  }

  return {
    /** Lines up the receipts of a message that was just taken, as the carriers behave now. */
    announce({ channel, id, to, reference }: TakenMessage): void {
      const { behaviour } = mood;
      if (behaviour.lose) return;
      const dueAt = now() + behaviour.delayMs;
      const failure = behaviour.failAll ? 'rejected' : UNREACHABLE.find(([ending]) => ending.test(to))?.[1];
      const base: Unsigned = { receiptId: randomUUID(), channel, messageId: id as MessageReceipt['messageId'], reference, status: failure === undefined ? 'delivered' : 'failed', reason: failure ?? null, at: now() };
      const line = (receipt: MessageReceipt) => waiting.push({ receipt, dueAt, tries: 0 });
      if (behaviour.forge) {
        line(signReceipt(`${key}-not`, { ...base, receiptId: randomUUID(), status: 'failed', reason: 'forged' }));
        line(signReceipt(key, { ...base, receiptId: randomUUID(), messageId: randomUUID() as MessageReceipt['messageId'] }));
      }
      const receipt = signReceipt(key, base);
      for (let n = 0; n <= behaviour.repeat; n += 1) line(receipt);
      if (behaviour.reorder) line(signReceipt(key, { ...base, receiptId: randomUUID(), at: base.at - 60_000, status: failure === undefined ? 'failed' : 'delivered', reason: failure === undefined ? 'powered_off' : null }));
    },
    /** Sends everything that waits; answers how many went out. */
    flush: () => sendDue(Number.POSITIVE_INFINITY),
    stop: () => { clearInterval(timer); },
  };
}

/** Hands a receipt over by HTTP. */
export const deliverReceiptTo = (url: string): DeliverReceipt => async (receipt) => {
  const reply = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(receipt), signal: AbortSignal.timeout(5_000) });
  return reply.ok || reply.status === 404 || reply.status === 403;
};

import { randomUUID } from 'node:crypto';
import type { CarrierMood } from './behaviour.ts';

export type TakenMessage = { channel: 'sms' | 'mail'; id: string; to: string; reference: string };

/** What a stand-in says of one message, before it is written as its protocol writes it. */
export type StandInReport = { receiptId: string; channel: 'sms' | 'mail'; messageId: string; to: string; reference: string; status: 'delivered' | 'failed'; reason: string | null; at: number };

/** How a protocol writes reports, true ones and false ones. */
export type ReportWriter = { write(report: StandInReport): unknown; forge(report: StandInReport): unknown[] };

/** Hands a report over; true when it was received. */
export type DeliverReport = (report: unknown) => Promise<boolean>;

type Waiting = { report: unknown; dueAt: number; tries: number };

const AGAIN_AFTER = [2_000, 10_000, 60_000];
/** Whom the stand-in cannot reach, by the end of number or address: a demonstration shows failures too. */
const UNREACHABLE: readonly (readonly [RegExp, string])[] = [[/(4444|000010|000013)$/, 'empty_number'], [/(4445|000004|000005)$/, 'powered_off'], [/@bounce\.example\.cn$|^huangli@/, 'mailbox_unknown']];

/** Sends reports until they are received, as carriers do, and badly when told to. Call `stop` at the end. */
export function receiptSender({ reports, now, deliver, byItself, mood }: { reports: ReportWriter; now: () => number; deliver: DeliverReport; byItself: boolean; mood: CarrierMood }) {
  const waiting: Waiting[] = [];
  const timer = byItself ? setInterval(() => void sendDue(now()), 500).unref() : undefined;

  async function sendDue(until: number): Promise<number> {
    let sent = 0;
    for (let at = waiting.findIndex((w) => w.dueAt <= until); at >= 0; at = waiting.findIndex((w) => w.dueAt <= until)) {
      const [next] = waiting.splice(at, 1);
      if (!next) break;
      sent += 1;
      const received = await deliver(next.report).catch(() => false);
      const wait = AGAIN_AFTER[next.tries];
      if (!received && wait !== undefined) waiting.push({ ...next, tries: next.tries + 1, dueAt: now() + wait });
    }
    return sent;
  }

  return {
    /** Lines up the reports of a message that was just taken, as the carriers behave now. */
    announce({ channel, id, to, reference }: TakenMessage): void {
      const { behaviour } = mood;
      if (behaviour.lose) return;
      const dueAt = now() + behaviour.delayMs;
      const failure = behaviour.failAll ? 'rejected' : UNREACHABLE.find(([ending]) => ending.test(to))?.[1];
      const base: StandInReport = { receiptId: randomUUID(), channel, messageId: id, to, reference, status: failure === undefined ? 'delivered' : 'failed', reason: failure ?? null, at: now() };
      const line = (report: unknown) => waiting.push({ report, dueAt, tries: 0 });
      if (behaviour.forge) reports.forge(base).forEach(line);
      const report = reports.write(base);
      for (let n = 0; n <= behaviour.repeat; n += 1) line(report);
      if (behaviour.reorder) line(reports.write({ ...base, receiptId: randomUUID(), at: base.at - 60_000, status: failure === undefined ? 'failed' : 'delivered', reason: failure === undefined ? 'powered_off' : null }));
    },
    /** Sends everything that waits; answers how many went out. */
    flush: () => sendDue(Number.POSITIVE_INFINITY),
    stop: () => { clearInterval(timer); },
  };
}

/** Hands a report over by HTTP. */
export const deliverReceiptTo = (url: string): DeliverReport => async (report) => {
  const reply = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(report), signal: AbortSignal.timeout(5_000) });
  return reply.ok || reply.status === 404 || reply.status === 403;
};

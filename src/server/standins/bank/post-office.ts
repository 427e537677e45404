import type { Letter, Writer } from './desk.ts';

/** Hands a letter over; what was answered. */
export type Deliver = (url: string, letter: Letter) => Promise<{ status: number; body: string }>;

/** A letter that waits; written when it is sent, since some channels sign each sending anew. */
export type Waiting = { url: string; dueAt: number; write: (sentAt: number) => Letter; isReceived: Writer['isReceived']; /** Told when it leaves, and how it was answered. */ note?: (what: 'sent' | 'taken' | 'refused') => void };

const AGAIN_AFTER = [2_000, 10_000, 60_000, 600_000];
const AWAY = new Set([429, 502, 503, 504]);
/** No more of them at once than this. */
const AT_ONCE = 8;

/** Sends letters until they are received, as channels do. Call `stop` at the end. */
export function postOffice({ now, deliver, byItself }: { now: () => number; deliver: Deliver; byItself: boolean }) {
  const waiting: (Waiting & { tries: number })[] = [];
  let busy = false;
  const timer = byItself ? setInterval(() => { if (!busy) void sendDue(now()); }, 250).unref() : undefined;

  async function sendDue(until: number): Promise<number> {
    busy = true;
    let sent = 0;
    const sender = async (): Promise<void> => {
      for (let next = takeDue(until); next; next = takeDue(until)) {
        sent += 1;
        const { url, write, isReceived, note = () => undefined, tries } = next;
        note('sent');
        const reply = await deliver(url, write(now())).catch(() => undefined);
        const received = reply !== undefined && isReceived(reply.status, reply.body);
        // whoever does not want a letter says so in the channel's way, 500 among them; what only says that somebody is away or busy refuses nothing
        if (reply !== undefined && (received || !AWAY.has(reply.status))) note(received ? 'taken' : 'refused');
        const wait = AGAIN_AFTER[tries];
        if (!received && wait !== undefined) waiting.push({ ...next, tries: tries + 1, dueAt: now() + wait });
      }
    };
    await Promise.all(Array.from({ length: byItself ? AT_ONCE : 1 }, sender));
    busy = false;
    return sent;
  }

  function takeDue(until: number) {
    const at = waiting.findIndex((letter) => letter.dueAt <= until);
    return at < 0 ? undefined : waiting.splice(at, 1)[0];
  }

  return {
    line: (letter: Waiting) => { if (letter.url !== '') waiting.push({ ...letter, tries: 0 }); },
    /** Sends everything that waits, delayed or not; answers how many went out. */
    flush: () => sendDue(Number.POSITIVE_INFINITY),
    waiting: () => waiting.length,
    stop: () => clearInterval(timer),
  };
}

export type PostOffice = ReturnType<typeof postOffice>;

/** Hands a letter over by HTTP. */
export const deliverLetter: Deliver = async (url, { headers, body }) => {
  const reply = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(5_000) });
  return { status: reply.status, body: await reply.text() };
};

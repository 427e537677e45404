import { Readable, Transform, type TransformCallback } from 'node:stream';
import { Fault, faultOfStatus } from '#server/platform/outside/fault.ts';

/** How long a channel may take to answer, and how much it may say. */
const PATIENCE_MS = 8_000;
const MOST_BYTES = 1_000_000;

/** How long the download of a bill may take, and how large it may be. */
const BILL_PATIENCE_MS = 10 * 60_000;
export const MOST_BILL_BYTES = 2_000_000_000;

export type Asked = { status: number; headers: Headers; body: string };

export type Question = { method: 'GET' | 'POST'; headers?: Record<string, string>; body?: string; timeoutMs?: number | undefined; /** How many bytes it may say. */ most?: number };

/** Asks a channel once: in time, without following it elsewhere, and never more than it should say. Throws when there is no whole answer. */
export async function askChannel(url: string, { method, headers = {}, body, timeoutMs = PATIENCE_MS, most = MOST_BYTES }: Question): Promise<Asked> {
  const reply = await fetch(url, { method, headers, redirect: 'error', signal: AbortSignal.timeout(timeoutMs), ...(body !== undefined && { body }) });
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of reply.body ?? []) {
    bytes += part.length;
    if (bytes > most) throw new Error('the channel says more than it should');
    parts.push(part);
  }
  return { status: reply.status, headers: reply.headers, body: Buffer.concat(parts).toString('utf8') };
}

/** Fetches a bill as a stream that ends in an error when it grows past every bill. */
export async function fetchBill(url: string, headers: Record<string, string> = {}): Promise<Readable> {
  const reply = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(BILL_PATIENCE_MS) });
  if (!reply.ok || !reply.body) throw badStatus('the place of the bill', reply.status);
  return Readable.from(reply.body).pipe(limitBytes(MOST_BILL_BYTES));
}

/** Passes bytes on and fails when they are too many. */
export function limitBytes(most: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback) {
      bytes += chunk.length;
      if (bytes > most) done(new Error('the bill is larger than any bill'));
      else done(null, chunk);
    },
  });
}

/** A channel's answer that cannot be believed; never shown to people, and asked again later. */
export function notGenuine(what: string): Fault {
  return new Fault('forged', `the answer of the payment channel is not genuine: ${what}`);
}

/** A status that is no answer; one that says the channel has too much to do, or a fault of its own, counts against it. */
export function badStatus(who: string, status: number): Fault {
  return new Fault(faultOfStatus(status) ?? 'garbled', `${who} answered ${String(status)}`);
}

/** The channel answered and does not want this call. */
export function refusedBy(who: string, why: string): Fault {
  return new Fault('refused', `${who} refused: ${why}`);
}

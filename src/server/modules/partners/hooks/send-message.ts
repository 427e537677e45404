import { Agent, request } from 'undici';
import { faultOfStatus, isOutsideFault } from '#server/platform/outside/fault.ts';
import type { Outside } from '#server/platform/outside/outside.ts';
import { isPublicUrl, publicLookup } from './public-address.ts';

/** What a receiver said, in short; status null when nobody answered. */
export type SendAnswer = { status: number | null; answer: string; tookMs: number };
/** Sends one message of a subscription. */
export type SendMessage = (hookId: string, url: string, headers: Record<string, string>, body: string) => Promise<SendAnswer>;

const TIMEOUT = 10_000;
const ANSWER_BYTES = 500;

/** Sends messages by https to public addresses only: the address that was checked is the one that is connected to, redirects are not followed, and of an answer only its beginning is read. With `privateToo` (never in production) also to this machine. */
export function openSender({ outside, privateToo }: { outside: Outside; privateToo: boolean }): SendMessage {
  const agent = new Agent({ connect: { timeout: TIMEOUT, ...(!privateToo && { lookup: publicLookup }) }, headersTimeout: TIMEOUT, bodyTimeout: TIMEOUT, maxHeaderSize: 16_384 });
  outside.know('webhook');
  return async (hookId, url, headers, body) => {
    const begun = performance.now();
    const took = () => Math.round(performance.now() - begun);
    if (!privateToo && !isPublicUrl(url)) return { status: null, answer: 'the address is not public', tookMs: 0 };
    try {
      // each receiver is a service of its own: one that is down holds nobody else back
      return await outside.ask<SendAnswer>({ service: `webhook:${hookId.slice(-12)}`, what: 'send', timeoutMs: TIMEOUT, faultIn: ({ status }) => faultOfStatus(status ?? 500) }, async (signal) => {
        const reply = await request(url, { method: 'POST', headers: { 'content-type': 'application/json', 'user-agent': 'Jinbang-Webhooks/1', ...headers }, body, dispatcher: agent, signal });
        return { status: reply.statusCode, answer: await beginningOf(reply.body), tookMs: took() };
      });
    } catch (error) {
      return { status: null, answer: isOutsideFault(error) ? error.kind : 'no answer', tookMs: took() };
    }
  };
}

async function beginningOf(body: AsyncIterable<Buffer> & { destroy(): void }): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of body) {
    parts.push(part);
    bytes += part.length;
    if (bytes >= ANSWER_BYTES) break;
  }
  body.destroy();
  return Buffer.concat(parts).subarray(0, ANSWER_BYTES).toString('utf8').replaceAll(/[^\P{C}\n\t]/gu, '');
}

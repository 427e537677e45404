import { createHmac } from 'node:crypto';
import { z } from 'zod';

const Receipt = z.object({ reference: z.string().min(1).max(200) });
const TIMEOUT = 10_000;

export type Gateway = { url: string; key: string };

/**
 * Posts a message to the operator's message gateway, the small service in front of the carrier or mail relay: JSON, with the time
 * and an HMAC-SHA256 of time and body under the shared key in the headers. The gateway answers `{ reference }`; it must treat
 * a repeated `id` as the same message.
 */
export async function postSigned({ url, key }: Gateway, message: Record<string, string>): Promise<{ reference: string }> {
  const body = JSON.stringify(message);
  // The gateway checks against its own clock, so this is real time even when the platform's clock is moved.
  const time = new Date().toISOString();
  const signature = createHmac('sha256', key).update(time).update('\n').update(body).digest('hex');
  const answer = await fetch(url, {
    method: 'POST', body, signal: AbortSignal.timeout(TIMEOUT), redirect: 'error',
    headers: { 'content-type': 'application/json', 'x-jinbang-time': time, 'x-jinbang-signature': signature },
  });
  if (!answer.ok) throw new Error(`the message gateway answered ${answer.status}`);
  return Receipt.parse(await answer.json());
}

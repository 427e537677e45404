import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { isSigned } from '../crypto/signed-fields.ts';
import { jsonOf, outcomeOfStatus, postToCarrier } from './carrier-http.ts';
import type { GatewaySettings } from './carrier-settings.ts';
import { no, REASONS, type Carrier } from './carrier.ts';

const Taken = z.object({ reference: z.string().min(1).max(200) });
const Refused = z.object({ verdict: z.enum(['again', 'later', 'other', 'never']), reason: z.enum(REASONS) });

/**
 * A province's own message gateway (docs/openapi/message-gateway.yaml), for text messages or mail: JSON, with the time and an HMAC-SHA256 of time and body under the
 * shared key in the headers. It says any words, and treats a repeated `id` as the same message, so that a lost answer is asked for by sending again. Its reports come to `POST /api/messages/receipts`, each signed.
 */
export function ownGateway({ name, url, key }: GatewaySettings, channel: 'sms' | 'mail'): Carrier {
  return {
    name, kind: 'gateway', channel, standIn: false,
    takes: () => true,
    async send({ id, to, subject, text }, signal) {
      const body = JSON.stringify(channel === 'sms' ? { id, to, text } : { id, to, subject, text });
      // the gateway checks against its own clock, so this is real time even when the platform's clock is moved
      const time = new Date().toISOString();
      const signature = createHmac('sha256', key).update(time).update('\n').update(body).digest('hex');
      const line = await postToCarrier(url, { 'content-type': 'application/json', 'x-jinbang-time': time, 'x-jinbang-signature': signature }, body, signal);
      // a repeated id is one message there: what is unclear may simply be sent again
      if (!line.answered) return line.outcome.taken ? line.outcome : no('again', line.outcome.reason, true);
      const answer = jsonOf(line.text);
      const taken = Taken.safeParse(answer);
      if (line.status < 400 && taken.success) return { taken: true, reference: taken.data.reference };
      const refused = Refused.safeParse(answer);
      if (refused.success) return no(refused.data.verdict, refused.data.reason, refused.data.verdict === 'again');
      const outcome = line.status < 400 ? no('again', 'no_answer', true) : outcomeOfStatus(line.status);
      return !outcome.taken && outcome.verdict === 'unclear' ? no('again', outcome.reason, true) : outcome;
    },
    readReport: () => undefined,
    believes: (receipt) => isSigned(key, receipt),
  };
}

import { Webhook } from 'standardwebhooks';

/** A message of the platform (事件推送): what happened, by numbers; whose it is, is read by the API. */
export type PartnerMessage = { type: string; timestamp: string; data: { id: string; subject: string; sittingId: string | null; examCode: string | null; province: string | null } };

/** What became of a message: answer it with this status. */
export type Taken = { status: 200 | 400 | 500; message?: PartnerMessage };

/**
 * Takes one message: `body` are the bytes as they came, unparsed. Its signature and its age (five minutes) are checked by the library; `takeOnce` keeps
 * the message under its id in one transaction with what it causes, and does nothing for an id it has. Answer first, work later: ten seconds are given.
 */
export async function receiveMessage(secrets: readonly string[], headers: Record<string, string | undefined>, body: string, takeOnce: (id: string, message: PartnerMessage) => Promise<void>): Promise<Taken> {
  const signed = { 'webhook-id': headers['webhook-id'] ?? '', 'webhook-timestamp': headers['webhook-timestamp'] ?? '', 'webhook-signature': headers['webhook-signature'] ?? '' };
  const message = secrets.map((secret) => verified(secret, signed, body)).find((found) => found !== undefined);
  if (!message) return { status: 400 };
  try {
    await takeOnce(signed['webhook-id'], message);
    return { status: 200, message };
  } catch {
    return { status: 500 }; // it is sent again, under the same id
  }
}

function verified(secret: string, signed: Record<string, string>, body: string): PartnerMessage | undefined {
  try {
    new Webhook(secret).verify(body, signed);
    const message: PartnerMessage = JSON.parse(body);
    return message;
  } catch {
    return undefined;
  }
}

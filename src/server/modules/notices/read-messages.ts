import type { Instant } from '#contracts/dates.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { MessageContent } from './message-content.ts';
import { listMessages, type Channel } from './messages.store.ts';
import type { Recipient } from './queue-message.ts';

/** A message as the demonstration drawer and tests read it; `text` is gone once a really sent code was forgotten. */
export type ReadMessage = { id: string; channel: 'sms' | 'mail'; to: string; template: string; subject: string | undefined; text: string | undefined; state: string; queuedAt: Instant; /** Names the recipient without saying who: fit for an address. */ recipientKey: string };

/** The newest messages that carriers were given, opened; for the drawer of a demonstration, which production does not have, and for tests. */
export async function readMessages(tx: Tx, crypto: FieldCrypto, of: { to?: Recipient; recipientKey?: string | undefined; channel?: Channel | undefined; limit?: number } = {}): Promise<ReadMessage[]> {
  const recipient = of.to && ('phone' in of.to ? of.to.phone : of.to.mail);
  const asked = of.recipientKey === undefined ? undefined : crypto.current('message.recipient', Buffer.from(of.recipientKey, 'hex'));
  const rows = await listMessages(tx, { limit: of.limit ?? 20, channel: of.channel, recipientKey: recipient === undefined ? asked : crypto.index('message.recipient', recipient) });
  return rows.map((row) => {
    const content = row.content_sealed ? MessageContent.parse(JSON.parse(crypto.open('message.content', row.content_sealed))) : undefined;
    return {
      id: row.message_id, channel: row.channel === 'mail' ? 'mail' : 'sms', to: row.recipient_sealed ? crypto.open('message.recipient', row.recipient_sealed) : '', template: row.template,
      subject: content?.subject, text: content?.text, state: row.state, queuedAt: row.queued_at.getTime(), recipientKey: row.recipient_key?.toString('hex') ?? '',
    };
  });
}

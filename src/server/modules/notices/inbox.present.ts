import type { Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import { withoutSign } from './domain/sms-sign.ts';
import { MessageContent } from './message-content.ts';

/** A message as the candidate reads it on the site; `text` is nothing once it was emptied. */
export type InboxMessage = { id: string; channel: 'sms' | 'mail' | 'inbox'; subject: string | undefined; text: string | undefined; lang: Lang; at: Instant; unread: boolean };

type Row = { message_id: string; channel: string; content_sealed: Buffer | null; queued_at: Date; read_at: Date | null };

/** A row of the outbox → what its candidate reads. */
export function presentInInbox(crypto: FieldCrypto, row: Row): InboxMessage {
  const content = row.content_sealed ? MessageContent.parse(JSON.parse(crypto.open('message.content', row.content_sealed))) : undefined;
  const said = content?.inbox ?? (content && { subject: content.subject, text: withoutSign(content.text) });
  return {
    id: row.message_id, channel: row.channel === 'mail' || row.channel === 'inbox' ? row.channel : 'sms', subject: said?.subject, text: said?.text, lang: /\p{Script=Han}/u.test(said?.subject ?? '汉') ? 'zh' : 'en',
    at: row.queued_at.getTime(), unread: row.read_at === null && content !== undefined,
  };
}

import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { SMS_SIGN, wordsOf, type TemplateName, type TemplateParams } from './domain/message-templates.ts';
import { insertMessage } from './messages.store.ts';
import { sendMessage } from './notices.jobs.ts';

/** Where a message goes: a phone by text message, a mailbox by mail. */
export type Recipient = { phone: string } | { mail: string };

export type MessageOrder<N extends TemplateName> = {
  to: Recipient;
  template: N;
  params: TemplateParams<N>;
  lang?: Lang;
  accountId?: AccountId | undefined;
};

/** Puts a message in the outbox (短信、邮件) in the caller's transaction: it is sent exactly when the act that causes it stands. */
export async function queueMessage<N extends TemplateName>(tx: Tx, { crypto, now }: { crypto: FieldCrypto; now: Instant }, order: MessageOrder<N>): Promise<void> {
  const id = newId();
  const lang = order.lang ?? 'zh';
  const words = wordsOf(order.template, order.params, lang);
  const [channel, recipient] = 'phone' in order.to ? (['sms', order.to.phone] as const) : (['mail', order.to.mail] as const);
  const content = channel === 'sms' ? { ...words, text: SMS_SIGN[lang] + words.text } : words;
  insertMessage(tx, {
    id, accountId: order.accountId, channel, template: order.template, queuedAt: now,
    recipientSealed: crypto.seal('message.recipient', recipient),
    recipientKey: crypto.index('message.recipient', recipient),
    contentSealed: crypto.seal('message.content', JSON.stringify(content)),
  });
  await enqueue(tx, sendMessage, { messageId: id });
}

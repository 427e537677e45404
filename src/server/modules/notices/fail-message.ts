import type { Instant } from '#contracts/dates.ts';
import { AccountId } from '#contracts/ids.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { isSecret } from './domain/message-templates.ts';
import { withoutSign } from './domain/sms-sign.ts';
import { MessageContent } from './message-content.ts';
import { insertInstead, markFailed, type FailedMessage } from './messages.store.ts';
import type { NoticesEnv } from './notices-env.ts';
import { sendMessage } from './notices.jobs-declared.ts';

type Office = { kit: { crypto: FieldCrypto }; now: Instant };

/** Ends a message no carrier can bring to its recipient, and has the second channel begin (第二通道). */
export async function failMessage(tx: Tx, env: Pick<NoticesEnv, 'mailboxOf'>, office: Office, message: FailedMessage, reason: string): Promise<void> {
  if (await markFailed(tx, message.id, reason, isSecret(message.template), office.now)) await writeInstead(tx, env, office, message);
}

/**
 * Writes the mail that goes instead of a text message that failed: to the mailbox the account wrote down, once. A code never goes there, since nobody proved that mailbox;
 * what stands on the site stands there anyway.
 */
export async function writeInstead(tx: Tx, { mailboxOf }: Pick<NoticesEnv, 'mailboxOf'>, { kit: { crypto }, now }: Office, message: FailedMessage): Promise<void> {
  const { channel, template, accountId, contentSealed } = message;
  if (channel !== 'sms' || isSecret(template) || accountId === null || contentSealed === null) return;
  const mailbox = await mailboxOf(tx, crypto, AccountId.parse(accountId));
  if (mailbox === undefined || mailbox === '') return;
  const { subject, text, inbox, lang } = MessageContent.parse(JSON.parse(crypto.open('message.content', contentSealed)));
  const letter = inbox ?? { subject, text: withoutSign(text) };
  const id = newId();
  const written = await insertInstead(tx, message, {
    id, recipientSealed: crypto.seal('message.recipient', mailbox), recipientKey: crypto.index('message.recipient', mailbox), contentSealed: crypto.seal('message.content', JSON.stringify({ ...letter, ...(lang && { lang }) })),
  }, now);
  if (written) await enqueue(tx, sendMessage, { messageId: id }, { priority: 3 - message.urgency });
}

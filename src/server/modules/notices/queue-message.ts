import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { LetterWords } from '#contracts/message-templates.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { composeMessage, type ComposedMessage } from './domain/compose-message.ts';
import { SMS_SIGN, type TemplateName, type TemplateParams } from './domain/message-templates.ts';
import { URGENCY, urgencyOf, type Urgency } from './domain/urgency.ts';
import type { MessageContent } from './message-content.ts';
import { insertMessage, type Channel } from './messages.store.ts';
import { sendMessage } from './notices.jobs-declared.ts';
import { templatesInForce } from './templates-in-force.ts';

/** Where a message goes: a phone by text message, a mailbox by mail. */
export type Recipient = { phone: string } | { mail: string };

export type MessageOrder<N extends TemplateName> = {
  to: Recipient;
  /** The mailbox of the same person, for events that go by mail too. */
  mailToo?: string | undefined;
  template: N;
  params: TemplateParams<N>;
  lang?: Lang;
  accountId?: AccountId | undefined;
  /** Where the application it is about lies. */
  province?: string | null | undefined;
  /** By when it is of use: a reminder that would come too late in the morning goes at night. */
  useBefore?: Instant | undefined;
};

type Office = { crypto: FieldCrypto; now: Instant };

/**
 * Puts a message in the outbox (短信、邮件) in the caller's transaction: it is sent exactly when the act that causes it stands. The words are those in force,
 * frozen here; an event whose text message is switched off still stands on the site.
 */
export async function queueMessage<N extends TemplateName>(tx: Tx, office: Office, order: MessageOrder<N>): Promise<void> {
  const lang = order.lang ?? 'zh';
  const message = composeMessage(order.template, order.params, lang, await templatesInForce(tx), order.province);
  for (const { channel, recipient } of waysOf(order, message)) {
    await postMessage(tx, office, { channel, recipient, content: { ...contentOf(channel, message, lang), params: { ...order.params }, lang }, template: order.template, urgency: urgencyOf(order.template, office.now, order.useBefore), accountId: order.accountId, province: order.province ?? null, versionId: message.versionId });
  }
}

type Way = { channel: Channel; recipient: string | null };

/** A mailbox asked for is always written to: it is all there is, or the safety of the account asks for it. */
function waysOf({ to, mailToo, accountId }: Pick<MessageOrder<TemplateName>, 'to' | 'mailToo' | 'accountId'>, { bySms, byMail, inbox }: ComposedMessage): Way[] {
  if ('mail' in to) return [{ channel: 'mail', recipient: to.mail }];
  const ways: Way[] = [
    ...(bySms ? [{ channel: 'sms' as const, recipient: to.phone }] : []),
    ...(byMail && mailToo !== undefined ? [{ channel: 'mail' as const, recipient: mailToo }] : []),
  ];
  return ways.length > 0 || accountId === undefined || inbox === null ? ways : [{ channel: 'inbox', recipient: null }];
}

function contentOf(channel: Channel, { sms, mail, inbox }: ComposedMessage, lang: Lang): MessageContent {
  const said = channel === 'sms' ? sms : channel === 'mail' ? mail : (inbox ?? mail);
  const onSite = inbox && channel !== 'inbox' && !isSame(inbox, channel === 'sms' ? { ...sms, text: sms.text.slice(SMS_SIGN[lang].length) } : mail) ? inbox : undefined;
  return { ...said, ...(onSite && { inbox: onSite }) };
}

const isSame = (a: LetterWords, b: LetterWords): boolean => a.subject === b.subject && a.text === b.text;

export type PostedMessage = Way & {
  content: MessageContent; template: string; accountId: AccountId | undefined; province: string | null; versionId: string | null;
  /** Codes first, reminders last; news unless said otherwise. */
  urgency?: Urgency;
  noticeId?: string; resentOf?: string; trial?: boolean;
};

/** Writes one row of the outbox with finished words and has it sent; what only stands on the site is there at once. */
export async function postMessage(tx: Tx, { crypto, now }: Office, m: PostedMessage): Promise<string> {
  const id = newId();
  const urgency = m.urgency ?? URGENCY.news;
  insertMessage(tx, {
    id, accountId: m.accountId, channel: m.channel, template: m.template, queuedAt: now, versionId: m.versionId, province: m.province, noticeId: m.noticeId, resentOf: m.resentOf, trial: m.trial === true, urgency,
    recipientSealed: m.recipient === null ? null : crypto.seal('message.recipient', m.recipient),
    recipientKey: m.recipient === null ? null : crypto.index('message.recipient', m.recipient),
    contentSealed: crypto.seal('message.content', JSON.stringify(m.content)),
  });
  if (m.channel !== 'inbox') await enqueue(tx, sendMessage, { messageId: id }, { priority: URGENCY.reminder - urgency });
  return id;
}

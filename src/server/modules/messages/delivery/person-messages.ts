import { maskMail, maskPhone } from '#contracts/contact.ts';
import type { AccountId } from '#contracts/ids.ts';
import { MessageId, MessageState, type LookUpMessages, type SentMessage, type SentMessages } from '#contracts/messages.ts';
import { refusalText, type Lang } from '#contracts/refusals.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Instant } from '#contracts/dates.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { findAccount, lookUpAccounts } from '#server/modules/accounts/index.ts';
import { findByNumber, listAccountsWithin } from '#server/modules/applications/index.ts';
import { countResent, findSentTo, isSecret, isTemplateName, listSentTo, listTriesOf, MessageContent, postMessage, TEMPLATES, URGENCY, withoutSign, type PastTry } from '#server/modules/notices/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { refusalsToResend } from '../domain/resend-rules.ts';
import { MASS_NOTICE } from '../notices/send-notice.ts';
import { words } from '../words.ts';
import { failureText, maskedRecipient, tryText, waitsText } from './failure-words.ts';

export type PersonDesk = { tx: Tx; kit: Kit; now: Instant; lang: Lang; jurisdiction: Jurisdiction };

const PAGE = 20;

/** Finds the person whose messages are asked about; outside the jurisdiction there is nobody. */
export async function findPerson({ tx, kit, jurisdiction }: PersonDesk, asked: LookUpMessages): Promise<Result<AccountId>> {
  const { number, name, documentNumber } = asked;
  if (number === undefined && (name === undefined || documentNumber === undefined)) return refusedFor('field.required', { path: 'number' });
  const found = number !== undefined ? (await findByNumber(tx, number))?.accountId : (await lookUpAccounts(tx, kit.crypto, { name: name ?? '', documentNumber: documentNumber ?? '' }))[0];
  return found !== undefined && (await isWithin(tx, jurisdiction, found)) ? ok(found) : refusedFor('message.nobody_found');
}

async function isWithin(tx: Tx, jurisdiction: Jurisdiction, accountId: AccountId): Promise<boolean> {
  if (jurisdiction.kind === 'nation' && jurisdiction.exams === undefined) return true;
  return (await listAccountsWithin(tx, jurisdiction, [accountId])).has(accountId);
}

/** Everything that was sent to one person and what became of it (某人的消息). */
export async function viewPersonMessages(desk: PersonDesk, accountId: AccountId, after: string | undefined): Promise<Result<SentMessages>> {
  const { tx, kit } = desk;
  const account = (await isWithin(tx, desk.jurisdiction, accountId)) ? await findAccount(tx, kit.crypto, accountId) : undefined;
  if (!account) return refusedFor('message.nobody_found');
  const rows = await listSentTo(tx, accountId, after, PAGE + 1);
  const messages = [];
  const tries = await listTriesOf(tx, rows.map((row) => row.message_id));
  for (const row of rows.slice(0, PAGE)) messages.push(await present(desk, row, tries.get(row.message_id) ?? []));
  return ok({ accountId, name: account.name, phone: account.phone === undefined ? null : maskPhone(account.phone), mail: maskMail(account.mail), messages, next: rows.length > PAGE ? (messages.at(-1)?.id ?? null) : null });
}

type Row = Awaited<ReturnType<typeof listSentTo>>[number];

async function present({ tx, kit, now, lang }: PersonDesk, row: Row, tries: readonly PastTry[]): Promise<SentMessage> {
  const secret = isSecret(row.template);
  const content = row.content_sealed && !secret ? MessageContent.parse(JSON.parse(kit.crypto.open('message.content', row.content_sealed))) : undefined;
  const no = refusalsToResend(await factsToResend(tx, row), now);
  return {
    id: MessageId.parse(row.message_id), event: eventName(row.template, lang), channel: row.channel === 'mail' || row.channel === 'inbox' ? row.channel : 'sms', to: maskedRecipient(kit.crypto, row), state: MessageState.parse(row.state), why: failureText(row.failure, lang),
    queuedAt: row.queued_at.getTime(), sentAt: row.sent_at?.getTime() ?? null, deliveredAt: row.delivered_at?.getTime() ?? null, failedAt: row.failed_at?.getTime() ?? null, text: content?.text ?? null, resent: row.resent_of !== null, instead: row.instead_of !== null,
    waits: row.state === 'queued' ? waitsText(row.waits_for, row.not_before?.getTime() ?? null, lang) : '', tries: tries.map((one) => ({ carrier: one.carrier, at: one.beganAt, became: tryText(one, lang) })),
    closed: no.map((r) => refusalText(r, lang)).join(lang === 'zh' ? '；' : '; ') || null,
  };
}

/** What decides whether a message may be sent again. */
export async function factsToResend(tx: Tx, row: Pick<Row, 'message_id' | 'template' | 'content_sealed' | 'channel' | 'state' | 'resent_of' | 'queued_at'>) {
  return { secret: isSecret(row.template), hasText: row.content_sealed !== null, channel: row.channel, state: row.state, resent: row.resent_of !== null, queuedAt: row.queued_at.getTime(), again: await countResent(tx, row.message_id) };
}

/** What an event is called, mass notices too. */
export function eventName(template: string, lang: Lang): string {
  if (template === MASS_NOTICE) return words[lang].massNotice;
  return isTemplateName(template) ? TEMPLATES[template][lang].subject : template;
}

/** Sends the same words again (补发), to the phone or mailbox the person has now. */
export async function resendMessage(desk: PersonDesk, accountId: AccountId, id: MessageId): Promise<Result<{ messageId: string }>> {
  const { tx, kit, now } = desk;
  const account = (await isWithin(tx, desk.jurisdiction, accountId)) ? await findAccount(tx, kit.crypto, accountId) : undefined;
  const row = account && (await findSentTo(tx, accountId, id));
  if (!row) return refusedFor('message.not_found');
  const no = refusalsToResend(await factsToResend(tx, row), now);
  if (no.length > 0 || !row.content_sealed) return refused(no);
  const content = MessageContent.parse(JSON.parse(kit.crypto.open('message.content', row.content_sealed)));
  const bySms = row.channel === 'sms' && account.phone !== undefined;
  const said = bySms || row.channel === 'mail' ? content : { ...content, text: content.inbox?.text ?? withoutSign(content.text) };
  const messageId = await postMessage(tx, { crypto: kit.crypto, now }, {
    channel: bySms ? 'sms' : 'mail', recipient: bySms ? (account.phone ?? '') : account.mail, content: said, template: row.template, urgency: URGENCY.urgent, accountId, province: row.province, versionId: row.template_version_id, resentOf: id,
    ...(row.notice_id !== null && { noticeId: row.notice_id }),
  });
  return ok({ messageId });
}

import type { Instant } from '#contracts/dates.ts';
import type { NoticeId } from '#contracts/mass-notices.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { getExam } from '#server/modules/catalogue/index.ts';
import { postMessage, SMS_SIGN, URGENCY, type PostedMessage } from '#server/modules/notices/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { restsUntil } from '../domain/notice-acts.ts';
import { sayNotice } from '../domain/notice-words.ts';
import { findNotice, noteBatch, writeNotice, type Notice } from './notices.store.ts';
import { clearRecipients, fixRecipients, nextRecipients, settleRecipients, type NoticeRecipient } from './recipients.store.ts';

/** What the messages of mass notices are called in the outbox. */
export const MASS_NOTICE = 'mass_notice';

const BATCH = 100;
const CLOCK = { staffId: null, name: '—' };

type Env = { tx: Tx; kit: Kit; now: Instant };
/** Which batch comes next and when; what to write into the audit log. */
type Went = { next?: number; at?: Instant; done?: { act: 'start' | 'finish' | 'grow'; writerIds: string[]; figures: Record<string, number> } };

/**
 * Goes on with a mass notice by one batch, in one transaction with its messages: a killed process leaves it as it was. Part 0 fixes the
 * recipients, so that whoever moves on meanwhile is still told, and nobody else. A batch that was done already changes nothing.
 */
export async function continueNotice(env: Env, id: NoticeId, part: number): Promise<Went> {
  const notice = await findNotice(env.tx, id, true);
  if (notice?.state === 'scheduled' && part === 0) return start(env, notice);
  if (notice?.state === 'sending' && part === notice.parts + 1) return sendBatch(env, notice, part);
  return {};
}

async function start({ tx, now }: Env, notice: Notice): Promise<Went> {
  const at = Math.max(notice.sendAt ?? 0, restsUntil(notice, Math.max(now, notice.sendAt ?? 0)) ?? 0);
  if (at > now) return { next: 0, at };
  const recipients = await fixRecipients(tx, notice.id, notice.jurisdiction, notice.audience);
  if (recipients > notice.aloneMost && notice.approvedById === null) {
    // more people than when it was counted: now it needs its second person
    await clearRecipients(tx, notice.id);
    await writeNotice(tx, notice, { state: 'proposed', counted: recipients, countedAt: now }, { name: 'grow', by: CLOCK, reason: null }, now);
    return { done: { act: 'grow', writerIds: notice.writerIds, figures: { recipients } } };
  }
  await writeNotice(tx, notice, { state: 'sending', recipients, startedAt: now }, { name: 'start', by: CLOCK, reason: null }, now);
  return { next: 1, done: { act: 'start', writerIds: notice.writerIds, figures: { recipients } } };
}

async function sendBatch(env: Env, notice: Notice, part: number): Promise<Went> {
  const { tx, now } = env;
  const at = restsUntil(notice, now);
  if (at !== null) return { next: part, at };
  const batch = await nextRecipients(tx, notice.id, notice.lastAccountId, BATCH);
  const went = { told: new Array<string>(), no_contact: new Array<string>(), gone: new Array<string>() };
  for (const one of batch) went[await tell(env, notice, one)].push(one.accountId);
  for (const state of ['told', 'no_contact', 'gone'] as const) await settleRecipients(tx, notice.id, went[state], state);
  const told = went.told.length;
  await noteBatch(tx, notice, { told, unreachable: batch.length - told, last: batch.at(-1)?.accountId ?? null }, now);
  if (batch.length === BATCH) return { next: part + 1 };
  await writeNotice(tx, notice, { state: 'sent', finishedAt: now }, { name: 'finish', by: CLOCK, reason: null }, now);
  return { done: { act: 'finish', writerIds: notice.writerIds, figures: { told: notice.told + told } } };
}

/** Writes the messages of one recipient: by text message where they have a phone and by mail else, and in any case on the site. */
async function tell({ tx, kit, now }: Env, notice: Notice, { accountId, number, examCode, province }: NoticeRecipient): Promise<'told' | 'no_contact' | 'gone'> {
  const account = await findAccount(tx, kit.crypto, accountId);
  if (!account || account.state === 'frozen') return 'gone';
  const exam = await getExam(tx, examCode);
  const said = sayNotice(notice.content, account.lang, { name: account.name, exam: exam.name[account.lang], number: number ?? '—' });
  const letter = { subject: said.subject, text: said.text };
  const { sms, mail } = notice.content;
  const ways: Pick<PostedMessage, 'channel' | 'recipient' | 'content'>[] = [
    ...(sms && account.phone !== undefined ? [{ channel: 'sms' as const, recipient: account.phone, content: { subject: said.subject, text: `${SMS_SIGN[said.lang]}${said.sms}`, inbox: letter } }] : []),
    ...((mail || (sms && account.phone === undefined)) && account.mail !== '' ? [{ channel: 'mail' as const, recipient: account.mail, content: letter }] : []),
  ];
  if (ways.length === 0 && (sms || mail)) return 'no_contact';
  if (ways.length === 0) ways.push({ channel: 'inbox', recipient: null, content: letter });
  for (const way of ways) await postMessage(tx, { crypto: kit.crypto, now }, { ...way, content: { ...way.content, lang: said.lang }, urgency: notice.urgentReason === null ? URGENCY.reminder : URGENCY.urgent, template: MASS_NOTICE, accountId, province, versionId: null, noticeId: notice.id });
  return 'told';
}

import { sql } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { versionsOf } from '#server/platform/crypto/digest.ts';
import { writeBehind, type Tx } from '#server/platform/db/tx.ts';
import { isHeld } from '#server/platform/retention/legal-holds.store.ts';

export type Channel = 'sms' | 'mail' | 'inbox';

export type NewMessage = {
  id: string; accountId: string | undefined; channel: Channel; template: string; recipientSealed: Buffer | null; recipientKey: Buffer | null; contentSealed: Buffer; queuedAt: Instant;
  versionId: string | null; province: string | null; noticeId: string | undefined; resentOf: string | undefined; trial: boolean; urgency: number;
};

/** Puts a message in the outbox; what only stands on the site has arrived with it. */
export function insertMessage(tx: Tx, m: NewMessage): void {
  const onSite = m.channel === 'inbox';
  writeBehind(tx, tx.insertInto('message').values({
    message_id: m.id, account_id: m.accountId ?? null, channel: m.channel, template: m.template, recipient_sealed: m.recipientSealed,
    recipient_key: m.recipientKey, urgency: m.urgency, content_sealed: m.contentSealed, state: onSite ? 'delivered' : 'queued', queued_at: new Date(m.queuedAt), template_version_id: m.versionId, province: m.province,
    ...(onSite && { delivered_at: new Date(m.queuedAt) }), ...(m.noticeId !== undefined && { notice_id: m.noticeId }), ...(m.resentOf !== undefined && { resent_of: m.resentOf }), ...(m.trial && { trial: true }),
  }));
}

/** One message of the outbox. */
export async function findMessage(tx: Tx, id: string) {
  return tx.selectFrom('message').selectAll().where('message_id', '=', id).executeTakeFirst();
}

/** A message that waits to be sent, held. */
export type MessageRow = FailedMessage & { channel: 'sms' | 'mail'; recipientSealed: Buffer; recipientKey: Buffer; contentSealed: Buffer; queuedAt: Instant; notBefore: Instant | null; counted: boolean; noteCounted(now: Instant): Promise<void> };

/** What is needed of a message that fails to begin the second channel. */
export type FailedMessage = { id: string; channel: string; template: string; accountId: string | null; contentSealed: Buffer | null; urgency: number; province: string | null; noticeId: string | null; versionId: string | null };

const OF_FAILED = ['message_id', 'channel', 'template', 'account_id', 'content_sealed', 'urgency', 'province', 'notice_id', 'template_version_id'] as const;

/** A message as the second channel needs it. */
export function asFailed(row: { message_id: string; channel: string; template: string; account_id: string | null; content_sealed: Buffer | null; urgency: number; province: string | null; notice_id: string | null; template_version_id: string | null }): FailedMessage {
  return { id: row.message_id, channel: row.channel, template: row.template, accountId: row.account_id, contentSealed: row.content_sealed, urgency: row.urgency, province: row.province, noticeId: row.notice_id, versionId: row.template_version_id };
}

/** Holds a message that waits to be sent; nothing when it does not wait any more. */
export async function lockToSend(tx: Tx, id: string): Promise<MessageRow | undefined> {
  const row = await tx.selectFrom('message').select([...OF_FAILED, 'recipient_sealed', 'recipient_key', 'queued_at', 'not_before', 'counted_at']).where('message_id', '=', id).where('state', '=', 'queued').forUpdate().executeTakeFirst();
  if (!row?.content_sealed || !row.recipient_sealed || !row.recipient_key) return undefined;
  return {
    ...asFailed(row), channel: row.channel === 'sms' ? 'sms' : 'mail', recipientSealed: row.recipient_sealed, recipientKey: row.recipient_key, contentSealed: row.content_sealed, queuedAt: row.queued_at.getTime(),
    notBefore: row.not_before?.getTime() ?? null, counted: row.counted_at !== null,
    noteCounted: async (now) => { await tx.updateTable('message').set({ counted_at: new Date(now) }).where('message_id', '=', id).execute(); },
  };
}

/** Marks a message as taken by a carrier; the text goes with it when it must not be kept. False when it was marked already, by another try or an early receipt; one that was cancelled while it was under way was sent all the same. */
export async function markSent(tx: Tx, id: string, by: { carrier: string; reference: string | null; forget: boolean }, now: Instant): Promise<boolean> {
  const done = await tx.updateTable('message').set({ state: 'sent', sent_at: new Date(now), carrier: by.carrier, provider_reference: by.reference, not_before: null, waits_for: null, ...(by.forget && { content_sealed: null }) })
    .where('message_id', '=', id).where('state', 'in', ['queued', 'cancelled']).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Has a message wait until a moment, and says why. */
export async function markWaiting(tx: Tx, id: string, until: Instant, why: 'night' | 'allowance' | 'carrier'): Promise<void> {
  await tx.updateTable('message').set({ not_before: new Date(until), waits_for: why }).where('message_id', '=', id).where('state', '=', 'queued').execute();
}

/** Marks a message that waited as failed; the text goes when it must not be kept. False when it does not wait any more. */
export async function markFailed(tx: Tx, id: string, reason: string, forget: boolean, now: Instant): Promise<boolean> {
  const done = await tx.updateTable('message').set({ state: 'failed', failed_at: new Date(now), failure: reason, not_before: null, waits_for: null, ...(forget && { content_sealed: null }) })
    .where('message_id', '=', id).where('state', '=', 'queued').executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Messages whose time has come and that nobody works on, the most urgent first, each taken up once in a while. */
export async function takeOverdue(tx: Tx, when: { before: Instant; limit: number }, now: Instant): Promise<{ id: string; urgency: number }[]> {
  const due = tx.selectFrom('message').select('message_id').where('state', '=', sql.lit('queued')).where((e) => e.or([e('not_before', '<=', new Date(now)), e.and([e('not_before', 'is', null), e('queued_at', '<', new Date(when.before))])]))
    .where((e) => e.or([e('tried_at', 'is', null), e('tried_at', '<', new Date(when.before))])).orderBy('urgency').orderBy('queued_at').limit(when.limit).forUpdate().skipLocked();
  const rows = await tx.updateTable('message').set({ tried_at: new Date(now) }).where('message_id', 'in', due).returning(['message_id', 'urgency', 'queued_at']).execute();
  return rows.sort((a, b) => a.urgency - b.urgency || a.queued_at.getTime() - b.queued_at.getTime()).map((r) => ({ id: r.message_id, urgency: r.urgency }));
}

/** Holds messages no carrier has taken for too long. */
export async function takeGivenUp(tx: Tx, before: Instant, limit: number): Promise<FailedMessage[]> {
  const rows = await tx.selectFrom('message').select(OF_FAILED).where('state', '=', sql.lit('queued')).where('queued_at', '<', new Date(before)).orderBy('queued_at').limit(limit).forUpdate().skipLocked().execute();
  return rows.map(asFailed);
}

/** Writes the mail that goes instead of a text message; false when there is one, or a mail of the same mass notice. */
export async function insertInstead(tx: Tx, of: FailedMessage, mail: { id: string; recipientSealed: Buffer; recipientKey: Buffer; contentSealed: Buffer }, now: Instant): Promise<boolean> {
  const done = await tx.insertInto('message').values({
    message_id: mail.id, account_id: of.accountId, channel: 'mail', template: of.template, recipient_sealed: mail.recipientSealed, recipient_key: mail.recipientKey, content_sealed: mail.contentSealed,
    state: 'queued', queued_at: new Date(now), template_version_id: of.versionId, province: of.province, notice_id: of.noticeId, urgency: of.urgency, instead_of: of.id,
  }).onConflict((c) => c.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Takes back what no carrier has taken yet of a mass notice; answers how many messages. */
export async function cancelQueued(tx: Tx, noticeId: string): Promise<number> {
  const done = await tx.updateTable('message').set({ state: 'cancelled', not_before: null, waits_for: null }).where('notice_id', '=', noticeId).where('state', '=', 'queued').executeTakeFirst();
  return Number(done.numUpdatedRows);
}

/** The newest messages that were given to carriers, of one recipient or one channel if asked. */
export async function listMessages(tx: Tx, of: { recipientKey?: Buffer | undefined; channel?: Channel | undefined; limit: number }) {
  // ids grow with the real time: after a demo clock went back, the last sent is still the first shown
  let found = tx.selectFrom('message').selectAll().orderBy('message_id', 'desc').limit(of.limit);
  if (of.recipientKey) found = found.where('recipient_key', 'in', versionsOf(of.recipientKey));
  found = of.channel ? found.where('channel', '=', of.channel) : found.where('channel', '!=', 'inbox');
  return found.execute();
}

/** Empties the texts of messages older than a moment; those an account reads on the site are kept until a later one. */
export async function forgetOldTexts(tx: Tx, { before, ofAccountsBefore, now }: { before: Instant; ofAccountsBefore: Instant; now: Instant }): Promise<void> {
  await tx.updateTable('message').set({ content_sealed: null }).where('queued_at', '<', new Date(before)).where('content_sealed', 'is not', null)
    .where((e) => e.or([e('account_id', 'is', null), e('queued_at', '<', new Date(ofAccountsBefore))]))
    .where(sql<boolean>`not (account_id is null and ${isHeld({ of: 'outbox' }, now)}) and not (account_id is not null and ${isHeld({ of: 'message', person: sql.ref('message.account_id') }, now)})`).execute();
}

/** Gives all messages of an account to another, that of the same person (账号合并): read and unread stay what they are. */
export async function handMessages(tx: Tx, from: string, to: string): Promise<void> {
  // a mass notice that reached both accounts keeps counting once
  await tx.updateTable('message').set({ notice_id: null }).where('account_id', '=', from).where((e) => e.exists(
    e.selectFrom('message as twin').select('twin.message_id').where('twin.account_id', '=', to).whereRef('twin.notice_id', '=', 'message.notice_id').whereRef('twin.channel', '=', 'message.channel'),
  )).execute();
  await tx.updateTable('message').set({ account_id: to }).where('account_id', '=', from).execute();
}

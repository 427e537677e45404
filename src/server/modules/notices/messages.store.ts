import { sql } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { writeBehind, type Tx } from '#server/platform/db/tx.ts';

export type Channel = 'sms' | 'mail' | 'inbox';

export type NewMessage = {
  id: string; accountId: string | undefined; channel: Channel; template: string; recipientSealed: Buffer | null; recipientKey: Buffer | null; contentSealed: Buffer; queuedAt: Instant;
  versionId: string | null; province: string | null; noticeId: string | undefined; resentOf: string | undefined; trial: boolean;
};

/** Puts a message in the outbox; what only stands on the site has arrived with it. */
export function insertMessage(tx: Tx, m: NewMessage): void {
  const onSite = m.channel === 'inbox';
  writeBehind(tx, tx.insertInto('message').values({
    message_id: m.id, account_id: m.accountId ?? null, channel: m.channel, template: m.template, recipient_sealed: m.recipientSealed,
    recipient_key: m.recipientKey, content_sealed: m.contentSealed, state: onSite ? 'delivered' : 'queued', queued_at: new Date(m.queuedAt), template_version_id: m.versionId, province: m.province,
    ...(onSite && { delivered_at: new Date(m.queuedAt) }), ...(m.noticeId !== undefined && { notice_id: m.noticeId }), ...(m.resentOf !== undefined && { resent_of: m.resentOf }), ...(m.trial && { trial: true }),
  }));
}

/** One message of the outbox. */
export async function findMessage(tx: Tx, id: string) {
  return tx.selectFrom('message').selectAll().where('message_id', '=', id).executeTakeFirst();
}

/** Marks a message as taken by the carrier; the text goes with it when it must not be kept. False when it was marked already, by another attempt or an early receipt; one that was cancelled while it was under way was sent all the same. */
export async function markSent(tx: Tx, id: string, reference: string, forget: boolean, now: Instant): Promise<boolean> {
  const done = await tx.updateTable('message').set({ state: 'sent', sent_at: new Date(now), provider_reference: reference, ...(forget && { content_sealed: null }) })
    .where('message_id', '=', id).where('state', 'in', ['queued', 'cancelled']).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Marks a message that came too late to be of use; its text goes. */
export async function markTooLate(tx: Tx, id: string, now: Instant): Promise<void> {
  await tx.updateTable('message').set({ state: 'failed', failed_at: new Date(now), failure: 'too_late', content_sealed: null }).where('message_id', '=', id).where('state', '=', 'queued').execute();
}

/** Messages that no carrier has taken for a while, each taken up once in that while; those older than the last moment have failed. */
export async function takeOverdue(tx: Tx, when: { before: Instant; failBefore: Instant; limit: number }, now: Instant): Promise<{ id: string }[]> {
  await tx.updateTable('message').set({ state: 'failed', failed_at: new Date(now), failure: 'not_taken' }).where('state', '=', sql.lit('queued')).where('queued_at', '<', new Date(when.failBefore)).execute();
  const due = tx.selectFrom('message').select('message_id').where('state', '=', sql.lit('queued')).where('queued_at', '<', new Date(when.before))
    .where((e) => e.or([e('tried_at', 'is', null), e('tried_at', '<', new Date(when.before))])).orderBy('queued_at').limit(when.limit).forUpdate().skipLocked();
  const rows = await tx.updateTable('message').set({ tried_at: new Date(now) }).where('message_id', 'in', due).returning('message_id').execute();
  return rows.map((r) => ({ id: r.message_id }));
}

/** Takes back what no carrier has taken yet of a mass notice; answers how many messages. */
export async function cancelQueued(tx: Tx, noticeId: string): Promise<number> {
  const done = await tx.updateTable('message').set({ state: 'cancelled' }).where('notice_id', '=', noticeId).where('state', '=', 'queued').executeTakeFirst();
  return Number(done.numUpdatedRows);
}

/** The newest messages that were given to carriers, of one recipient or one channel if asked. */
export async function listMessages(tx: Tx, of: { recipientKey?: Buffer | undefined; channel?: Channel | undefined; limit: number }) {
  // ids grow with the real time: after a demo clock went back, the last sent is still the first shown
  let found = tx.selectFrom('message').selectAll().orderBy('message_id', 'desc').limit(of.limit);
  if (of.recipientKey) found = found.where('recipient_key', '=', of.recipientKey);
  found = of.channel ? found.where('channel', '=', of.channel) : found.where('channel', '!=', 'inbox');
  return found.execute();
}

/** Empties the texts of messages older than a moment; those an account reads on the site are kept until a later one. */
export async function forgetOldTexts(tx: Tx, before: Instant, ofAccountsBefore: Instant): Promise<void> {
  await tx.updateTable('message').set({ content_sealed: null }).where('queued_at', '<', new Date(before)).where('content_sealed', 'is not', null)
    .where((e) => e.or([e('account_id', 'is', null), e('queued_at', '<', new Date(ofAccountsBefore))])).execute();
}

/** Gives all messages of an account to another, that of the same person (账号合并): read and unread stay what they are. */
export async function handMessages(tx: Tx, from: string, to: string): Promise<void> {
  // a mass notice that reached both accounts keeps counting once
  await tx.updateTable('message').set({ notice_id: null }).where('account_id', '=', from).where((e) => e.exists(
    e.selectFrom('message as twin').select('twin.message_id').where('twin.account_id', '=', to).whereRef('twin.notice_id', '=', 'message.notice_id').whereRef('twin.channel', '=', 'message.channel'),
  )).execute();
  await tx.updateTable('message').set({ account_id: to }).where('account_id', '=', from).execute();
}

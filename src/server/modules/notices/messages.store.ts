import type { Instant } from '#contracts/dates.ts';
import { writeBehind, type Tx } from '#server/platform/db/tx.ts';

export type Channel = 'sms' | 'mail';

export type NewMessage = { id: string; accountId: string | undefined; channel: Channel; template: string; recipientSealed: Buffer; recipientKey: Buffer; contentSealed: Buffer; queuedAt: Instant };

/** Puts a message in the outbox. */
export function insertMessage(tx: Tx, m: NewMessage): void {
  writeBehind(tx, tx.insertInto('message').values({
    message_id: m.id, account_id: m.accountId ?? null, channel: m.channel, template: m.template, recipient_sealed: m.recipientSealed,
    recipient_key: m.recipientKey, content_sealed: m.contentSealed, state: 'queued', queued_at: new Date(m.queuedAt),
  }));
}

/** One message of the outbox. */
export async function findMessage(tx: Tx, id: string) {
  return tx.selectFrom('message').selectAll().where('message_id', '=', id).executeTakeFirst();
}

/** Marks a message as taken by the carrier; the text goes with it when it must not be kept. False when it was already marked. */
export async function markSent(tx: Tx, id: string, reference: string, forget: boolean, now: Instant): Promise<boolean> {
  const done = await tx.updateTable('message').set({ state: 'sent', sent_at: new Date(now), provider_reference: reference, ...(forget && { content_sealed: null }) })
    .where('message_id', '=', id).where('state', '=', 'queued').executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Marks a message that came too late to be of use. */
export async function markFailed(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('message').set({ state: 'failed', content_sealed: null }).where('message_id', '=', id).where('state', '=', 'queued').execute();
}

/** The newest messages, of one recipient or one channel if asked. */
export async function listMessages(tx: Tx, of: { recipientKey?: Buffer | undefined; channel?: Channel | undefined; limit: number }) {
  // ids grow with the real time: after a demo clock went back, the last sent is still the first shown
  let found = tx.selectFrom('message').selectAll().orderBy('message_id', 'desc').limit(of.limit);
  if (of.recipientKey) found = found.where('recipient_key', '=', of.recipientKey);
  if (of.channel) found = found.where('channel', '=', of.channel);
  return found.execute();
}

/** Empties the texts of messages older than a moment; those an account reads on the site are kept until a later one. */
export async function forgetOldTexts(tx: Tx, before: Instant, ofAccountsBefore: Instant): Promise<void> {
  await tx.updateTable('message').set({ content_sealed: null }).where('queued_at', '<', new Date(before)).where('content_sealed', 'is not', null)
    .where((e) => e.or([e('account_id', 'is', null), e('queued_at', '<', new Date(ofAccountsBefore))])).execute();
}

import type { Instant } from '#contracts/dates.ts';
import type { MessageReceipt, MessageState } from '#contracts/messages.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** Holds a message while its receipt is taken. */
export async function lockMessage(tx: Tx, id: string) {
  return tx.selectFrom('message').select(['channel', 'account_id', 'template', 'state', 'provider_reference']).where('message_id', '=', id).forUpdate().executeTakeFirst();
}

/** Keeps a receipt; false when it is there already. */
export async function keepReceipt(tx: Tx, r: MessageReceipt, now: Instant): Promise<boolean> {
  const done = await tx.insertInto('message_receipt').values({ receipt_id: r.receiptId, message_id: r.messageId, status: r.status, reason: r.reason, at: new Date(r.at), received_at: new Date(now) })
    .onConflict((c) => c.column('receipt_id').doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Writes what became of a held message. */
export async function writeOutcome(tx: Tx, r: MessageReceipt, to: { state: MessageState; forget: boolean }): Promise<void> {
  const delivered = to.state === 'delivered';
  await tx.updateTable('message').set({
    state: to.state, delivered_at: delivered ? new Date(r.at) : null, failed_at: delivered ? null : new Date(r.at), failure: delivered ? null : (r.reason ?? 'rejected'), provider_reference: r.reference, ...(to.forget && { content_sealed: null }),
  }).where('message_id', '=', r.messageId).execute();
}

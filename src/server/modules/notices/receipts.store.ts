import type { Instant } from '#contracts/dates.ts';
import type { MessageState } from '#contracts/messages.ts';
import type { Report } from '#server/platform/carriers/carrier.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** The message a carrier calls by its own number. */
export async function findReported(tx: Tx, carrier: string, reference: string): Promise<string | undefined> {
  const row = await tx.selectFrom('message').select('message_id').where('carrier', '=', carrier).where('provider_reference', '=', reference).executeTakeFirst();
  return row?.message_id;
}

/** The carrier that took a message, as far as it is known. */
export async function findCarrierOf(tx: Tx, messageId: string): Promise<string | undefined> {
  const row = await tx.selectFrom('message').select('carrier').where('message_id', '=', messageId).executeTakeFirst();
  return row?.carrier ?? undefined;
}

/** Holds a message while its receipt is taken. */
export async function lockReported(tx: Tx, id: string) {
  return tx.selectFrom('message')
    .select(['message_id', 'channel', 'account_id', 'template', 'state', 'provider_reference', 'carrier', 'recipient_key', 'queued_at', 'content_sealed', 'urgency', 'province', 'notice_id', 'template_version_id'])
    .where('message_id', '=', id).forUpdate().executeTakeFirst();
}

/** Keeps a receipt; false when it is there already. */
export async function keepReceipt(tx: Tx, messageId: string, r: Report, now: Instant): Promise<boolean> {
  const done = await tx.insertInto('message_receipt').values({ receipt_id: r.receiptId, message_id: messageId, status: r.status, reason: r.reason, at: new Date(r.at), received_at: new Date(now) })
    .onConflict((c) => c.column('receipt_id').doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Writes what became of a held message. */
export async function writeOutcome(tx: Tx, messageId: string, { carrier, report, state, forget }: { carrier: string; report: Report; state: MessageState; forget: boolean }): Promise<void> {
  const delivered = state === 'delivered';
  await tx.updateTable('message').set({
    state, carrier, delivered_at: delivered ? new Date(report.at) : null, failed_at: delivered ? null : new Date(report.at), failure: delivered ? null : (report.reason ?? 'rejected'), not_before: null, waits_for: null,
    ...(report.about.reference !== undefined && { provider_reference: report.about.reference }), ...(forget && { content_sealed: null }),
  }).where('message_id', '=', messageId).execute();
}

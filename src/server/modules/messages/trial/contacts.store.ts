import type { Instant } from '#contracts/dates.ts';
import type { TrialChannel } from '#contracts/message-trials.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** Keeps a proven contact in place of the one before. */
export async function putTestContact(tx: Tx, staffId: string, channel: TrialChannel, sealed: Buffer, now: Instant): Promise<void> {
  const values = { contact_sealed: sealed, confirmed_at: new Date(now) };
  await tx.insertInto('message_test_contact').values({ staff_id: staffId, channel, ...values }).onConflict((c) => c.columns(['staff_id', 'channel']).doUpdateSet(values)).execute();
}

/** The contacts an officer has proven, sealed. */
export async function listTestContacts(tx: Tx, staffId: string): Promise<{ channel: string; sealed: Buffer }[]> {
  const rows = await tx.selectFrom('message_test_contact').select(['channel', 'contact_sealed']).where('staff_id', '=', staffId).execute();
  return rows.map((r) => ({ channel: r.channel, sealed: r.contact_sealed }));
}

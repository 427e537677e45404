import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '../db/tx.ts';

export type OidcPurpose = 'staff' | 'candidate';

/** Keeps what a browser's return must bring, in place of an earlier leaving. */
export async function putOidcVisit(tx: Tx, visitKey: Buffer, purpose: OidcPurpose, content: Buffer, expiresAt: Instant): Promise<void> {
  const values = { content, expires_at: new Date(expiresAt) };
  await tx.insertInto('oidc_visit').values({ visit_key: visitKey, purpose, ...values }).onConflict((c) => c.columns(['visit_key', 'purpose']).doUpdateSet(values)).execute();
}

/** Takes it away with its content: an answer is looked at once, whatever comes of it. */
export async function takeOidcVisit(tx: Tx, visitKey: Buffer, purpose: OidcPurpose, now: Instant): Promise<Buffer | undefined> {
  const row = await tx.deleteFrom('oidc_visit').where('visit_key', '=', visitKey).where('purpose', '=', purpose).where('expires_at', '>', new Date(now)).returning('content').executeTakeFirst();
  return row?.content;
}

/** What is kept, left in its place. */
export async function findOidcVisit(tx: Tx, visitKey: Buffer, purpose: OidcPurpose, now: Instant): Promise<Buffer | undefined> {
  return (await tx.selectFrom('oidc_visit').select('content').where('visit_key', '=', visitKey).where('purpose', '=', purpose).where('expires_at', '>', new Date(now)).executeTakeFirst())?.content;
}

/** Forgets leavings nobody came back from. */
export async function sweepOidcVisits(tx: Tx, now: Instant): Promise<void> {
  await tx.deleteFrom('oidc_visit').where('expires_at', '<', new Date(now)).execute();
}

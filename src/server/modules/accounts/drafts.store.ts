import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export type DraftKind = 'registration' | 'recovery';

/** Keeps what a visit has filled in so far, in place of what it kept before. */
export async function putDraft(tx: Tx, visitKey: Buffer, kind: DraftKind, sealed: Buffer, now: Instant, expiresAt: Instant): Promise<void> {
  const values = { content_sealed: sealed, saved_at: new Date(now), expires_at: new Date(expiresAt) };
  await tx.insertInto('visit_draft').values({ visit_key: visitKey, kind, ...values }).onConflict((c) => c.columns(['visit_key', 'kind']).doUpdateSet(values)).execute();
}

/** What a visit has kept, if it is not too old. */
export async function findDraft(tx: Tx, visitKey: Buffer, kind: DraftKind, now: Instant): Promise<Buffer | undefined> {
  const row = await tx.selectFrom('visit_draft').select('content_sealed').where('visit_key', '=', visitKey).where('kind', '=', kind).where('expires_at', '>', new Date(now)).executeTakeFirst();
  return row?.content_sealed;
}

/** The same, held until the transaction ends: the same visit in two tabs takes turns. */
export async function lockDraft(tx: Tx, visitKey: Buffer, kind: DraftKind, now: Instant): Promise<Buffer | undefined> {
  const row = await tx.selectFrom('visit_draft').select('content_sealed').where('visit_key', '=', visitKey).where('kind', '=', kind).where('expires_at', '>', new Date(now)).forUpdate().executeTakeFirst();
  return row?.content_sealed;
}

/** Forgets what a visit kept. */
export async function removeDraft(tx: Tx, visitKey: Buffer, kind: DraftKind): Promise<void> {
  await tx.deleteFrom('visit_draft').where('visit_key', '=', visitKey).where('kind', '=', kind).execute();
}

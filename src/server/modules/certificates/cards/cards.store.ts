import type { CertificateId } from '#contracts/certificates.ts';
import type { Tx } from '#server/platform/db/tx.ts';

type CardRow = { key: Buffer; id: CertificateId; content: Buffer };

/** Keeps cards; the earlier ones of the same certificates go, since a corrected name must not be found under the old one. */
export async function putCards(tx: Tx, cards: readonly CardRow[], how: { anew: boolean }): Promise<void> {
  if (how.anew) for (const id of new Set(cards.map((c) => c.id))) await tx.deleteFrom('certificate_card').where('certificate_id', '=', id).execute();
  if (cards.length > 0) await tx.insertInto('certificate_card').values(cards.map((c) => ({ card_key: c.key, certificate_id: c.id, content: c.content }))).execute();
}

/** What a key opens: one look by primary key. */
export async function findCard(tx: Tx, key: Buffer): Promise<Buffer | undefined> {
  return (await tx.selectFrom('certificate_card').select('content').where('card_key', '=', key).executeTakeFirst())?.content;
}

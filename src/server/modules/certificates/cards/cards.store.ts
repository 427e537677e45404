import { CompiledQuery } from 'kysely';
import type { CertificateId } from '#contracts/certificates.ts';
import { readTogether } from '#server/platform/db/read-together.ts';
import type { Tx } from '#server/platform/db/tx.ts';

type CardRow = { key: Buffer; id: CertificateId; content: Buffer };

/** Keeps cards; the earlier ones of the same certificates go, since a corrected name must not be found under the old one. */
export async function putCards(tx: Tx, cards: readonly CardRow[], how: { anew: boolean }): Promise<void> {
  if (how.anew) for (const id of new Set(cards.map((c) => c.id))) await tx.deleteFrom('certificate_card').where('certificate_id', '=', id).execute();
  if (cards.length > 0) await tx.insertInto('certificate_card').values(cards.map((c) => ({ card_key: c.key, certificate_id: c.id, content: c.content }))).execute();
}

const FIND_CARDS = 'select card_key, content from certificate_card where card_key = any($1::bytea[])';

/** What a key opens: one look by primary key; in a rush one statement for many. */
export const findCard = readTogether(async (tx, keys: readonly Buffer[]): Promise<(Buffer | undefined)[]> => {
  const { rows } = await tx.executeQuery<{ card_key: Buffer; content: Buffer }>(CompiledQuery.raw(FIND_CARDS, [keys]));
  const byKey = new Map(rows.map((r) => [r.card_key.toString('latin1'), r.content]));
  return keys.map((key) => byKey.get(key.toString('latin1')));
});

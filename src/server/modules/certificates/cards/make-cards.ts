import type { CertificateId } from '#contracts/certificates.ts';
import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { CertificateFacts } from '../facts/certificate-facts.ts';
import { cardKey, cardOf, sealCard } from './card.ts';
import { putCards } from './cards.store.ts';

type Issued = { id: CertificateId; facts: CertificateFacts; version: number; revokedAt: Instant | null };

/** Makes the two cards of each of these certificates, one by either number; `anew` takes the place of what was told before. */
export async function makeCards(tx: Tx, { crypto }: Pick<Kit, 'crypto'>, certificates: readonly Issued[], how: { anew: boolean }): Promise<void> {
  await putCards(tx, certificates.flatMap(({ id, facts, ...at }) => {
    const content = cardOf(facts, at);
    return [facts.number, facts.managementNumber].map((number) => ({ key: cardKey(crypto, number, facts.name), id, content: sealCard(crypto, content) }));
  }), how);
}

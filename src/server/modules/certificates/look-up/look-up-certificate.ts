import type { CertificateSheet, LookUpCertificate } from '#contracts/certificates.ts';
import type { Instant } from '#contracts/dates.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { cardKey, openCard, sheetOf } from '../cards/card.ts';
import { findCard } from '../cards/cards.store.ts';

type Looking = { tx: Tx; kit: Pick<Kit, 'crypto'>; now: Instant };

/** Finds a certificate by either number and the name (证书查询): a wrong name, a wrong number and a number of somebody else are one and the same answer. */
export async function lookUpCertificate({ tx, kit }: Looking, { number, name }: Pick<LookUpCertificate, 'number' | 'name'>): Promise<Result<{ key: Buffer }>> {
  const key = cardKey(kit.crypto, number, name);
  return (await findCard(tx, key)) ? ok({ key }) : refusedFor('certificate.not_found');
}

/** What a key opens: one read by primary key. */
export async function readSheet({ tx, kit, now }: Looking, key: Buffer): Promise<Result<CertificateSheet>> {
  const found = await findCard(tx, kit.crypto.current('certificate_card.card_key', key));
  return found ? ok(sheetOf(openCard(kit.crypto, found), now)) : refusedFor('request.not_found');
}

import { z } from 'zod';
import { CertificateKind, type CertificateSheet } from '#contracts/certificates.ts';
import { beijingDay, Day, type Instant } from '#contracts/dates.ts';
import { maskDocumentNumber } from '#contracts/identity-documents.ts';
import { nameKey } from '#contracts/person-names.ts';
import { Words } from '#contracts/words.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import { stateOn } from '../domain/kind-of.ts';
import type { CertificateFacts } from '../facts/certificate-facts.ts';

const CONTEXT = 'certificate_card.content';

/** What a card tells whoever knows number and name: everything a look-up shows, the document masked. Only ever add. */
const Card = z.object({
  kind: CertificateKind, title: Words, number: z.string(), managementNumber: z.string(), name: z.string(), document: z.string(), exam: Words, year: z.int(), level: Words, specialty: Words, approvedOn: Day, validThrough: Day.nullable(), revokedOn: Day.nullable(), version: z.int(), issuedBy: Words,
});
type Card = z.infer<typeof Card>;

/** The card of a certificate as it stands. */
export function cardOf(facts: CertificateFacts, at: { version: number; revokedAt: Instant | null }): Card {
  const { kind, title, number, managementNumber, name, exam, year, level, specialty, approvedOn, validThrough, issuedBy } = facts;
  return { kind, title, number, managementNumber, name, document: maskDocumentNumber(facts.documentNumber), exam: exam.name, year, level: level.name, specialty: specialty.name, approvedOn, validThrough, revokedOn: at.revokedAt === null ? null : beijingDay(at.revokedAt), version: at.version, issuedBy };
}

/** A card as it is read on a day: what it says, and what the certificate is worth then. */
export function sheetOf(card: Card, now: Instant): CertificateSheet {
  return { ...card, state: stateOn(beijingDay(now), { revoked: card.revokedOn !== null, validThrough: card.validThrough }) };
}

export const sealCard = (crypto: FieldCrypto, card: Card): Buffer => crypto.seal(CONTEXT, JSON.stringify(card));
export const openCard = (crypto: FieldCrypto, sealed: Buffer): Card => Card.parse(JSON.parse(crypto.open(CONTEXT, sealed)));

/** What a card is found by: a keyed digest of number and name together, so that neither alone finds anything. */
export function cardKey(crypto: FieldCrypto, number: string, name: string): Buffer {
  return crypto.index('certificate_card.card_key', `${number}\n${nameKey(name)}`);
}

/** What a number alone is claimed, and found by officers, under. */
export function numberKey(crypto: FieldCrypto, number: string): Buffer {
  return crypto.index('certificate_number.number_key', number);
}

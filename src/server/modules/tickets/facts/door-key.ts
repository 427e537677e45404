import type { DocumentType } from '#contracts/document-types.ts';
import { documentNumberKey } from '#contracts/identity-documents.ts';
import { nameKey } from '#contracts/person-names.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';

export type AtDoor = { sittingId: string; province: string; documentType: DocumentType; documentNumber: string; name: string };

/**
 * The one key a ticket is found by without a sign-in: a keyed digest of everything that must fit at once. A wrong name and a number nobody has lead to the same
 * nothing, so the table tells nobody about anybody else; and the key of one sitting says nothing of another.
 */
export function doorKey(crypto: FieldCrypto, { sittingId, province, documentType, documentNumber, name }: AtDoor): Buffer {
  return crypto.index('ticket.door', JSON.stringify([sittingId, province, documentType, documentNumberKey(documentType, documentNumber), nameKey(name)]));
}

/** The key wrong tries at one document number of a sitting are counted under. */
export function triesKey(crypto: FieldCrypto, { sittingId, documentType, documentNumber }: Omit<AtDoor, 'name' | 'province'>): Buffer {
  return crypto.mac('ticket.tries', JSON.stringify([sittingId, documentType, documentNumberKey(documentType, documentNumber)]));
}

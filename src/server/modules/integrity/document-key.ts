import { DocumentType } from '#contracts/document-types.ts';
import { documentNumberKey } from '#contracts/identity-documents.ts';
import { nameKey } from '#contracts/person-names.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';

/** The blind key a person's integrity records stand under, the same for renewed documents; of its own context, so that it links to no other table. */
export function integrityKey(crypto: FieldCrypto, document: { documentType: DocumentType; documentNumber: string }): Buffer {
  return crypto.index('integrity_record.document_key', `${document.documentType} ${documentNumberKey(document.documentType, document.documentNumber)}`);
}

/** The keys a number may stand under, whatever type of document it is. */
export function integrityKeysOfAnyType(crypto: FieldCrypto, documentNumber: string): Buffer[] {
  return DocumentType.options.map((documentType) => integrityKey(crypto, { documentType, documentNumber }));
}

/** The blind key of a name in the register, equal for spellings that differ only in dots, spaces and Latin case. */
export function recordNameKey(crypto: FieldCrypto, name: string): Buffer {
  return crypto.index('integrity_record.name', nameKey(name));
}

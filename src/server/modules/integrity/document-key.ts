import type { DocumentType } from '#contracts/document-types.ts';
import { documentNumberKey } from '#contracts/identity-documents.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';

/** The blind key a person's integrity records stand under, the same for renewed documents; of its own context, so that it links to no other table. */
export function integrityKey(crypto: FieldCrypto, document: { documentType: DocumentType; documentNumber: string }): Buffer {
  return crypto.index('integrity_record.document_key', `${document.documentType} ${documentNumberKey(document.documentType, document.documentNumber)}`);
}

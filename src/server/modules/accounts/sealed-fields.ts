import { DocumentType } from '#contracts/document-types.ts';
import { documentNumberKey } from '#contracts/identity-documents.ts';
import { nameKey } from '#contracts/person-names.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';

/** Contexts the account's personal fields are sealed under; what is sealed for one cannot be opened for another. */
export const SEALED = {
  documentNumber: 'account.document_number',
  phone: 'account.phone',
  mail: 'account.mail',
  address: 'account.address',
  educationNumber: 'education_row.certificate_number',
  degreeNumber: 'degree_row.certificate_number',
  draft: 'visit_draft.content',
} as const;

/** The digest under which one document is claimed, whoever registers it. */
export function documentKey(crypto: FieldCrypto, type: DocumentType, number: string): Buffer {
  return crypto.index('account.document', `${type} ${documentNumberKey(type, number)}`);
}

/** The digest of the document an account carries: made anew, because what stands in the row may be of another version than the claim is. */
export function documentOf(crypto: FieldCrypto, row: { document_type: string; document_number_sealed: Buffer }): Buffer {
  return documentKey(crypto, DocumentType.parse(row.document_type), crypto.open(SEALED.documentNumber, row.document_number_sealed));
}

/** The digests of a number under every document type: recovery asks for the number only (R-2.1.2-02). */
export function documentKeysOfAnyType(crypto: FieldCrypto, number: string): Buffer[] {
  return DocumentType.options.map((type) => documentKey(crypto, type, number));
}

/** The digest of a name, equal for spellings that differ only in dots, spaces and Latin case. */
export function personKey(crypto: FieldCrypto, name: string): Buffer {
  return crypto.index('account.name', nameKey(name));
}

/** The digest under which one phone is claimed. */
export function phoneKey(crypto: FieldCrypto, phone: string): Buffer {
  return crypto.index('account.phone', phone);
}

/** The digest of a mailbox, for counting what is sent there. */
export function mailKey(crypto: FieldCrypto, mail: string): Buffer {
  return crypto.index('account.mail', mail);
}

/** The digest of a certificate number within its kind of row. */
export function certificateKey(crypto: FieldCrypto, kind: 'education' | 'degree', number: string): Buffer {
  return crypto.index(`${kind}_row.certificate_number`, number);
}

/** The document number and bound phone of an account's row, whole: for lists, which open what they show row by row. */
export function openNumbers(crypto: FieldCrypto, row: { document_number_sealed: Buffer; phone_sealed: Buffer | null }): { documentNumber: string; phone: string | null } {
  return { documentNumber: crypto.open(SEALED.documentNumber, row.document_number_sealed), phone: row.phone_sealed && crypto.open(SEALED.phone, row.phone_sealed) };
}

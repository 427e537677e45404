import type { DocumentType } from '#contracts/document-types.ts';
import { documentNumberKey } from '#contracts/identity-documents.ts';
import { nameKey } from '#contracts/person-names.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { FileKey } from './candidate-files.store.ts';

export type FilePerson = { name: string; documentType: DocumentType; documentNumber: string };

/** The blind key of a person's file of an exam: document and name together, as the archive library matches them (R-1.2-04). */
export function fileKey(crypto: FieldCrypto, person: FilePerson, examCode: string): FileKey {
  const document = `${person.documentType} ${documentNumberKey(person.documentType, person.documentNumber)}`;
  return { documentKey: crypto.index('candidate_file.document_key', document), nameKey: crypto.index('candidate_file.name_key', nameKey(person.name)), examCode };
}

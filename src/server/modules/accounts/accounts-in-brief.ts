import type { Day } from '#contracts/dates.ts';
import { DocumentType } from '#contracts/document-types.ts';
import { maskDocumentNumber, type Sex } from '#contracts/identity-documents.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { readBriefs } from './names.store.ts';
import { SEALED } from './sealed-fields.ts';

/** As much of a person as a line of a list or a printed paper shows; `frozen` is an account nobody can use any more (重复、注销). */
export type AccountInBrief = { name: string; sex: Sex | null; bornOn: Day | null; documentType: DocumentType; documentNumber: string; maskedDocumentNumber: string; frozen: boolean };

/** The people of a list by account, in one statement however many they are. */
export async function accountsInBrief(tx: Tx, crypto: FieldCrypto, ids: readonly string[]): Promise<Map<string, AccountInBrief>> {
  return new Map((await readBriefs(tx, ids)).map((row) => {
    const documentNumber = crypto.open(SEALED.documentNumber, row.document_number_sealed);
    return [row.account_id, { name: row.name, sex: row.sex === 'male' || row.sex === 'female' ? row.sex : null, bornOn: row.born_on, documentType: DocumentType.parse(row.document_type), documentNumber, maskedDocumentNumber: maskDocumentNumber(documentNumber), frozen: row.state === 'frozen' }];
  }));
}

import { maskDocumentNumber } from '#contracts/identity-documents.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { readBriefs } from './names.store.ts';
import { SEALED } from './sealed-fields.ts';

/** As much of a person as a line of a list shows. */
export type AccountInBrief = { name: string; documentNumber: string; maskedDocumentNumber: string };

/** The people of a list by account, in one statement however many they are. */
export async function accountsInBrief(tx: Tx, crypto: FieldCrypto, ids: readonly string[]): Promise<Map<string, AccountInBrief>> {
  return new Map((await readBriefs(tx, ids)).map((row) => {
    const documentNumber = crypto.open(SEALED.documentNumber, row.document_number_sealed);
    return [row.account_id, { name: row.name, documentNumber, maskedDocumentNumber: maskDocumentNumber(documentNumber) }];
  }));
}

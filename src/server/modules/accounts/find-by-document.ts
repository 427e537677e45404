import type { AccountId } from '#contracts/ids.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { listDocumentAccounts } from './account-claims.store.ts';
import { documentKeysOfAnyType } from './sealed-fields.ts';

/** Every account registered with a document number, of whatever type and under whatever name (D-04); none for a number nobody has. */
export async function findAccountsByDocument(tx: Tx, crypto: FieldCrypto, number: string): Promise<AccountId[]> {
  const found = [];
  for (const key of documentKeysOfAnyType(crypto, number)) found.push(...(await listDocumentAccounts(tx, key)));
  return [...new Set(found)];
}

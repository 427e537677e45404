import type { AccountId } from '#contracts/ids.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findByIdentity, listDocumentAccounts } from '../../account-claims.store.ts';
import { findAccountRow } from '../../accounts.store.ts';
import { documentKeysOfAnyType, documentOf, personKey } from '../../sealed-fields.ts';

/** Finds a person by name and document number exactly as registered (R-3.1.1-05), and with them every account of the same document (D-04); nobody otherwise. */
export async function lookUpAccounts(tx: Tx, crypto: FieldCrypto, asked: { name: string; documentNumber: string }): Promise<AccountId[]> {
  const found = await findByIdentity(tx, documentKeysOfAnyType(crypto, asked.documentNumber), personKey(crypto, asked.name));
  const row = found && (await findAccountRow(tx, found));
  if (!found || !row) return [];
  return [found, ...(await listDocumentAccounts(tx, documentOf(crypto, row))).filter((id) => id !== found)];
}

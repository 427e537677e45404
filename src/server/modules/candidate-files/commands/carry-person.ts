import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { carryFiles } from '../candidate-files.store.ts';
import { fileKey, type FilePerson } from '../file-key.ts';

/** 档案随人: after a corrected name or number, or a merge, the person's files and results are found under the new identity too. Nothing is removed. */
export async function carryPerson(tx: Tx, crypto: FieldCrypto, from: FilePerson, to: FilePerson): Promise<void> {
  const [a, b] = [fileKey(crypto, from, ''), fileKey(crypto, to, '')];
  if (a.documentKey.equals(b.documentKey) && a.nameKey.equals(b.nameKey)) return;
  await carryFiles(tx, a, b);
}

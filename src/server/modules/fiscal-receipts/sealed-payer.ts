import { invariant } from '#server/kernel/invariant.ts';
import { accountsInBrief } from '#server/modules/accounts/index.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';

const CONTEXT = 'fiscal_receipt.payer_document';

/** 交款人 as a receipt freezes it: the name, and the document's number sealed. */
export async function payerNow(tx: Tx, crypto: FieldCrypto, accountId: string): Promise<{ payer: string; payerDocument: Buffer }> {
  const who = (await accountsInBrief(tx, crypto, [accountId])).get(accountId);
  invariant(who, 'who pays has an account');
  return { payer: who.name, payerDocument: crypto.seal(CONTEXT, who.documentNumber) };
}

/** The number of the payer's document as it was frozen. */
export const openPayerDocument = (crypto: FieldCrypto, sealed: Buffer): string => crypto.open(CONTEXT, sealed);

import { accountsInBrief } from '#server/modules/accounts/index.ts';
import { fileKey } from '#server/modules/candidate-files/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { Scored } from './cards.store.ts';

/** People of a roll with who they are and the key of their file; whoever is gone from the accounts is left out. */
export async function identified(tx: Tx, kit: Kit, examCode: string, people: readonly Scored[]) {
  const accounts = await accountsInBrief(tx, kit.crypto, people.map((p) => p.accountId));
  return people.flatMap((p) => { const account = accounts.get(p.accountId); return account ? [{ p, account, key: fileKey(kit.crypto, account, examCode) }] : []; });
}

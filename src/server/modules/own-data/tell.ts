import { beijingTime, type Instant } from '#contracts/dates.ts';
import type { AccountFacts } from '#server/modules/accounts/index.ts';
import { queueMessage } from '#server/modules/notices/index.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** Tells mailbox and phone what was done with the account's data, so that its owner notices what they did not do. */
export async function tellOwner(tx: Tx, { crypto, now }: { crypto: FieldCrypto; now: Instant }, account: AccountFacts, what: string): Promise<void> {
  const message = { template: 'own_data', params: { what, time: beijingTime(now) }, accountId: account.id } as const;
  await queueMessage(tx, { crypto, now }, { ...message, to: { mail: account.mail } });
  if (account.phone !== undefined) await queueMessage(tx, { crypto, now }, { ...message, to: { phone: account.phone } });
}

import { beijingTime, type Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import { queueMessage } from '#server/modules/notices/index.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { SEALED } from '../../sealed-fields.ts';

/** Staff who act on an account after two of them agreed; `staffId` is the second one's. */
export type AssistOffice = { crypto: FieldCrypto; now: Instant; staffId: string };

type Reached = { mail_sealed: Buffer; phone_sealed: Buffer | null };

/** Tells mailbox, bound phone and any new phone what was done with the account, so that its owner notices what they did not ask for. */
export async function tellEverywhere(tx: Tx, { crypto, now }: AssistOffice, accountId: AccountId, was: Reached, what: string, newPhone?: string, template: 'account_assisted' | 'own_data' = 'account_assisted'): Promise<void> {
  const phones = new Set([...(was.phone_sealed ? [crypto.open(SEALED.phone, was.phone_sealed)] : []), ...(newPhone === undefined ? [] : [newPhone])]);
  const message = { template, params: { what, time: beijingTime(now) }, accountId };
  await queueMessage(tx, { crypto, now }, { ...message, to: { mail: crypto.open(SEALED.mail, was.mail_sealed) } });
  for (const phone of phones) await queueMessage(tx, { crypto, now }, { ...message, to: { phone } });
}

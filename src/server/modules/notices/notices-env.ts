import type { AccountId } from '#contracts/ids.ts';
import type { OutsideService } from '#contracts/outside-services.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Carrier } from '#server/platform/carriers/carrier.ts';
import type { MessageCarriers } from '#server/platform/carriers/message-carriers.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** What the program gives this module: the ways out, the mailbox an account wrote down for itself, and the sign of the installation’s text messages (短信签名) where it has one of its own. */
export type NoticesEnv = MessageCarriers & { smsSign?: Readonly<Record<Lang, string>> | undefined; mailboxOf: (tx: Tx, crypto: FieldCrypto, accountId: AccountId) => Promise<string | undefined> };

/** A carrier as the recorder of outside calls names it. */
export const serviceOf = ({ channel, name }: Pick<Carrier, 'channel' | 'name'>): OutsideService => `${channel}:${name}`;

import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { queueMessage, type MessageOrder, type TemplateName } from '#server/modules/notices/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';

/** Tells the owner of a photo what was decided, by text message, or by mail where the phone went to another account; part of the decision's transaction. */
export async function tellOwner<N extends TemplateName>(at: { tx: Tx; kit: Kit; now: Instant }, accountId: AccountId, template: N, params: MessageOrder<N>['params']): Promise<void> {
  const { tx, kit: { crypto }, now } = at;
  const account = await findAccount(tx, crypto, accountId);
  invariant(account, `account ${accountId} is gone`);
  const to = account.phone === undefined ? { mail: account.mail } : { phone: account.phone };
  await queueMessage(tx, { crypto, now }, { to, template, params, lang: account.lang, accountId });
}

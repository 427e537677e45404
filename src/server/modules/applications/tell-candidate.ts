import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { AccountFacts } from '#server/modules/accounts/index.ts';
import type { Lang } from '#contracts/refusals.ts';
import { queueMessage, type MessageOrder, type TemplateName } from '#server/modules/notices/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { existingAccount } from './gather-facts.ts';

type From = { tx: Tx; kit: Kit; now: Instant };

type Params<N extends TemplateName> = (lang: Lang) => MessageOrder<N>['params'];

/** Tells the candidate by text message, or by mail where the phone went to another account, in the language last used; part of the act that causes it. */
export async function tellCandidate<N extends TemplateName>({ tx, kit, now }: From, account: AccountFacts, template: N, params: Params<N>): Promise<void> {
  const to = account.phone === undefined ? { mail: account.mail } : { phone: account.phone };
  await queueMessage(tx, { crypto: kit.crypto, now }, { to, template, params: params(account.lang), lang: account.lang, accountId: account.id });
}

/** The same for an act of somebody else, who has not read the account. */
export async function tellAccount<N extends TemplateName>(from: From, accountId: AccountId, template: N, params: Params<N>): Promise<void> {
  await tellCandidate(from, await existingAccount(from.tx, from.kit, accountId), template, params);
}

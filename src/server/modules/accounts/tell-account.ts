import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { Lang } from '#contracts/refusals.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { queueMessage, type MessageOrder, type TemplateName } from '#server/modules/notices/index.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { AccountFacts } from './account-facts.ts';
import { findAccount } from './find-account.ts';

/** In whose transaction and when; `province` is where the application lies that it is about, `useBefore` by when a reminder is of use. */
type From = { tx: Tx; kit: { crypto: FieldCrypto }; now: Instant; province?: string | null | undefined; useBefore?: Instant | undefined };

type Params<N extends TemplateName> = (lang: Lang) => MessageOrder<N>['params'];

/** Tells the candidate by text message and wherever else the event is told, by mail in any case where the phone went to another account, in the language last used; part of the act that causes it. */
export async function tellCandidate<N extends TemplateName>({ tx, kit: { crypto }, now, province, useBefore }: From, account: AccountFacts, template: N, params: Params<N>): Promise<void> {
  const to = account.phone === undefined ? { mail: account.mail } : { phone: account.phone };
  await queueMessage(tx, { crypto, now }, { to, mailToo: account.mail, template, params: params(account.lang), lang: account.lang, accountId: account.id, province, useBefore });
}

/** The same for an act of somebody else, who has not read the account. */
export async function tellAccount<N extends TemplateName>(from: From, accountId: AccountId, template: N, params: Params<N>): Promise<void> {
  const account = await findAccount(from.tx, from.kit.crypto, accountId);
  invariant(account, `account ${accountId} is gone`);
  await tellCandidate(from, account, template, params);
}

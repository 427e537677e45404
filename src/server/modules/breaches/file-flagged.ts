import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import { tellAccount } from '#server/modules/accounts/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';

const WHAT = { zh: '陈述、申辩的附件', en: 'papers of your statement' };

/** A file of a case was flagged by a scan that came later: it stays listed and is never opened, and who sent it is told. */
export async function statementFlagged(env: { tx: Tx; kit: Kit; now: Instant }, { accountId }: { accountId: AccountId }): Promise<void> {
  await tellAccount(env, accountId, 'file_flagged', (lang) => ({ what: WHAT[lang] }));
}

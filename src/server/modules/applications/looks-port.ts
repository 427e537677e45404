import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** One look at a person's record: when, which office, what (谁查看过我的资料). */
export type Look = { id: string; at: Instant; office: string; what: string };

/** The newest looks at a person's record; module oversight, which stands above, fills it. */
export type LooksPort = (tx: Tx, accountId: AccountId, lang: Lang, limit: number) => Promise<readonly Look[]>;

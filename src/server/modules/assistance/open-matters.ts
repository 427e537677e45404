import type { AccountId } from '#contracts/ids.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** How many examination matters (考试情况处理) about an account are not settled, and of how many of them the person was told. Asked of whoever keeps them; the program fills it. */
export type OpenMatters = (tx: Tx, accountId: AccountId) => Promise<{ open: number; told: number }>;

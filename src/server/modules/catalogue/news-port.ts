import type { Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** What the first page shows of the announcements (通知公告), which a higher module keeps. */
export type NewsPort = {
  latestNotices: (tx: Tx, now: Instant, lang: Lang, limit: number) => Promise<readonly { id: string; title: string; at: Instant }[]>;
};

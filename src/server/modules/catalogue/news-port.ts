import type { Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { ProvinceCode } from '#contracts/regions.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** An announcement or a policy file as a line: signed and dated (R-0-03), in the language it is told in. */
export type NewsLine = { id: string; title: string; lang: Lang; author: string; at: Instant };

/** What is asked for: announcements unless policy files are meant, of one agency only, about one exam. */
export type NewsAbout = { kind?: 'announcement' | 'policy'; agency?: ProvinceCode; exam?: string };

/** What public pages show of the announcements (通知公告) and policy files (政策文件), which a higher module keeps. */
export type NewsPort = {
  latestNotices: (tx: Tx, now: Instant, lang: Lang, limit: number, about?: NewsAbout) => Promise<readonly NewsLine[]>;
};

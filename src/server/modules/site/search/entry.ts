import type { Instant } from '#contracts/dates.ts';

/** What kinds of things are found (站内搜索). */
export const ENTRY_KINDS = ['exam', 'province', 'review_point', 'announcement', 'policy', 'question', 'guide', 'major', 'page'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** One thing that can be found: where it stands, what it is called and says. Published words only, nothing of a person. */
export type Entry = {
  id: string; kind: EntryKind; province: string | null; href: string;
  title: { zh: string; en?: string | undefined }; body: { zh: string; en?: string | undefined };
  weight: number; shownFrom?: Instant | undefined;
};

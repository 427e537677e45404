import type { ArticleBlock, ArticleFile, ArticleLine, ArticleWhole } from '#contracts/content.ts';
import type { Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Article } from './content.store.ts';
import { blocksOf } from './article-blocks.ts';
import { writesFor } from './domain/article-rules.ts';

/** An article as readers see it in their language; one without English is told in Chinese. */
export type ReadArticle = {
  id: string; title: string; blocks: ArticleBlock[]; author: string; place: string; at: Instant; pinned: boolean; lang: Lang; files: ArticleFile[]; exams: readonly string[];
  /** When its words were changed after people could read them, which they are told. */
  changedAt: Instant | undefined;
};

/** An article → what a reader sees. */
export function presentForReader(a: Article, place: string, files: readonly ArticleFile[], lang: Lang): ReadArticle {
  const english = lang === 'en' && a.titleEn !== undefined && a.bodyEn !== undefined;
  return {
    id: a.id, title: english ? (a.titleEn ?? '') : a.titleZh, blocks: blocksOf(english ? (a.bodyEn ?? '') : a.bodyZh), author: a.author, place, at: a.publishAt ?? a.changedAt, pinned: a.pinned,
    lang: english ? 'en' : 'zh', files: [...files], exams: a.exams, changedAt: a.changedAt > (a.publishAt ?? a.changedAt) ? a.changedAt : undefined,
  };
}

/** An article → a line of the officers' list. */
export function presentLine(a: Article, place: string, jurisdiction: Jurisdiction, now: Instant): ArticleLine {
  return {
    id: a.id, kind: a.kind, province: a.province, provinceText: place, title: a.titleZh, author: a.author, pinned: a.pinned, state: a.state,
    scheduled: isScheduled(a, now), publishAt: a.publishAt ?? null, changedAt: a.changedAt, mine: writesFor(jurisdiction, a.province),
  };
}

const isScheduled = (a: Article, now: Instant): boolean => a.state === 'published' && (a.publishAt ?? 0) > now;

/** An article → everything whoever edits it must see. */
export function presentWhole(a: Article, files: readonly ArticleFile[], history: ArticleWhole['history'], jurisdiction: Jurisdiction, now: Instant): ArticleWhole {
  const { changedAt: _, ...rest } = a;
  return { ...rest, titleEn: a.titleEn ?? null, bodyEn: a.bodyEn ?? null, publishAt: a.publishAt ?? null, scheduled: isScheduled(a, now), mine: writesFor(jurisdiction, a.province), files: [...files], history };
}

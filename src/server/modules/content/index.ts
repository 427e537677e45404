import type { Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Module } from '#server/platform/module.ts';
import { articleList } from './articles.list.ts';
import type { ContentEnv } from './content-env.ts';
import { contentPages } from './content.pages.ts';
import { contentStaffEndpoints } from './content.staff-routes.ts';
import { listArticles } from './content.store.ts';

export { draftArticle, publishArticle, withdrawArticle } from './commands/write-article.ts';

/** The module as the program mounts it; places and exams by name come from the catalogue. */
export function contentModule(env: ContentEnv): Module {
  const { pages, endpoints } = contentPages(env);
  return { name: 'content', lists: [articleList(env)], endpoints: [...Object.values(contentStaffEndpoints(env)), ...endpoints], pages };
}

/** The newest announcements as a first page shows them. */
export async function latestNotices(tx: Tx, now: Instant, lang: Lang, limit: number): Promise<{ id: string; title: string; author: string; at: Instant }[]> {
  const shown = await listArticles(tx, { kind: 'announcement', shownAt: now }, limit);
  return shown.map((a) => ({ id: a.id, title: lang === 'en' ? (a.titleEn ?? a.titleZh) : a.titleZh, author: a.author, at: a.publishAt ?? a.changedAt }));
}

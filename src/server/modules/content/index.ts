import type { Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { ProvinceCode } from '#contracts/regions.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Module } from '#server/platform/module.ts';
import { articleList } from './articles.list.ts';
import { articleChanged } from './content.jobs.ts';
import type { ContentEnv } from './content-env.ts';
import { contentPages } from './content.pages.ts';
import { contentStaffEndpoints } from './content.staff-routes.ts';
import { listArticles } from './content.store.ts';

export { articleChanged } from './content.jobs.ts';
export { findReadable, listReadable, readableNow, type Readable } from './readable.ts';
export { draftArticle, publishArticle, withdrawArticle } from './commands/write-article.ts';

/** The module as the program mounts it; places and exams by name come from the catalogue. */
export function contentModule(env: ContentEnv): Module {
  const { pages, endpoints } = contentPages(env);
  return { name: 'content', jobs: [articleChanged], lists: [articleList(env)], endpoints: [...Object.values(contentStaffEndpoints(env)), ...endpoints], pages };
}

/** The newest announcements, or policy files, as public pages show them: of everybody, or of one agency, or about one exam. */
export async function latestNotices(
  tx: Tx, now: Instant, lang: Lang, limit: number, { kind = 'announcement', agency, exam }: { kind?: 'announcement' | 'policy'; agency?: ProvinceCode; exam?: string } = {},
): Promise<{ id: string; title: string; lang: Lang; author: string; at: Instant }[]> {
  const shown = await listArticles(tx, { kind, agency, exam, shownAt: now }, limit);
  return shown.map((a) => {
    const english = lang === 'en' ? a.titleEn : undefined;
    return { id: a.id, title: english ?? a.titleZh, lang: english === undefined ? 'zh' : 'en', author: a.author, at: a.publishAt ?? a.changedAt };
  });
}

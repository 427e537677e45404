import { z } from 'zod';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { definePage } from '#server/platform/http/page.ts';
import { ChapterPage } from './pages/chapter-page.tsx';
import { chaptersOf } from './read-guide.ts';

const chapterPage = definePage({
  path: '/guide/:chapter', access: 'public', audit: null, limit: 'page', cacheSeconds: 300, view: ChapterPage,
  params: z.object({ chapter: z.string().max(40) }),
  load: async ({ visitor }, { params }) => {
    const chapters = await chaptersOf(visitor.lang);
    const at = chapters.findIndex(({ slug }) => slug === params.chapter);
    const chapter = chapters[at];
    if (chapter === undefined) return refusedFor('request.not_found');
    const doorTo = (one: (typeof chapters)[number] | undefined) => (one === undefined ? null : { title: one.title, href: `/guide/${one.slug}` });
    return ok({ chapter, before: doorTo(chapters[at - 1]), after: doorTo(chapters[at + 1]) });
  },
});

/** 考生指南, a page a chapter (R-0-06). */
export const guidePages = [chapterPage];

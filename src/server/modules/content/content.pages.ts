import { z } from 'zod';
import { ExamCode } from '#contracts/catalogue.ts';
import { ArticleId, ArticleKind, ArticleWords } from '#contracts/content.ts';
import { BlobId } from '#contracts/ids.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { Binary } from '#server/platform/http/mount-api.ts';
import { definePage } from '#server/platform/http/page.ts';
import { ArticleCursor, cursorTo, placeOf } from './article-cursor.ts';
import type { ContentEnv } from './content-env.ts';
import { presentForReader } from './content.present.ts';
import { filesOf } from './content.staff-routes.ts';
import { countArticles, findArticle, listArticles, listFiles, listFilesOf } from './content.store.ts';
import { ArticlePage } from './pages/article-page.tsx';
import { NoticesPage } from './pages/notices-page.tsx';

const PAGE = 20;
const Chosen = z.object({
  kind: ArticleKind.optional().catch(undefined), province: ProvinceCode.optional().catch(undefined), exam: ExamCode.optional().catch(undefined),
  q: ArticleWords.optional().catch(undefined), after: ArticleCursor.optional().catch(undefined),
});

/** 通知公告、考生问答、政策文件 as everybody reads them (R-0-03): by section, agency, exam and words. */
export function contentPages({ listPlaces, listExamNames }: ContentEnv) {
  const notices = definePage({
    path: '/notices', access: 'public', limit: 'page', audit: null, query: Chosen, view: NoticesPage,
    load: async ({ tx, visitor, now }, { query }) => {
      const [places, exams] = await Promise.all([listPlaces(tx, visitor.lang), listExamNames(tx, visitor.lang)]);
      const { kind = 'announcement', province, exam, q: words } = query;
      const rows = await listArticles(tx, { kind, province, exam, words, shownAt: now, after: placeOf(query.after) }, PAGE + 1);
      const shown = rows.slice(0, PAGE);
      const last = shown.at(-1);
      const files = await listFilesOf(tx, shown.map((a) => a.id));
      return ok({
        kind, province, exam, words, places: places.map((p) => ({ value: p.code, text: p.name })), exams: exams.map((e) => ({ value: e.code, text: e.name })), first: query.after === undefined,
        found: await countArticles(tx, { province, exam, words, shownAt: now }),
        articles: shown.map((a) => presentForReader(a, placeName(places, a.province), filesOf(files.get(a.id) ?? []), visitor.lang)), next: rows.length > PAGE && last ? cursorTo(last) : undefined,
      });
    },
  });

  const article = definePage({
    path: '/notices/:id', access: 'public', limit: 'page', audit: null, params: z.object({ id: ArticleId }), view: ArticlePage,
    load: async ({ tx, visitor, now }, { params }) => {
      const found = await findArticle(tx, params.id);
      if (found?.state !== 'published' || (found.publishAt ?? Infinity) > now) return refusedFor('article.not_found');
      const [places, exams] = await Promise.all([listPlaces(tx, visitor.lang), listExamNames(tx, visitor.lang)]);
      return ok({ kind: found.kind, exams: exams.filter((e) => found.exams.includes(e.code)), article: presentForReader(found, placeName(places, found.province), filesOf(await listFiles(tx, found.id)), visitor.lang) });
    },
  });

  const file = defineEndpoint({
    method: 'GET', path: '/api/articles/:id/files/:fileId', summary: '下载文章附件', access: 'public', audit: null, limit: 'read', params: z.object({ id: ArticleId, fileId: z.uuid() }), output: Binary,
    handle: async ({ tx, kit, now }, { params }) => {
      const found = await findArticle(tx, params.id);
      const shown = found?.state === 'published' && (found.publishAt ?? Infinity) <= now;
      const row = shown ? (await listFiles(tx, params.id)).find((f) => f.id === params.fileId) : undefined;
      const blob = row && (await kit.blobs.get(BlobId.parse(row.blob_id)));
      return row && blob ? ok({ contentType: row.content_type, fileName: row.name, base64: blob.bytes.toString('base64') }) : refusedFor('article.not_found');
    },
  });

  return { pages: [notices, article], endpoints: [file] };
}

const placeName = (places: readonly { code: string; name: string }[], province: string | null): string => places.find((p) => p.code === province)?.name ?? '';

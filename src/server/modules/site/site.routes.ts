import { z } from 'zod';
import { beijingDay } from '#contracts/dates.ts';
import { isPublished } from '#contracts/published.ts';
import { ok } from '#server/kernel/result.ts';
import { listExams, listProvinces } from '#server/modules/catalogue/index.ts';
import { listReadable } from '#server/modules/content/index.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { Binary } from '#server/platform/http/mount-api.ts';
import { robotsText, sitemapText } from './domain/sitemap.ts';
import { STATIC_PAGES } from './static-pages.ts';

const HOUR = 3_600;
const MOST_ARTICLES = 20_000;

/** sitemap.xml: every page that is the same for everybody, in both languages. */
export const sitemap = defineEndpoint({
  method: 'GET', path: '/sitemap.xml', summary: '站点地图', access: 'public', audit: null, limit: 'read', cacheSeconds: HOUR, query: z.object({}), output: Binary,
  handle: async ({ tx, kit, now }) => {
    const articles = (await listReadable(tx)).filter((a) => a.shownFrom <= now).toSorted((a, b) => b.shownFrom - a.shownFrom).slice(0, MOST_ARTICLES);
    const pages = [
      { path: '/' }, ...STATIC_PAGES.filter(({ href }) => isPublished(href)).map(({ href }) => ({ path: href })),
      ...(await listExams(tx)).map((exam) => ({ path: `/exams/${exam.code}` })), ...(await listProvinces(tx)).map((province) => ({ path: `/provinces/${province.code}` })),
      ...articles.map((a) => ({ path: `/notices/${a.id}`, on: beijingDay(a.shownFrom) })),
    ];
    return ok({ contentType: 'application/xml; charset=utf-8', base64: Buffer.from(sitemapText(kit.settings.publicUrl, pages)).toString('base64') });
  },
});

/** robots.txt: what search engines leave alone. */
export const robots = defineEndpoint({
  method: 'GET', path: '/robots.txt', summary: '搜索引擎规则', access: 'public', audit: null, limit: 'page', cacheSeconds: HOUR, query: z.object({}), output: Binary,
  handle: ({ kit }) => Promise.resolve(ok({ contentType: 'text/plain; charset=utf-8', base64: Buffer.from(robotsText(kit.settings.publicUrl)).toString('base64') })),
});

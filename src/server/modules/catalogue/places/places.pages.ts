import { z } from 'zod';

import { ProvinceCode } from '#contracts/regions.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { definePage, type AnyPage } from '#server/platform/http/page.ts';

import type { NewsPort } from '../news-port.ts';
import { findProvince } from '../regions.ts';
import { ProvincePage } from './pages/province-page.tsx';
import { ProvincesPage } from './pages/provinces-page.tsx';
import { viewPlace, viewPlaces } from './place-views.ts';

const provincesPage = definePage({
  path: '/provinces', access: 'public', audit: null, limit: 'page', cacheSeconds: 60,
  query: z.object({ q: z.string().max(40, 'field.too_long').default('') }),
  load: async ({ tx, now, visitor }, { query }) => ok(await viewPlaces(tx, now, visitor.lang, query.q.trim())),
  view: ProvincesPage,
});

const provincePage = (news: NewsPort) => definePage({
  path: '/provinces/:code', access: 'public', audit: null, limit: 'page', cacheSeconds: 60, params: z.object({ code: z.string() }),
  load: async ({ tx, now, visitor }, { params }) => {
    const code = ProvinceCode.safeParse(params.code);
    const province = code.success ? await findProvince(tx, code.data) : undefined;
    return province === undefined ? refusedFor('request.not_found') : ok(await viewPlace(tx, now, visitor.lang, province, news));
  },
  view: ProvincePage,
});

/** The list of places of application and the page of each (各省报名政策). */
export const placePages = (news: NewsPort): readonly AnyPage[] => [provincesPage, provincePage(news)];

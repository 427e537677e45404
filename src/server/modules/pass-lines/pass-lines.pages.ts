import { z } from 'zod';
import { SittingId } from '#contracts/catalogue.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { definePage } from '#server/platform/http/page.ts';
import { PassLinesPage, SittingLinesPage } from './pages/pass-lines-pages.tsx';
import { findPublicLines, listPublicSittings } from './public-pass-lines.ts';

const list = definePage({
  path: '/pass-lines', access: 'public', audit: null, limit: 'page', cacheSeconds: 60, view: PassLinesPage,
  load: async ({ tx, now, visitor }) => ok({ sittings: await listPublicSittings(tx, now, visitor.lang) }),
});

const one = definePage({
  path: '/pass-lines/:sitting', access: 'public', audit: null, limit: 'page', params: z.object({ sitting: SittingId }), view: SittingLinesPage,
  load: async ({ tx, now, visitor }, { params }) => {
    const found = await findPublicLines(tx, params.sitting, now, visitor.lang);
    return found === undefined ? refusedFor('sitting.not_found') : ok(found);
  },
});

/** 合格标准 as everybody reads them (R-2.4-05). */
export const passLinePages = [list, one];

import { z } from 'zod';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { definePage, type AnyPage } from '#server/platform/http/page.ts';
import { presentMajors } from './majors.present.ts';
import { findMajorEdition } from './majors.store.ts';
import { listMajorTables } from './majors.ts';
import { MajorsPage } from './pages/majors-page.tsx';

const text = z.string().max(200, 'field.too_long').default('');

const majorsPage = definePage({
  path: '/majors', access: 'public', audit: null, limit: 'page', cacheSeconds: 60,
  query: z.object({ version: z.string().max(40).optional(), search: text, major: text, graduatedIn: text, page: z.coerce.number('field.invalid').int('field.invalid').min(1, 'field.too_small').default(1) }),
  load: async ({ tx, visitor }, { query }) => {
    const tables = await listMajorTables(tx);
    // an edition another took the place of is no longer among them, but stays readable
    const table = query.version === undefined ? tables[0] : (tables.find((t) => t.version === query.version) ?? (await findMajorEdition(tx, query.version)));
    if (table === undefined) return refusedFor('request.not_found');
    return ok(presentMajors(tables, table, query, visitor.lang));
  },
  view: MajorsPage,
});

/** The public page of majors. */
export const referencePages: readonly AnyPage[] = [majorsPage];

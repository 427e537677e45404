import { z } from 'zod';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { definePage, type AnyPage } from '#server/platform/http/page.ts';
import { presentMajors } from './majors.present.ts';
import { findMajorEdition } from './majors.store.ts';
import { listMajorTables } from './majors.ts';
import { MajorsPage } from './pages/majors-page.tsx';
import { ProvincesPage } from './pages/provinces-page.tsx';
import { listPrefectures, listProvinces } from './regions.ts';
import { usualPractices } from './usual-practices.ts';

const provincesPage = definePage({
  path: '/provinces', access: 'public', audit: null, limit: 'page', cacheSeconds: 60,
  load: async ({ tx, visitor }) => {
    const provinces = await listProvinces(tx);
    const usual = await usualPractices();
    const lines = await Promise.all(provinces.map(async (p) => ({
      code: p.code, name: p.name[visitor.lang], agency: p.agency[visitor.lang], phones: p.phones, prefectures: (await listPrefectures(tx, p.code)).length,
      practice: usual.find((practice) => practice.province === p.code),
    })));
    return ok({ provinces: lines, fictional: provinces.some((p) => p.phonesFictional) });
  },
  view: ProvincesPage,
});

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

/** The public pages of regions and majors. */
export const referencePages: readonly AnyPage[] = [provincesPage, majorsPage];

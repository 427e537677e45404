import { z } from 'zod';
import { YearMonth } from '#contracts/dates.ts';
import { EducationLevel } from '#contracts/education.ts';
import { keptNumber } from '#contracts/kept-numbers.ts';
import { Major, MajorMatch, MajorTable } from '#contracts/majors.ts';
import { CharacterFinds, CharacterQuery, RadicalChoice } from '#contracts/rare-characters.ts';
import { Province, ProvinceCode } from '#contracts/regions.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { defineEndpoint, type AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { listRadicals, lookUpCharacters } from './characters.ts';
import { searchMajors } from './domain/equivalent-majors.ts';
import { findMajorMatch, listMajorTables } from './majors.ts';
import { listPrefectures, listProvinces } from './regions.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

const provinces = defineEndpoint({
  method: 'GET', path: '/api/regions/provinces', summary: '报名省份及业务咨询电话', access: 'public', audit: null, limit: 'read', cacheSeconds: HOUR,
  output: z.object({ provinces: z.array(Province) }),
  handle: async ({ tx }) => ok({ provinces: await listProvinces(tx) }),
});

/** The reply is what a select takes as its choices, in the reader's language. */
const prefectures = defineEndpoint({
  method: 'GET', path: '/api/regions/prefectures', summary: '省份下的地市', access: 'public', audit: null, limit: 'read', cacheSeconds: HOUR,
  query: z.object({ province: ProvinceCode }),
  output: z.array(z.object({ value: z.string(), text: z.string() })),
  handle: async ({ tx, visitor }, { query }) => ok((await listPrefectures(tx, query.province)).map((p) => ({ value: p.code, text: p.name[visitor.lang] }))),
});

const majors = defineEndpoint({
  method: 'GET', path: '/api/majors', summary: '专业对照表', access: 'public', audit: null, limit: 'read', cacheSeconds: HOUR,
  query: z.object({ version: z.string().max(40, 'field.too_long').optional(), search: z.string().max(60, 'field.too_long').optional() }),
  // a search may find nothing in an edition
  output: z.object({ tables: z.array(MajorTable.extend({ majors: z.array(Major) })) }),
  handle: async ({ tx }, { query }) => {
    const tables = (await listMajorTables(tx)).filter((t) => query.version === undefined || t.version === query.version);
    if (tables.length === 0) return refusedFor('request.not_found');
    return ok({ tables: tables.map((t) => ({ ...t, majors: searchMajors(t, query.search ?? '') })) });
  },
});

const majorMatches = defineEndpoint({
  method: 'GET', path: '/api/majors/matches', summary: '所学专业与专业对照表的对应', access: 'public', audit: null, limit: 'read', cacheSeconds: HOUR,
  query: z.object({
    exam: z.string('field.required').regex(/^\d{3}$/, 'field.invalid'), year: keptNumber,
    major: z.string('field.required').trim().min(1, 'field.required').max(60, 'field.too_long'), graduatedIn: YearMonth,
    level: EducationLevel.optional(),
  }),
  output: z.object({ version: z.string().nullable(), complete: z.boolean(), matches: z.array(MajorMatch) }),
  handle: async ({ tx }, { query }) => {
    const found = await findMajorMatch(tx, query.exam, query.year, query.major, query.graduatedIn, query.level);
    return ok({ version: found?.table.version ?? null, complete: found?.table.complete ?? false, matches: found?.matches ?? [] });
  },
});

const characters = defineEndpoint({
  method: 'GET', path: '/api/characters', summary: '生僻字查找（拼音、部首、部件）', access: 'public', audit: null, limit: 'read', cacheSeconds: DAY,
  query: CharacterQuery, output: CharacterFinds,
  handle: (_ctx, { query }) => Promise.resolve(ok(lookUpCharacters(query))),
});

const radicals = defineEndpoint({
  method: 'GET', path: '/api/characters/radicals', summary: '部首', access: 'public', audit: null, limit: 'read', cacheSeconds: DAY,
  output: z.array(RadicalChoice),
  handle: () => Promise.resolve(ok(listRadicals())),
});

/** Public reads of regions, majors and characters. */
export const referenceEndpoints: readonly AnyEndpoint[] = [provinces, prefectures, majors, majorMatches, characters, radicals];

import { z } from 'zod';
import { ProvinceCode } from '#contracts/regions.ts';
import { ok } from '#server/kernel/result.ts';
import { listProvinces } from '#server/modules/catalogue/index.ts';
import { readableNow } from '#server/modules/content/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { definePage, goTo } from '#server/platform/http/page.ts';
import { askIndex, looksPersonal, queryText, type Asked } from './domain/query.ts';
import { nearWords } from './domain/near-words.ts';
import { markFound, snippetOf } from './domain/snippet.ts';
import { runsOf, type Fold } from './domain/tokens.ts';
import { ENTRY_KINDS, type EntryKind } from './entry.ts';
import { loadFold } from './fold.ts';
import { SearchPage, type SearchView } from './pages/search-page.tsx';
import { findEntries, listTitleWords, type Found, type Narrowing } from './search.store.ts';
import { searchSynonyms } from './synonyms.ts';

const PAGE = 10;
const MOST_PAGES = 30;
/** Fewer answers than these are filled up with what fits in part. */
const FEW = 3;

const Chosen = z.object({
  q: z.string().catch(''), kind: z.enum(ENTRY_KINDS).optional().catch(undefined), province: ProvinceCode.optional().catch(undefined),
  /** Set where what was typed looked like somebody's number: it is taken out of the address. */
  own: z.literal('1').optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(MOST_PAGES).catch(1),
});

/** 站内搜索: everything published, in Chinese and English; what was typed is kept nowhere. */
export const searchPage = definePage({
  path: '/search', access: 'public', audit: null, limit: 'rush', alone: 'near', query: Chosen, view: SearchPage,
  load: async ({ tx, now, visitor: { lang } }, { query }) => {
    if (looksPersonal(queryText(query.q))) return goTo('/search?own=1');
    const places = (await listProvinces(tx)).map((p) => ({ value: p.code, text: p.name[lang] }));
    const text = queryText(query.q);
    const base: SearchView = { text, kind: query.kind, province: query.province, places, page: query.page, pages: 0, total: 0, counts: [], results: [], loose: false, personal: query.own !== undefined, near: [] };
    if (text === '' || base.personal) return ok(base);
    const fold = await loadFold();
    const asked = askIndex(text, searchSynonyms(), fold);
    if (asked === null) return ok(base);
    const { found, counts, loose } = await answersTo(tx, asked, { kind: query.kind, province: query.province, now }, { offset: (query.page - 1) * PAGE, limit: PAGE });
    const total = query.kind === undefined ? sumOf(counts) : (counts.get(query.kind) ?? 0);
    const shown = await withoutWithdrawn(tx, found, now);
    return ok({
      ...base, loose, total, pages: Math.min(MOST_PAGES, Math.ceil(total / PAGE)), counts: ENTRY_KINDS.flatMap((kind) => (counts.has(kind) ? [{ kind, found: counts.get(kind) ?? 0 }] : [])),
      results: shown.map((one) => presentFound(one, asked.words, fold, lang)), near: total === 0 || loose ? await spelledAlike(tx, text, fold) : [],
    });
  },
});

/** What answers the strict question where enough does, else also what fits in part. */
async function answersTo(tx: Tx, asked: Asked, narrowing: Narrowing, page: { offset: number; limit: number }): Promise<Awaited<ReturnType<typeof findEntries>> & { loose: boolean }> {
  const strict = await findEntries(tx, { words: asked.strict, first: asked.strict, least: 1, pieces: [] }, narrowing, page);
  const whole = sumOf(strict.counts);
  if (whole >= FEW || asked.loose.length === 0) return { ...strict, loose: false };
  const more = await findEntries(tx, { words: [asked.strict, ...asked.loose].join(' | '), first: asked.strict, least: asked.least, pieces: asked.loose }, narrowing, page);
  return { ...more, loose: whole === 0 };
}

const sumOf = (counts: ReadonlyMap<EntryKind, number>): number => [...counts.values()].reduce((sum, n) => sum + n, 0);

/** An article that was withdrawn a moment ago is not shown even before the index hears of it. */
async function withoutWithdrawn(tx: Tx, found: readonly Found[], now: number): Promise<Found[]> {
  const ids = found.flatMap(({ id }) => (id.startsWith('article:') ? [id.slice('article:'.length)] : []));
  const readable = ids.length === 0 ? new Set<string>() : await readableNow(tx, ids, now);
  return found.filter(({ id }) => !id.startsWith('article:') || readable.has(id.slice('article:'.length)));
}

function presentFound(one: Found, words: readonly string[], fold: Fold, lang: 'zh' | 'en'): SearchView['results'][number] {
  const english = lang === 'en' && one.titleEn !== null;
  return {
    href: one.href, kind: one.kind, lang: english ? 'en' : 'zh', at: one.shownFrom,
    title: markFound(english ? (one.titleEn ?? '') : one.titleZh, words, fold), text: snippetOf(english ? (one.bodyEn ?? one.bodyZh) : one.bodyZh, words, fold),
  };
}

/** 您是不是要找: what was typed with one word of letters put right. */
async function spelledAlike(tx: Tx, text: string, fold: Fold): Promise<string[]> {
  const typed = runsOf(text, fold).filter((run) => !run.han).map((run) => run.characters.join('')).filter((word) => /^[a-z]{4,}$/u.test(word));
  if (typed.length === 0) return [];
  const vocabulary = await listTitleWords(tx);
  return typed.flatMap((word) => nearWords(word, vocabulary, 2).map((near) => text.toLowerCase().replace(word, () => near))).slice(0, 3);
}

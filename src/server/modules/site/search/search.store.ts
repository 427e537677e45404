import { sql } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { searchVector, type Fold } from './domain/tokens.ts';
import { ENTRY_KINDS, type Entry, type EntryKind } from './entry.ts';

/** What a search is narrowed by. */
export type Narrowing = { kind?: EntryKind | undefined; province?: string | undefined; now: Instant };
/** What is asked of the index, what of it stands first, and how many of which pieces must be there. */
export type Question = { words: string; first: string; least: number; pieces: readonly string[] };
export type Found = { id: string; kind: EntryKind; href: string; titleZh: string; titleEn: string | null; bodyZh: string; bodyEn: string | null; province: string | null; shownFrom: Instant | undefined };

/** Of more things than these that answer a question, these are ranked: the index is written in the order pages, exams, places, majors, articles. */
const MOST_RANKED = 2_000;

type Row = { id: string; kind: EntryKind; href: string; title_zh: string; title_en: string | null; body_zh: string; body_en: string | null; province: string | null; shown_from: Date | null; counts: Partial<Record<EntryKind, number>> | null };

/**
 * One page of what answers a question, what answers it best first (all of it before a part, a title before a text, a short text before a long one), and how many things of each kind do.
 * One statement, so that each thing that fits is looked at once.
 */
export async function findEntries(tx: Tx, { words, first, least, pieces }: Question, { kind, province, now }: Narrowing, page: { offset: number; limit: number }): Promise<{ found: Found[]; counts: ReadonlyMap<EntryKind, number> }> {
  const enough = least <= 1 ? sql`true` : sql`(select count(*) from unnest(${[...pieces]}::text[]::tsquery[]) as piece where words @@ piece) >= ${least}`;
  const there = province === undefined ? sql`true` : sql`(province = ${province} or province is null)`;
  const ofKind = kind === undefined ? sql`true` : sql`kind = ${kind}`;
  const { rows } = await sql<Row | { id: null; counts: Row['counts'] }>`
    with fitting as materialized (
      select id, kind, shown_from, words @@ ${first}::tsquery as whole, ts_rank('{0.1,0.2,0.4,1.0}', words, ${words}::tsquery, 1) * weight as rank
      from search_entry where words @@ ${words}::tsquery and (shown_from is null or shown_from <= ${new Date(now)}) and ${there} and ${enough} limit ${MOST_RANKED}
    )
    select e.id, e.kind, e.href, e.title_zh, e.title_en, e.body_zh, e.body_en, e.province, e.shown_from, c.counts
    from (select jsonb_object_agg(kind, n) as counts from (select kind, count(*) as n from fitting group by kind) each_kind) c
    left join (select * from fitting where ${ofKind} order by whole desc, rank desc, shown_from desc nulls last, id offset ${page.offset} limit ${page.limit}) p on true
    left join search_entry e on e.id = p.id
    order by p.whole desc, p.rank desc, p.shown_from desc nulls last, p.id`.execute(tx);
  const counts = new Map(ENTRY_KINDS.flatMap((one) => { const n = rows[0]?.counts?.[one]; return n === undefined ? [] : [[one, n] as const]; }));
  return { counts, found: rows.flatMap((row) => (row.id === null ? [] : [{
    id: row.id, kind: row.kind, href: row.href, titleZh: row.title_zh, titleEn: row.title_en, bodyZh: row.body_zh, bodyEn: row.body_en, province: row.province, shownFrom: row.shown_from?.getTime(),
  }])) };
}

/** The words of letters in the titles, for what was mistyped. */
export async function listTitleWords(tx: Tx): Promise<string[]> {
  const rows = await sql<{ word: string }>`select word from ts_stat('select words from search_entry where kind <> ''major''', 'a') where word ~ '^[a-z]{4,}$' order by nentry desc limit 4000`.execute(tx);
  return rows.rows.map((row) => row.word);
}

/** Holds the index for a change until the transaction ends, and says what it was built from. */
export async function holdIndex(tx: Tx): Promise<string> {
  return (await tx.selectFrom('search_state').select('digest').forUpdate().executeTakeFirstOrThrow()).digest;
}

/** What the index was built from, without holding it. */
export async function findIndexDigest(tx: Tx): Promise<string> {
  return (await tx.selectFrom('search_state').select('digest').executeTakeFirstOrThrow()).digest;
}

/** Says what the index now stands for. */
export async function markBuilt(tx: Tx, digest: string, now: Instant): Promise<void> {
  await tx.updateTable('search_state').set({ digest, built_at: new Date(now) }).execute();
}

const AT_ONCE = 400;

/** Puts exactly these entries in the place of all others. */
export async function replaceEntries(tx: Tx, entries: readonly Entry[], fold: Fold): Promise<void> {
  await tx.deleteFrom('search_entry').execute();
  for (let from = 0; from < entries.length; from += AT_ONCE) await tx.insertInto('search_entry').values(entries.slice(from, from + AT_ONCE).map((entry) => rowOf(entry, fold))).execute();
}

/** Puts one entry in, or a newer one in its place. */
export async function keepEntry(tx: Tx, entry: Entry, fold: Fold): Promise<void> {
  const { id, ...row } = rowOf(entry, fold);
  await tx.insertInto('search_entry').values({ id, ...row }).onConflict((c) => c.column('id').doUpdateSet(row)).execute();
}

/** Takes an entry out; nothing happens when it is not there. */
export async function removeEntry(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('search_entry').where('id', '=', id).execute();
}

function rowOf(entry: Entry, fold: Fold) {
  const vector = searchVector([
    { text: entry.title.zh, weight: 'A' }, { text: entry.title.en ?? '', weight: 'A' }, { text: entry.body.zh, weight: 'D' }, { text: entry.body.en ?? '', weight: 'D' },
  ], fold);
  return {
    id: entry.id, kind: entry.kind, province: entry.province, href: entry.href, title_zh: entry.title.zh, title_en: entry.title.en ?? null, body_zh: entry.body.zh, body_en: entry.body.en ?? null,
    weight: entry.weight, shown_from: entry.shownFrom === undefined ? null : new Date(entry.shownFrom), words: sql<string>`${vector}::tsvector`,
  };
}

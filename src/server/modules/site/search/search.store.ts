import { sql, type RawBuilder } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { searchVector, type Fold } from './domain/tokens.ts';
import { ENTRY_KINDS, type Entry, type EntryKind } from './entry.ts';

/** What a search is narrowed by. */
export type Narrowing = { kind?: EntryKind | undefined; province?: string | undefined; now: Instant };
/** What is asked of the index, what of it stands first, and how many of which pieces must be there. */
export type Question = { words: string; first: string; least: number; pieces: readonly string[] };
export type Found = { id: string; kind: EntryKind; href: string; titleZh: string; titleEn: string | null; bodyZh: string; bodyEn: string | null; province: string | null; shownFrom: Instant | undefined };

/** Of more things than these that may answer a question, these are looked at: the index is written in the order pages, exams, places, majors, articles. */
const MOST_SEEN = 2_000;
/** Of more than these the ones with the best titles are ranked by all their words: as many as can be paged through. */
const MOST_RANKED = 300;

type Row = { id: string; kind: EntryKind; href: string; title_zh: string; title_en: string | null; body_zh: string; body_en: string | null; province: string | null; shown_from: Date | null; counts: Partial<Record<EntryKind, number>> | null };

/**
 * One page of what answers a question, what answers it best first (all of it before a part, a title before a text, a short text before a long one), and how many things of each kind do. Whether neighbours stand as neighbours needs the
 * words of a whole text, which is what costs: the index finds what has all pairs, and only what can be shown is looked at closely. Where many things fit, the counts are of those that have the pairs.
 */
export async function findEntries(tx: Tx, question: Question, { kind, province, now }: Narrowing, page: { offset: number; limit: number }): Promise<{ found: Found[]; counts: ReadonlyMap<EntryKind, number> }> {
  const there = province === undefined ? sql`true` : sql`(province = ${province} or province is null)`;
  const ofKind = kind === undefined ? sql`true` : sql`kind = ${kind}`;
  const { words, first } = question;
  const { rows } = await sql<Row | { id: null; counts: Row['counts'] }>`
    with fitting as materialized (
      select id, kind, shown_from, weight, ts_rank(${RANKS}, title_words, ${words}::tsquery) * weight as by_title
      from search_entry where ${mayFit(question)} and (shown_from is null or shown_from <= ${new Date(now)}) and ${there} limit ${MOST_SEEN}
    ), few as materialized (select count(*) <= ${MOST_RANKED} as all_of_them from fitting),
    best as materialized (
      select id, kind, shown_from, weight from fitting where ${ofKind} or (select all_of_them from few) order by by_title desc, weight desc, shown_from desc nulls last, id limit ${MOST_RANKED}
    ), ranked as materialized (
      select b.id, b.kind, b.shown_from, e.words @@ ${first}::tsquery as whole, ts_rank(${RANKS}, e.words, ${words}::tsquery, 1) * b.weight as rank
      from best b join search_entry e on e.id = b.id where ${question.least > 1 ? sql`true` : sql`e.words @@ ${words}::tsquery or not (select all_of_them from few)`}
    ), counted as (
      select kind from ranked where (select all_of_them from few) union all select kind from fitting where not (select all_of_them from few)
    )
    select e.id, e.kind, e.href, e.title_zh, e.title_en, e.body_zh, e.body_en, e.province, e.shown_from, c.counts
    from (select jsonb_object_agg(kind, n) as counts from (select kind, count(*) as n from counted group by kind) each_kind) c
    left join (select * from ranked where ${ofKind} order by whole desc, rank desc, shown_from desc nulls last, id offset ${page.offset} limit ${page.limit}) p on true
    left join search_entry e on e.id = p.id
    order by p.whole desc, p.rank desc, p.shown_from desc nulls last, p.id`.execute(tx);
  const counts = new Map(ENTRY_KINDS.flatMap((one) => { const n = rows[0]?.counts?.[one]; return n === undefined ? [] : [[one, n] as const]; }));
  return { counts, found: rows.flatMap((row) => (row.id === null ? [] : [{
    id: row.id, kind: row.kind, href: row.href, titleZh: row.title_zh, titleEn: row.title_en, bodyZh: row.body_zh, bodyEn: row.body_en, province: row.province, shownFrom: row.shown_from?.getTime(),
  }])) };
}

const RANKS = sql`'{0.1,0.2,0.4,1.0}'::float4[]`;

/** What the index can tell without opening a text: all pairs of a question are there, wherever they stand; or enough of its pieces. */
function mayFit({ words, first, least, pieces }: Question): RawBuilder<boolean> {
  const anywhere = (query: string) => sql<boolean>`words @@ ${query.replaceAll(' <-> ', ' & ')}::tsquery`;
  if (least <= 1) return anywhere(words);
  const holders = sql.join(pieces.map((piece) => sql`select id from search_entry where words @@ ${piece}::tsquery`), sql` union all `);
  return sql`id in (select id from (${holders}) as holder group by id having count(*) >= ${least} union select id from search_entry where ${anywhere(first)})`;
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
  const title = [{ text: entry.title.zh, weight: 'A' as const }, { text: entry.title.en ?? '', weight: 'A' as const }];
  const vector = searchVector([...title, { text: entry.body.zh, weight: 'D' }, { text: entry.body.en ?? '', weight: 'D' }], fold);
  return {
    id: entry.id, kind: entry.kind, province: entry.province, href: entry.href, title_zh: entry.title.zh, title_en: entry.title.en ?? null, body_zh: entry.body.zh, body_en: entry.body.en ?? null,
    weight: entry.weight, shown_from: entry.shownFrom === undefined ? null : new Date(entry.shownFrom), words: sql<string>`${vector}::tsvector`, title_words: sql<string>`${searchVector(title, fold)}::tsvector`,
  };
}

import { sql, type Selectable } from 'kysely';
import { ArticleId, ArticleKind, ArticleState, type ArticleText } from '#contracts/content.ts';
import type { Instant } from '#contracts/dates.ts';
import type { BlobId, StaffId } from '#contracts/ids.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { containing } from '#server/platform/db/containing.ts';
import type { Article as ArticleRow } from '#server/platform/db/schema.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** An article as it stands. */
export type Article = ArticleText & { id: ArticleId; state: ArticleState; publishAt: Instant | undefined; version: number; changedAt: Instant };

/** What a list of articles is narrowed by: what a `province` and an `exam` are told includes what everybody is told, an `agency` is whose words they are. `shownAt` keeps what readers see at that moment. */
export type ArticleNarrowing = { kind?: ArticleKind | undefined; province?: ProvinceCode | undefined; agency?: ProvinceCode | undefined; exam?: string | undefined; state?: ArticleState | undefined; words?: string | undefined; shownAt?: Instant };

/** One page of articles: what is pinned first, then the newest. */
export async function listArticles(tx: Tx, n: ArticleNarrowing & { after?: { pinned: boolean; at: Instant; id: string } | undefined }, limit: number): Promise<Article[]> {
  // officers' lists know no pinning
  const pinned = sql<boolean>`(pinned and ${n.shownAt !== undefined})`;
  const at = sql<Date>`coalesce(publish_at, changed_at)`;
  let query = narrowed(tx, n).selectAll();
  if (n.after !== undefined) query = query.where(sql<boolean>`(${pinned}, ${at}, id) < (${n.after.pinned}, ${new Date(n.after.at)}, ${n.after.id}::uuid)`);
  return (await query.orderBy(pinned, 'desc').orderBy(at, 'desc').orderBy('id', 'desc').limit(limit).execute()).map(articleOf);
}

/** How many articles of each kind are found, whatever page is shown. */
export async function countArticles(tx: Tx, n: Omit<ArticleNarrowing, 'kind'>): Promise<Record<ArticleKind, number>> {
  const rows = await narrowed(tx, n).select((e) => ['kind', e.fn.countAll<string>().as('found')]).groupBy('kind').execute();
  const of = (kind: ArticleKind) => Number(rows.find((r) => r.kind === kind)?.found ?? 0);
  return { announcement: of('announcement'), question: of('question'), policy: of('policy') };
}

function narrowed(tx: Tx, n: ArticleNarrowing) {
  const { kind, province, agency, exam, state, words = '', shownAt } = n;
  let query = tx.selectFrom('article');
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (province !== undefined) query = query.where((eb) => eb.or([eb('province', '=', province), eb('province', 'is', null)]));
  if (agency !== undefined) query = query.where('province', '=', agency);
  if (exam !== undefined) query = query.where(sql<boolean>`(exam_codes = '{}' or ${exam} = any(exam_codes))`);
  if (state !== undefined) query = query.where('state', '=', state);
  if (shownAt !== undefined) query = query.where('state', '=', sql.lit('published')).where('publish_at', '<=', new Date(shownAt));
  for (const word of words.split(/\s+/u).filter((w) => w !== '')) {
    query = query.where((eb) => eb.or((['title_zh', 'body_zh', 'title_en', 'body_en', 'author'] as const).map((column) => eb(column, 'ilike', containing(word)))));
  }
  return query;
}

/** One article; `hold` keeps others from changing it until the transaction ends. */
export async function findArticle(tx: Tx, id: ArticleId, hold = false): Promise<Article | undefined> {
  const query = tx.selectFrom('article').selectAll().where('id', '=', id);
  const row = await (hold ? query.forUpdate() : query).executeTakeFirst();
  return row && articleOf(row);
}

/** Every published article, also those whose moment is ahead. */
export async function listPublished(tx: Tx): Promise<Article[]> {
  return (await tx.selectFrom('article').selectAll().where('state', '=', 'published').orderBy('id').execute()).map(articleOf);
}

/** One article if it is published. */
export async function findPublished(tx: Tx, id: string): Promise<Article | undefined> {
  const row = await tx.selectFrom('article').selectAll().where('id', '=', id).where('state', '=', 'published').executeTakeFirst();
  return row && articleOf(row);
}

/** Which of these ids are articles that everybody may read at this moment. */
export async function listShownIds(tx: Tx, ids: readonly string[], now: Instant): Promise<string[]> {
  const rows = await tx.selectFrom('article').select('id').where('id', '=', sql<string>`any(${[...ids]}::uuid[])`).where('state', '=', 'published').where('publish_at', '<=', new Date(now)).execute();
  return rows.map((row) => row.id);
}

/** Writes an article as it stands now, new or changed, and the version it became, together. */
export async function keepArticle(tx: Tx, article: Article, did: { act: 'written' | 'edited' | 'published' | 'withdrawn'; by: StaffId; reason?: string }): Promise<void> {
  const row = {
    kind: article.kind, province: article.province, exam_codes: article.exams, title_zh: article.titleZh, title_en: article.titleEn ?? null, body_zh: article.bodyZh, body_en: article.bodyEn ?? null,
    author: article.author, pinned: article.pinned, state: article.state, publish_at: article.publishAt === undefined ? null : new Date(article.publishAt), version: article.version, changed_at: new Date(article.changedAt),
  };
  await tx.insertInto('article').values({ id: article.id, ...row }).onConflict((c) => c.column('id').doUpdateSet(row)).execute();
  await tx.insertInto('article_version').values({
    article_id: article.id, version: article.version, act: did.act, content: JSON.stringify(row), reason: did.reason ?? null, by_id: did.by, at: new Date(article.changedAt),
  }).execute();
}

/** Every version of an article, the newest first. */
export async function listVersions(tx: Tx, id: ArticleId) {
  return tx.selectFrom('article_version').select(['version', 'act', 'reason', 'by_id', 'at']).where('article_id', '=', id).orderBy('version', 'desc').execute();
}

/** The files beside an article, in the order they were added. */
export async function listFiles(tx: Tx, id: ArticleId) {
  return tx.selectFrom('article_file').selectAll().where('article_id', '=', id).orderBy('added_at').orderBy('id').execute();
}

/** The files beside several articles, by the article's id. */
export async function listFilesOf(tx: Tx, ids: readonly ArticleId[]): Promise<Map<string, { id: string; name: string; bytes: number }[]>> {
  const rows = await tx.selectFrom('article_file').select(['article_id', 'id', 'name', 'bytes']).where('article_id', '=', sql<string>`any(${[...ids]}::uuid[])`).orderBy('added_at').orderBy('id').execute();
  return new Map(ids.map((id) => [id, rows.filter((r) => r.article_id === id)]));
}

/** Adds a file beside an article. */
export async function insertFile(tx: Tx, file: { articleId: ArticleId; id: string; name: string; contentType: string; bytes: number; blobId: BlobId }, now: Instant): Promise<void> {
  await tx.insertInto('article_file').values({ article_id: file.articleId, id: file.id, name: file.name, content_type: file.contentType, bytes: file.bytes, blob_id: file.blobId, added_at: new Date(now) }).execute();
}

/** Takes a file away; false when it is not there. Its bytes stay, since an earlier version showed them. */
export async function deleteFile(tx: Tx, articleId: ArticleId, id: string): Promise<boolean> {
  const done = await tx.deleteFrom('article_file').where('article_id', '=', articleId).where('id', '=', id).executeTakeFirst();
  return done.numDeletedRows === 1n;
}

function articleOf(row: Selectable<ArticleRow>): Article {
  return {
    id: ArticleId.parse(row.id), kind: ArticleKind.parse(row.kind), province: row.province === null ? null : ProvinceCode.parse(row.province), exams: row.exam_codes,
    titleZh: row.title_zh, titleEn: row.title_en ?? undefined, bodyZh: row.body_zh, bodyEn: row.body_en ?? undefined, author: row.author, pinned: row.pinned,
    state: ArticleState.parse(row.state), publishAt: row.publish_at?.getTime(), version: row.version, changedAt: row.changed_at.getTime(),
  };
}

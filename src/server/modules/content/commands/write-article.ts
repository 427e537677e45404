import { refuse } from '#contracts/refusals.ts';
import type { ArticleId, ArticleText } from '#contracts/content.ts';
import type { Instant } from '#contracts/dates.ts';
import type { StaffId } from '#contracts/ids.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { newId } from '#server/platform/ids.ts';
import { unsafeLinks } from '../article-blocks.ts';
import { articleChanged } from '../content.jobs.ts';
import { findArticle, keepArticle, type Article } from '../content.store.ts';
import { refusalsOfText, refusalsToPublish, writesFor, type UnsafeLinks } from '../domain/article-rules.ts';

/** Who writes, and over what. */
export type Writer = { staffId: StaffId; jurisdiction: Jurisdiction };

/** Writes a new article as a draft (起草). */
export async function draftArticle(tx: Tx, by: Writer, text: ArticleText, now: Instant): Promise<Result<Article>> {
  const no = refusalsOfText(text, unsafeIn(text), by.jurisdiction);
  if (no.length > 0) return refused(no);
  const article: Article = { ...text, id: newId<ArticleId>(), state: 'draft', publishAt: undefined, version: 1, changedAt: now };
  await keepArticle(tx, article, { act: 'written', by: by.staffId });
  return ok(article);
}

/** Changes the words of an article; one that is read already is read with its new words from now on. */
export async function editArticle(tx: Tx, by: Writer, id: ArticleId, { version, ...text }: ArticleText & { version: number }, now: Instant): Promise<Result<Article>> {
  const found = await takeArticle(tx, by, id, version);
  if (!found.ok) return found;
  const no = refusalsOfText(text, unsafeIn(text), by.jurisdiction);
  if (no.length > 0) return refused(no);
  const article = { ...found.value, ...text, version: version + 1, changedAt: now };
  await keepArticle(tx, article, { act: 'edited', by: by.staffId });
  if (article.state === 'published') await enqueue(tx, articleChanged, { articleId: id });
  return ok(article);
}

/** Lets everybody read an article, from now or from a moment on (发布、定时发布). */
export async function publishArticle(tx: Tx, by: Writer, id: ArticleId, { version, at }: { version: number; at?: Instant | undefined }, now: Instant): Promise<Result<Article>> {
  const found = await takeArticle(tx, by, id, version);
  if (!found.ok) return found;
  const no = refusalsToPublish(found.value, at, now);
  if (no.length > 0) return refused(no);
  const article = { ...found.value, state: 'published' as const, publishAt: at ?? now, version: version + 1, changedAt: now };
  await keepArticle(tx, article, { act: 'published', by: by.staffId });
  await enqueue(tx, articleChanged, { articleId: id });
  return ok(article);
}

/** Takes an article back, for a reason (撤回). */
export async function withdrawArticle(tx: Tx, by: Writer, id: ArticleId, { version, reason }: { version: number; reason: string }, now: Instant): Promise<Result<Article>> {
  const found = await takeArticle(tx, by, id, version);
  if (!found.ok) return found;
  if (found.value.state !== 'published') return refusedFor('article.not_published');
  const article = { ...found.value, state: 'withdrawn' as const, version: version + 1, changedAt: now };
  await keepArticle(tx, article, { act: 'withdrawn', by: by.staffId, reason });
  await enqueue(tx, articleChanged, { articleId: id });
  return ok(article);
}

function unsafeIn(text: ArticleText): UnsafeLinks {
  return { bodyZh: unsafeLinks(text.bodyZh), bodyEn: unsafeLinks(text.bodyEn ?? '') };
}

/** Holds an article for a change by somebody who writes for its agency and has seen its newest version. */
export async function takeArticle(tx: Tx, by: Writer, id: ArticleId, version?: number): Promise<Result<Article>> {
  const article = await findArticle(tx, id, true);
  if (!article) return refusedFor('article.not_found');
  if (!writesFor(by.jurisdiction, article.province)) return refused([refuse('article.foreign')]);
  if (version !== undefined && article.version !== version) return refusedFor('article.changed');
  return ok(article);
}

import { refuse } from '#contracts/refusals.ts';
import type { ArticleFile, ArticleId } from '#contracts/content.ts';
import type { Instant } from '#contracts/dates.ts';
import type { BlobId } from '#contracts/ids.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { inspectPdf, looksLikePdf } from '#server/modules/materials/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { deleteFile, insertFile, listFiles } from '../content.store.ts';
import { takeArticle, type Writer } from './write-article.ts';

const MOST_FILES = 10;

/** A checked file whose bytes are kept. */
export type KeptFile = { name: string; bytes: number; blobId: BlobId };

/** Checks a file by its content before it is kept: a PDF that can be read, is not protected and does nothing by itself. */
export function checkFile(file: { fileName: string; bytes: Buffer }): Result<string> {
  const name = file.fileName.replaceAll(/[\p{Cc}/\\]/gu, '').trim().slice(-120);
  if (!looksLikePdf(file.bytes) || !/\.pdf$/i.test(name)) return refused([refuse('article.file_type', { path: 'file', params: { file: name } })]);
  const no = inspectPdf(file.bytes).refusals.filter((r) => r.code !== 'material.pdf_too_many_pages');
  return no.length > 0 ? refused(no.map((r) => ({ ...r, path: 'file', params: { ...r.params, file: name } }))) : ok(name);
}

/** Puts a file beside an article (附件). */
export async function attachFile(tx: Tx, by: Writer, articleId: ArticleId, file: KeptFile, now: Instant): Promise<Result<ArticleFile>> {
  const article = await takeArticle(tx, by, articleId);
  if (!article.ok) return article;
  if ((await listFiles(tx, articleId)).length >= MOST_FILES) return refusedFor('article.files_many', { path: 'file' });
  const id = newId();
  await insertFile(tx, { articleId, id, name: file.name, contentType: 'application/pdf', bytes: file.bytes, blobId: file.blobId }, now);
  return ok({ id, name: file.name, bytes: file.bytes });
}

/** Takes a file away from beside an article. */
export async function detachFile(tx: Tx, by: Writer, articleId: ArticleId, id: string): Promise<Result<undefined>> {
  const article = await takeArticle(tx, by, articleId);
  if (!article.ok) return article;
  return (await deleteFile(tx, articleId, id)) ? ok(undefined) : refusedFor('article.not_found');
}

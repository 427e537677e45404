import type { ArticleBlock, ArticleInline, ArticleKind } from '#contracts/content.ts';
import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { blocksOf } from './article-blocks.ts';
import { findPublished, listPublished, listShownIds, type Article } from './content.store.ts';

/** A published article in plain text, for those who make it findable: from which moment it is read, and by whom it is. */
export type Readable = { id: string; kind: ArticleKind; province: string | null; author: string; title: { zh: string; en: string | undefined }; text: { zh: string; en: string | undefined }; shownFrom: Instant };

/** Every published article, those whose moment is still ahead among them. */
export async function listReadable(tx: Tx): Promise<Readable[]> {
  return (await listPublished(tx)).map(readable);
}

/** One published article; undefined when it is a draft or was withdrawn. */
export async function findReadable(tx: Tx, id: string): Promise<Readable | undefined> {
  const article = await findPublished(tx, id);
  return article && readable(article);
}

/** Which of these articles everybody may read at this moment. */
export async function readableNow(tx: Tx, ids: readonly string[], now: Instant): Promise<ReadonlySet<string>> {
  return new Set(await listShownIds(tx, ids, now));
}

function readable(a: Article): Readable {
  return {
    id: a.id, kind: a.kind, province: a.province, author: a.author, title: { zh: a.titleZh, en: a.titleEn }, shownFrom: a.publishAt ?? a.changedAt,
    text: { zh: plainText(blocksOf(a.bodyZh)), en: a.bodyEn === undefined ? undefined : plainText(blocksOf(a.bodyEn)) },
  };
}

function plainText(blocks: readonly ArticleBlock[]): string {
  return blocks.map((block) => (block.kind === 'list' ? block.items.map(textOf).join(' ') : textOf(block.content))).join(' ');
}

const textOf = (parts: readonly ArticleInline[]): string => parts.map((part) => (part.kind === 'break' ? ' ' : part.text)).join('');

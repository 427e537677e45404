import type { JSX } from 'preact';
import type { PageContext } from '#portal/page-context.ts';
import type { ReadArticle } from '../content.present.ts';
import { words } from './content-words.ts';

/** The files beside an article, each with its size; nothing when there are none. */
export function ArticleFiles({ article, page }: { article: ReadArticle; page: PageContext }): JSX.Element | null {
  const w = words[page.lang];
  if (article.files.length === 0) return null;
  return <ul class="article-files" aria-label={w.files}>{article.files.map((f) => <li key={f.id}><a href={`/api/articles/${article.id}/files/${f.id}`}>{f.name}</a>（{w.kilobytes(Math.ceil(f.bytes / 1024))}）</li>)}</ul>;
}

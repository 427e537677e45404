import type { JSX } from 'preact';
import type { ArticleKind } from '#contracts/content.ts';
import { beijingTime } from '#contracts/dates.ts';
import type { FormState } from '#portal/forms/form-state.ts';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { PrintButton } from '#portal/parts/print-button.tsx';
import type { ReadArticle } from '../content.present.ts';
import { ArticleBody } from './article-body.tsx';
import { words } from './content-words.ts';

/** One announcement, question or policy file, with author and date. */
export function ArticlePage({ view, page }: { view: { kind: ArticleKind; article: ReadArticle }; page: PageContext; form: FormState }): JSX.Element {
  const w = words[page.lang];
  const { article, kind } = view;
  return (
    <Page page={page} title={article.title} trail={[{ text: w.titles[kind], href: `/notices?kind=${kind}` }]} lead={<>{w.author}：{article.author}　{w.published}：<time dateTime={new Date(article.at).toISOString()}>{beijingTime(article.at)}</time>{article.lang === page.lang ? null : <>　{w.chineseOnly}</>}</>}>
      <article lang={article.lang === 'zh' ? 'zh-CN' : 'en'} class="article"><ArticleBody blocks={article.blocks} /></article>
      {article.files.length === 0 ? null : (
        <section aria-labelledby="files">
          <h2 id="files">{w.files}</h2>
          <ul>{article.files.map((f) => <li key={f.id}><a href={`/api/articles/${article.id}/files/${f.id}`}>{f.name}</a>（{w.kilobytes(Math.ceil(f.bytes / 1024))}）</li>)}</ul>
        </section>
      )}
      <PrintButton page={page} />
    </Page>
  );
}

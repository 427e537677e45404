import type { JSX } from 'preact';
import type { ArticleKind } from '#contracts/content.ts';
import { beijingTime } from '#contracts/dates.ts';
import type { FormState } from '#portal/forms/form-state.ts';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { PrintButton } from '#portal/parts/print-button.tsx';
import { paths } from '#portal/paths.ts';
import type { ReadArticle } from '../content.present.ts';
import { ArticleBody } from './article-body.tsx';
import { ArticleFiles } from './article-files.tsx';
import { words } from './content-words.ts';
import { listAddress } from './list-address.ts';

type Props = { view: { kind: ArticleKind; article: ReadArticle; exams: readonly { code: string; name: string }[] }; page: PageContext; form: FormState };

/** One announcement, question or policy file, with author, dates, the exams it is about and its files. */
export function ArticlePage({ view, page }: Props): JSX.Element {
  const w = words[page.lang];
  const { article, kind, exams } = view;
  const colon = page.lang === 'zh' ? '：' : ': ';
  return (
    <Page page={page} title={article.title} trail={[{ text: w.titles[kind], href: listAddress({ kind }) }]} {...(article.lang !== page.lang && { lead: w.chineseOnly })}>
      <ul class="article-facts">
        <li>{w.author}{colon}{article.author}</li>
        <li>{w.published}{colon}<When at={article.at} /></li>
        {article.changedAt === undefined ? null : <li>{w.changed}{colon}<When at={article.changedAt} /></li>}
        {exams.length === 0 ? null : <li>{w.about}{colon}{exams.map((e, n) => <>{n === 0 ? null : page.lang === 'zh' ? '、' : ', '}<a key={e.code} href={`${paths.exams}/${e.code}`}>{e.name}</a></>)}</li>}
      </ul>
      <article lang={article.lang === 'zh' ? 'zh-CN' : 'en'} class="article"><ArticleBody blocks={article.blocks} /></article>
      {article.files.length === 0 ? null : <><h2>{w.files}</h2><ArticleFiles article={article} page={page} /></>}
      <PrintButton page={page} />
    </Page>
  );
}

function When({ at }: { at: number }): JSX.Element {
  return <time dateTime={new Date(at).toISOString()}>{beijingTime(at)}</time>;
}

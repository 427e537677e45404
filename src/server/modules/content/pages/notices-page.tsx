import type { JSX } from 'preact';
import { ArticleKind } from '#contracts/content.ts';
import { beijingDay } from '#contracts/dates.ts';
import type { FormState } from '#portal/forms/form-state.ts';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { EmptyState } from '#portal/parts/empty-state.tsx';
import { Pagination } from '#portal/parts/pagination.tsx';
import { StatusTag } from '#portal/parts/status-tag.tsx';
import { Tabs } from '#portal/parts/tabs.tsx';
import type { ReadArticle } from '../content.present.ts';
import { ArticleBody } from './article-body.tsx';
import { ArticleFiles } from './article-files.tsx';
import { words } from './content-words.ts';
import { FindForm } from './find-form.tsx';
import { isNarrowed, listAddress, type Findable } from './list-address.ts';

export type NoticesView = Findable & {
  articles: readonly ReadArticle[];
  /** How many there are of each section under what was asked for. */
  found: Record<ArticleKind, number>;
  first: boolean; next: string | undefined;
};

type Props = { view: NoticesView; page: PageContext; form: FormState };

/** 通知公告, 考生问答, 政策文件: lists with author and date, found by section, words, exam and place; questions show their answers at once, policy files their documents. */
export function NoticesPage({ view, page, form }: Props): JSX.Element {
  const w = words[page.lang];
  const narrow = isNarrowed(view);
  return (
    <Page page={page} title={w.titles[view.kind]} trail={[]} lead={w.leads[view.kind]}>
      <Tabs label={w.kinds} tabs={ArticleKind.options.map((kind) => ({ href: listAddress({ ...view, kind }), text: w.titles[kind], current: kind === view.kind, ...(narrow && { count: view.found[kind] }) }))} />
      <FindForm view={view} page={page} form={form} />
      {view.articles.length === 0 ? (
        <EmptyState text={narrow ? w.nothing : w.none}>{narrow ? <p>{w.nothingNext} <a href={listAddress({ kind: view.kind })}>{w.clear}</a></p> : null}</EmptyState>
      ) : (
        <>
          <p class="notices__found"><span role="status">{w.found(view.found[view.kind])}</span>{narrow ? <>{' · '}<a href={listAddress({ kind: view.kind })}>{w.clear}</a></> : null}</p>
          {view.kind === 'question' ? view.articles.map((a) => <Question key={a.id} article={a} page={page} />) : <ul class="notices">{view.articles.map((a) => <Line key={a.id} article={a} page={page} />)}</ul>}
        </>
      )}
      <Pagination page={page} next={view.next === undefined ? undefined : listAddress(view, view.next)} />
      {view.first ? null : <p><a href={listAddress(view)}>{w.newest}</a></p>}
      <p>{view.kind === 'question' ? <a href="/questions">{w.usual}</a> : <a href="/integrity-decisions">{w.decisions}</a>}</p>
    </Page>
  );
}

function Line({ article: a, page }: { article: ReadArticle; page: PageContext }): JSX.Element {
  const w = words[page.lang];
  return (
    <li lang={langOf(a)}>
      <a href={`/notices/${a.id}`}>{a.title}</a> {a.pinned ? <StatusTag tone="info" text={w.pinned} /> : null}
      <SignedBy article={a} page={page} />
      <ArticleFiles article={a} page={page} />
    </li>
  );
}

function Question({ article: a, page }: { article: ReadArticle; page: PageContext }): JSX.Element {
  return (
    <details class="question" lang={langOf(a)}>
      <summary>{a.title}</summary>
      <ArticleBody blocks={a.blocks} />
      <ArticleFiles article={a} page={page} />
      <p><SignedBy article={a} page={page} /> <a href={`/notices/${a.id}`}>{words[page.lang].own}</a></p>
    </details>
  );
}

function SignedBy({ article: a, page }: { article: ReadArticle; page: PageContext }): JSX.Element {
  return <span class="notices__by" lang={page.lang === 'zh' ? 'zh-CN' : 'en'}>{a.place === '' ? words[page.lang].nation : a.place} · <span lang="zh-CN">{a.author}</span> · <time dateTime={new Date(a.at).toISOString()}>{beijingDay(a.at)}</time></span>;
}

const langOf = (a: ReadArticle): string => (a.lang === 'zh' ? 'zh-CN' : 'en');

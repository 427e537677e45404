import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { JSX } from 'react';
import { ArticleKind, ArticleState, type ArticleLine } from '#contracts/content.ts';
import { beijingTime } from '#contracts/dates.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { articlesQuery } from './content.api.ts';
import { words } from './words.ts';

/** 公告与问答: what the agencies tell everybody, drafts and withdrawn ones too. */
export function ArticlesScreen(): JSX.Element {
  const t = say(words);
  const search = useSearch({ from: '/inside/content' });
  const navigate = useNavigate();
  const list = useInfiniteQuery(articlesQuery(search));
  const rows = list.data?.pages.flatMap((p) => p.articles);
  const show = (next: { kind?: string; state?: string }) => void navigate({ to: '/content', search: { ...search, ...(next.kind !== undefined && { kind: ArticleKind.safeParse(next.kind).data }), ...(next.state !== undefined && { state: ArticleState.safeParse(next.state).data }) } });
  return (
    <Page title={t.title} sub={t.sub} actions={<div className="flex flex-wrap items-center gap-3"><ExportControl list="content.articles" filters={search} /><Link to="/content/new" className="inline-flex min-h-11 items-center rounded-md bg-blue px-4 font-semibold text-paper no-underline hover:bg-blue-deep">{t.write}</Link></div>}>
      <div className="grid gap-3 sm:grid-cols-2 lg:max-w-2xl">
        <SelectField label={t.kind} value={search.kind ?? ''} onChange={(e) => { show({ kind: e.target.value }); }}>
          <option value="">{t.all}</option>
          {ArticleKind.options.map((k) => <option key={k} value={k}>{t.kinds[k]}</option>)}
        </SelectField>
        <SelectField label={t.state} value={search.state ?? ''} onChange={(e) => { show({ state: e.target.value }); }}>
          <option value="">{t.all}</option>
          {ArticleState.options.map((s) => <option key={s} value={s}>{t.states[s]}</option>)}
        </SelectField>
      </div>
      <ProblemNotice error={list.error} />
      {rows ? <Articles rows={rows} busy={list.isFetching} /> : list.isPending ? <Loading /> : null}
      {list.hasNextPage ? <div><Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t.more}</Button></div> : null}
    </Page>
  );
}

function Articles({ rows, busy }: { rows: readonly ArticleLine[]; busy: boolean }): JSX.Element {
  const t = say(words);
  const c = t.columns;
  return (
    <DataTable
      label={t.title} rows={rows} keyOf={(a) => a.id} empty={t.empty} busy={busy}
      columns={[
        { name: c.title, cell: (a) => <><Link to="/content/$id" params={{ id: a.id }} className="inline-block py-1 font-semibold">{a.title}</Link> {a.pinned ? <Tag tone="info">{t.pinned}</Tag> : null}</> },
        { name: c.kind, cell: (a) => t.kinds[a.kind], nowrap: true },
        { name: c.agency, cell: (a) => `${a.provinceText} · ${a.author}` },
        { name: c.state, cell: (a) => (a.scheduled ? <Tag tone="warning">{t.scheduled}</Tag> : <Tag tone={a.state === 'published' ? 'success' : 'neutral'}>{t.states[a.state]}</Tag>), nowrap: true },
        { name: c.at, cell: (a) => beijingTime(a.publishAt ?? a.changedAt), nowrap: true },
      ]}
    />
  );
}

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { ArticleKind, ArticleState, type ArticleFilters, type ArticleLine } from '#contracts/content.ts';
import { beijingTime } from '#contracts/dates.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { articleChoicesQuery, articlesQuery } from './content.api.ts';
import { words } from './words.ts';

/** 公告与问答: what the agencies tell everybody, drafts and withdrawn ones too. */
export function ArticlesScreen(): JSX.Element {
  const t = say(words);
  const search = useSearch({ from: '/inside/content' });
  const navigate = useNavigate();
  const list = useInfiniteQuery(articlesQuery(search));
  const rows = list.data?.pages.flatMap((p) => p.articles);
  const show = (next: ArticleFilters) => void navigate({ to: '/content', search: { ...search, ...next } });
  return (
    <Page title={t.title} sub={t.sub} actions={<div className="flex flex-wrap items-center gap-3"><ExportControl list="content.articles" filters={search} /><Link to="/content/new" className="inline-flex min-h-11 items-center rounded-md bg-blue px-4 font-semibold text-paper no-underline hover:bg-blue-deep">{t.write}</Link></div>}>
      <Filters search={search} onShow={show} />
      <ProblemNotice error={list.error} />
      {rows ? <Articles rows={rows} busy={list.isFetching} narrowed={Object.values(search).some((v) => v !== undefined)} /> : list.isPending ? <Loading /> : null}
      {list.hasNextPage ? <div><Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t.more}</Button></div> : null}
    </Page>
  );
}

function Filters({ search, onShow }: { search: ArticleFilters; onShow: (next: ArticleFilters) => void }): JSX.Element {
  const t = say(words);
  const choices = useQuery(articleChoicesQuery).data;
  const provinces = choices?.provinces.filter((p) => p.value !== null) ?? [];
  const [q, setQ] = useState(search.q ?? '');
  return (
    <div className="grid grid-cols-2 items-end gap-3 lg:grid-cols-4">
      {/* sent as a whole: half a syllable of an input method is no word to look for */}
      <form className="col-span-2 flex items-end gap-2" role="search" onSubmit={(e) => { e.preventDefault(); onShow({ q: q.trim() === '' ? undefined : q.trim() }); }}>
        <div className="min-w-0 grow"><TextField label={t.search} type="search" maxLength={60} value={q} onChange={(e) => { setQ(e.target.value); if (e.target.value === '') onShow({ q: undefined }); }} /></div>
        <Button type="submit">{t.find}</Button>
      </form>
      <SelectField label={t.kind} value={search.kind ?? ''} onChange={(e) => { onShow({ kind: ArticleKind.safeParse(e.target.value).data }); }}>
        <option value="">{t.all}</option>
        {ArticleKind.options.map((k) => <option key={k} value={k}>{t.kinds[k]}</option>)}
      </SelectField>
      <SelectField label={t.state} value={search.state ?? ''} onChange={(e) => { onShow({ state: ArticleState.safeParse(e.target.value).data }); }}>
        <option value="">{t.all}</option>
        {ArticleState.options.map((s) => <option key={s} value={s}>{t.states[s]}</option>)}
      </SelectField>
      <SelectField label={t.exam} value={search.exam ?? ''} onChange={(e) => { onShow({ exam: choices?.exams.find((x) => x.value === e.target.value)?.value }); }}>
        <option value="">{t.all}</option>
        {choices?.exams.map((x) => <option key={x.value} value={x.value}>{x.text}</option>)}
      </SelectField>
      {provinces.length < 2 ? null : (
        <SelectField label={t.province} value={search.province ?? ''} onChange={(e) => { onShow({ province: provinces.find((p) => p.value === e.target.value)?.value ?? undefined }); }}>
          <option value="">{t.all}</option>
          {provinces.map((p) => <option key={p.value} value={p.value ?? ''}>{p.text}</option>)}
        </SelectField>
      )}
    </div>
  );
}

function Articles({ rows, busy, narrowed }: { rows: readonly ArticleLine[]; busy: boolean; narrowed: boolean }): JSX.Element {
  const t = say(words);
  const c = t.columns;
  return (
    <DataTable
      label={t.title} rows={rows} keyOf={(a) => a.id} empty={narrowed ? t.nothing : t.empty} busy={busy}
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

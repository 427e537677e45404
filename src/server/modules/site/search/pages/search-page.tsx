import type { JSX } from 'preact';
import { beijingDay, type Instant } from '#contracts/dates.ts';
import { SubmitButton } from '#portal/forms/buttons.tsx';
import { SelectField } from '#portal/forms/choice-fields.tsx';
import { controlOf, Field } from '#portal/forms/field.tsx';
import { Form } from '#portal/forms/form.tsx';
import type { FormState } from '#portal/forms/form-state.ts';
import { HiddenField } from '#portal/forms/text-fields.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { EmptyState } from '#portal/parts/empty-state.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { Pagination } from '#portal/parts/pagination.tsx';
import { Tabs } from '#portal/parts/tabs.tsx';
import type { Piece } from '../domain/snippet.ts';
import type { EntryKind } from '../entry.ts';
import { searchWords } from './search-words.ts';

export type SearchView = {
  text: string; kind: EntryKind | undefined; province: string | undefined; places: readonly { value: string; text: string }[];
  page: number; pages: number; total: number; counts: readonly { kind: EntryKind; found: number }[];
  results: readonly { href: string; kind: EntryKind; lang: 'zh' | 'en'; at: Instant | undefined; title: readonly Piece[]; text: readonly Piece[] }[];
  /** Nothing holds all that was typed: these hold a part of it. */
  loose: boolean;
  /** What was typed looks like somebody's number; nothing was looked for. */
  personal: boolean;
  near: readonly string[];
};

type Props = { view: SearchView; page: PageContext; form: FormState };

/** 站内搜索: one field, what was found with the words marked, narrowed by kind and place (R-2.4-05). */
export function SearchPage({ view, page, form }: Props): JSX.Element {
  const w = searchWords[page.lang];
  const at = { page, form };
  const asked = { ...at, name: 'q', label: w.label, hint: w.hint };
  return (
    <Page page={page} title={view.text === '' || view.personal ? w.title : `${view.text} · ${w.title}`} trail={[]} opening={<div class="page-head"><h1>{w.title}</h1><p class="lead">{w.lead}</p></div>}>
      <Form page={page} form={form} method="get" action="/search" summary={false}>
        {view.kind === undefined ? null : <HiddenField name="kind" value={view.kind} />}
        <Field {...asked}>
          <span class="with-act">
            <input {...controlOf(asked)} class="input input--medium" type="search" value={view.personal ? '' : view.text} maxLength={80} autoComplete="off" />
            <SubmitButton page={page} text={w.act} tone="plain" />
          </span>
        </Field>
        <details class="find-more" open={view.province !== undefined}>
          <summary>{w.more}</summary>
          <SelectField {...at} name="province" label={w.province} hint={w.provinceHint} width="medium" empty={w.all} choices={view.places} value={view.province ?? ''} />
        </details>
      </Form>
      <Answer view={view} page={page} />
    </Page>
  );
}

function Answer({ view, page }: Omit<Props, 'form'>): JSX.Element {
  const w = searchWords[page.lang];
  if (view.personal) return <Notice page={page} tone="warning">{w.personal}<Links links={w.own} /></Notice>;
  if (view.text === '') return <p>{w.try}{page.lang === 'zh' ? '：' : ': '}<Links links={w.popular.map((text) => ({ text, href: address({ text }) }))} /></p>;
  const near = view.near.length === 0 ? null : <p>{w.near}<Links links={view.near.map((text) => ({ text, href: address({ text }) }))} /></p>;
  if (view.counts.length === 0) {
    return (
      <EmptyState text={w.nothing}>
        {near}
        <p>{w.nothingNext}</p>
        <p><Links links={[{ text: w.questions, href: '/questions' }, { text: w.contact, href: '/contact' }, { text: w.exams, href: '/exams' }]} /></p>
      </EmptyState>
    );
  }
  const all = view.counts.reduce((sum, one) => sum + one.found, 0);
  const tabs = [{ href: address({ ...view, kind: undefined }), text: w.all, current: view.kind === undefined, count: all }, ...view.counts.map(({ kind, found }) => ({ href: address({ ...view, kind }), text: w.kind[kind], current: view.kind === kind, count: found }))];
  return (
    <>
      <Tabs label={w.kinds} tabs={tabs} />
      {view.loose ? <Notice page={page}>{w.loose}</Notice> : null}
      {near}
      <p role="status">{w.found(view.total)}</p>
      <ol class="found">
        {view.results.map((one) => (
          <li key={one.href} lang={one.lang === 'zh' ? 'zh-CN' : 'en'}>
            <h2><a href={one.href}><Marked pieces={one.title} /></a></h2>
            <p><Marked pieces={one.text} /></p>
            <p class="found__kind" lang={page.lang === 'zh' ? 'zh-CN' : 'en'}>{w.kind[one.kind]}{one.at === undefined ? null : <> · <time dateTime={beijingDay(one.at)}>{beijingDay(one.at)}</time></>}</p>
          </li>
        ))}
      </ol>
      <Pagination
        page={page} at={view.page} all={view.pages}
        previous={view.page > 1 ? address({ ...view, page: view.page - 1 }) : undefined} next={view.page < view.pages ? address({ ...view, page: view.page + 1 }) : undefined}
      />
    </>
  );
}

function Marked({ pieces }: { pieces: readonly Piece[] }): JSX.Element {
  return <>{pieces.map((piece, at) => (piece.found ? <mark key={at}>{piece.text}</mark> : piece.text))}</>;
}

function Links({ links }: { links: readonly { text: string; href: string }[] }): JSX.Element {
  return <>{links.map((link, at) => <>{at === 0 ? null : ' · '}<a key={link.href} href={link.href}>{link.text}</a></>)}</>;
}

function address({ text, kind, province, page }: { text: string; kind?: EntryKind | undefined; province?: string | undefined; page?: number }): string {
  const chosen = Object.entries({ q: text, kind, province, page: page === undefined || page === 1 ? undefined : String(page) }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return `/search?${new URLSearchParams(chosen).toString()}`;
}

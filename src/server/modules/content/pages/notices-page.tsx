import type { JSX } from 'preact';
import { ArticleKind } from '#contracts/content.ts';
import { beijingDay } from '#contracts/dates.ts';
import { Buttons, SubmitButton } from '#portal/forms/buttons.tsx';
import { SelectField } from '#portal/forms/choice-fields.tsx';
import type { FormState } from '#portal/forms/form-state.ts';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { EmptyState } from '#portal/parts/empty-state.tsx';
import { StatusTag } from '#portal/parts/status-tag.tsx';
import { Tabs } from '#portal/parts/tabs.tsx';
import type { ReadArticle } from '../content.present.ts';
import { ArticleBody } from './article-body.tsx';
import { words } from './content-words.ts';

export type NoticesView = { kind: ArticleKind; province: string | undefined; places: readonly { value: string; text: string }[]; articles: readonly ReadArticle[]; first: boolean; next: string | undefined };

/** 通知公告, 考生问答, 政策文件: lists with author and date; questions show their answers at once. */
export function NoticesPage({ view, page, form }: { view: NoticesView; page: PageContext; form: FormState }): JSX.Element {
  const w = words[page.lang];
  const at = (more: Record<string, string | undefined>) => `/notices?${new URLSearchParams(Object.entries({ kind: view.kind, province: view.province, ...more }).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]]))).toString()}`;
  return (
    <Page page={page} title={w.titles[view.kind]} trail={[]} lead={w.leads[view.kind]}>
      <Tabs label={w.kinds} tabs={ArticleKind.options.map((kind) => ({ href: at({ kind }), text: w.titles[kind], current: kind === view.kind }))} />
      <form method="get" action="/notices" class="form">
        <input type="hidden" name="kind" value={view.kind} />
        <SelectField page={page} form={form} name="province" label={w.province} hint={w.provinceHint} width="medium" empty={w.allProvinces} choices={view.places} value={view.province ?? ''} />
        <Buttons><SubmitButton page={page} text={w.show} tone="plain" /></Buttons>
      </form>
      {view.articles.length === 0 ? <EmptyState text={w.none} /> : view.kind === 'question' ? view.articles.map((a) => (
        <details key={a.id} class="question" lang={a.lang === 'zh' ? 'zh-CN' : 'en'}><summary>{a.title}</summary><ArticleBody blocks={a.blocks} /><p class="notices__by">{a.author} · {beijingDay(a.at)}</p></details>
      )) : (
        <ul class="notices">
          {view.articles.map((a) => (
            <li key={a.id} lang={a.lang === 'zh' ? 'zh-CN' : 'en'}>
              <a href={`/notices/${a.id}`}>{a.title}</a> {a.pinned ? <StatusTag tone="info" text={w.pinned} /> : null}
              <span class="notices__by">{a.place === '' ? w.nation : a.place} · {a.author} · <time dateTime={new Date(a.at).toISOString()}>{beijingDay(a.at)}</time></span>
            </li>
          ))}
        </ul>
      )}
      <p>{view.first ? null : <><a href={at({})}>{w.newest}</a> </>}{view.next === undefined ? null : <a href={at({ after: view.next })}>{w.older}</a>}</p>
      <p><a href="/integrity-decisions">{w.decisions}</a></p>
    </Page>
  );
}

import type { JSX } from 'preact';
import { beijingTime, type Instant } from '#contracts/dates.ts';
import type { FormState } from '#portal/forms/form-state.ts';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { paths } from '#portal/paths.ts';
import { EmptyState } from '#portal/parts/empty-state.tsx';
import { Table } from '#portal/parts/table.tsx';
import { words } from './looks-words.ts';

export type LooksView = { looks: readonly { id: string; at: Instant; office: string; what: string }[]; first: boolean; next: string | undefined };

/** 谁查看过我的资料: when, which office, what. */
export function LooksPage({ view, page }: { view: LooksView; page: PageContext; form: FormState }): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} title={w.title} trail={[{ text: w.profile, href: paths.profile }]} lead={w.lead} wide>
      {view.looks.length === 0 ? <EmptyState text={w.none} /> : (
        <Table
          caption={w.title} captionUnseen rows={view.looks} rowKey={(l) => l.id}
          columns={[{ title: w.at, cell: (l) => <time dateTime={new Date(l.at).toISOString()}>{beijingTime(l.at)}</time> }, { title: w.office, cell: (l) => l.office }, { title: w.what, cell: (l) => l.what }]}
        />
      )}
      <p>
        {view.first ? null : <><a href="/my/profile/looks">{w.newest}</a>{' '}</>}
        {view.next === undefined ? null : <a href={`/my/profile/looks?after=${encodeURIComponent(view.next)}`}>{w.older}</a>}
      </p>
      <p>{w.ask}</p>
      <p><a href={paths.profile}>{w.back}</a></p>
    </Page>
  );
}

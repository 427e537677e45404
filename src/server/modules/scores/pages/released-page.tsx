import type { JSX } from 'preact';
import { Buttons, LinkButton } from '#portal/forms/buttons.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { paths } from '#portal/paths.ts';
import { EmptyState } from '#portal/parts/empty-state.tsx';
import { Table } from '#portal/parts/table.tsx';
import type { ReleasedSitting } from '../look-up/list-released.ts';
import { monthText } from '#contracts/month-text.ts';
import { words } from './words.ts';

/** 成绩查询: the list of exams whose scores are out (R-2.4-01). */
export function ReleasedPage({ view, page }: { view: { sittings: readonly ReleasedSitting[] }; page: PageContext }): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} title={w.title} trail={[]} lead={w.lead}>
      {view.sittings.length === 0 ? <EmptyState text={w.none}><LinkButton href={paths.notices} text={w.notices} /></EmptyState> : (
        <Table
          caption={w.list} captionUnseen rows={view.sittings} rowKey={(s) => s.id}
          columns={[
            { title: w.exam, cell: (s) => s.exam[page.lang] },
            { title: w.year, cell: (s) => monthText(s.month, page.lang) },
            { title: w.act, cell: (s) => <a href={`/scores/${s.id}`}>{w.choose}<span class="unseen"> {s.exam[page.lang]} {monthText(s.month, page.lang)}</span></a> },
          ]}
        />
      )}
      <Buttons><LinkButton href={paths.home} text={w.back} tone="quiet" /></Buttons>
    </Page>
  );
}

import type { JSX } from 'preact';
import type { CaseItem } from '#contracts/assistance.ts';
import { beijingTime } from '#contracts/dates.ts';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { EmptyState } from '#portal/parts/empty-state.tsx';
import { StatusTag } from '#portal/parts/status-tag.tsx';
import { Table } from '#portal/parts/table.tsx';
import { toneOf } from './case-tone.ts';
import { words } from './words.ts';

/** 协助与更正: every case about the candidate, the newest first. */
export function CaseListPage({ view, page }: { view: { items: CaseItem[] }; page: PageContext }): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} title={w.title} trail={[]} lead={w.lead}>
      {view.items.length === 0 ? <EmptyState text={w.none} /> : (
        <Table
          caption={w.title} captionUnseen rows={view.items} rowKey={(i) => i.caseId}
          columns={[
            { title: w.kind, cell: (i) => <a href={`/my/cases/${i.caseId}`}>{i.kindText}</a> },
            { title: w.state, cell: (i) => <StatusTag tone={toneOf(i)} text={i.stateText} /> },
            { title: w.about, cell: (i) => i.about },
            { title: w.opened, cell: (i) => beijingTime(i.openedAt) },
          ]}
        />
      )}
      <p>{w.ask} <a href="/provinces">{w.phones}</a></p>
      <p><a href="/my/closing">{w.closing}</a></p>
    </Page>
  );
}

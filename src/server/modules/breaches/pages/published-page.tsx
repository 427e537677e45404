import type { JSX } from 'preact';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { EmptyState } from '#portal/parts/empty-state.tsx';
import { Table } from '#portal/parts/table.tsx';
import type { Shown } from '../shown-decision.ts';
import { words } from './words.ts';

export type PublishedView = { items: (Shown & { id: string; from: string; until: string })[]; first: boolean; next: string | undefined };

/** 处理决定公布: what is shown today, masked; nothing is left of it when its time is over. */
export function PublishedPage({ view, page }: { view: PublishedView; page: PageContext }): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} title={w.publishedTitle} trail={[]} lead={w.publishedLead} wide>
      {view.items.length === 0 ? <EmptyState text={w.publishedNone} /> : (
        <Table
          caption={w.publishedTitle} captionUnseen rows={view.items} rowKey={(p) => p.id}
          columns={[
            { title: w.name, cell: (p) => p.name }, { title: w.document, cell: (p) => p.documentNumber }, { title: w.exam, cell: (p) => p.exam }, { title: w.article, cell: (p) => p.article }, { title: w.disposition, cell: (p) => p.disposition },
            { title: w.decision, cell: (p) => `${p.decisionNumber}（${p.decidedOn}）` }, { title: w.agency, cell: (p) => p.agency }, { title: w.shown, cell: (p) => `${p.from} – ${p.until}` },
          ]}
        />
      )}
      <p>{view.first ? null : <><a href="/integrity-decisions">{w.newest}</a> </>}{view.next === undefined ? null : <a href={`/integrity-decisions?after=${view.next}`}>{w.older}</a>}</p>
    </Page>
  );
}

import type { JSX } from 'preact';
import { beijingTime } from '#contracts/dates.ts';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Card } from '#portal/parts/card.tsx';
import { EmptyState } from '#portal/parts/empty-state.tsx';
import { StatusTag } from '#portal/parts/status-tag.tsx';
import { Table } from '#portal/parts/table.tsx';
import type { OwnMatters, OwnRecord } from '../present-own.ts';
import { words } from './words.ts';

/** 考试情况与诚信记录: what waits for the reader first, then the records under their name, what they mean and how to have one corrected. */
export function MattersPage({ view, page }: { view: OwnMatters; page: PageContext }): JSX.Element {
  const w = words[page.lang];
  const period = (r: OwnRecord) => (r.closedOn === null ? `${r.decidedOn} – ${r.until ?? w.long}` : w.closedOn(r.closedOn));
  return (
    <Page page={page} title={w.title} trail={[]} lead={w.lead}>
      <h2>{w.cases}</h2>
      {view.cases.length === 0 ? <EmptyState text={w.none} /> : (
        <Table
          caption={w.cases} captionUnseen rows={view.cases} rowKey={(c) => c.caseId}
          columns={[
            { title: w.exam, cell: (c) => <a href={`/my/integrity/${c.caseId}`}>{c.examText}</a> },
            { title: w.state, cell: (c) => <>{c.waitsForMe ? <><StatusTag tone="warning" text={w.waits} />{' '}</> : null}{c.stateText}</> },
            { title: w.opened, cell: (c) => beijingTime(c.openedAt) },
          ]}
        />
      )}
      <h2>{w.records}</h2>
      {view.records.length === 0 ? <EmptyState text={w.noRecords} /> : (
        <>
          <Table
            caption={w.records} captionUnseen rows={view.records} rowKey={(r) => r.decisionNumber}
            columns={[
              { title: w.decision, cell: (r) => r.decisionNumber }, { title: w.decided, cell: (r) => r.decidedOn }, { title: w.kind, cell: (r) => r.kindText }, { title: w.period, cell: period },
              { title: w.recordState, cell: (r) => <StatusTag tone={r.state === 'counting' ? 'info' : 'neutral'} text={r.stateText} /> },
            ]}
          />
          <p>{w.recordMeans}</p>
        </>
      )}
      <Card title={w.correct}><p>{w.correctHow} <a href="/provinces">{w.phones}</a></p></Card>
    </Page>
  );
}

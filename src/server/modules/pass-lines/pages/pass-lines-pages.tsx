import type { JSX } from 'preact';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { EmptyState } from '#portal/parts/empty-state.tsx';
import { Tiles } from '#portal/parts/home.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { Table } from '#portal/parts/table.tsx';
import type { PublicLines } from '../public-pass-lines.ts';
import { words } from './words.ts';

/** 合格标准: the sittings that are over. */
export function PassLinesPage({ view, page }: { view: { sittings: { id: string; title: string; examOn: string }[] }; page: PageContext }): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} title={w.title} trail={[]} lead={w.lead} sheet="home.css">
      <h2>{w.sittings}</h2>
      {view.sittings.length === 0 ? <EmptyState text={w.none} /> : <Tiles level={3} tiles={view.sittings.map((s) => ({ title: s.title, href: `/pass-lines/${s.id}`, text: w.examOn(s.examOn) }))} />}
    </Page>
  );
}

/** The pass lines of one sitting, provinces with their own line named at the subject. */
export function SittingLinesPage({ view, page }: { view: PublicLines; page: PageContext }): JSX.Element {
  const w = words[page.lang];
  const specialties = view.lines.some((l) => l.specialty !== null);
  return (
    <Page page={page} title={view.title} trail={[{ text: w.title, href: '/pass-lines' }]} wide>
      {view.announced === undefined ? <Notice page={page} tone="info">{w.ordinary}</Notice> : <p>{w.announced(view.announced.at, view.announced.basis)}</p>}
      <Table
        caption={w.caption}
        rows={view.lines}
        rowKey={(l) => l.key}
        columns={[
          { title: w.columns.level, cell: (l) => l.level },
          ...(specialties ? [{ title: w.columns.specialty, cell: (l: PublicLines['lines'][number]) => l.specialty ?? w.every }] : []),
          { title: w.columns.subject, cell: (l) => l.subject },
          { title: w.columns.full, cell: (l) => String(l.fullMark), figures: true },
          {
            title: w.columns.mark, figures: true,
            cell: (l) => <>{view.announced === undefined ? w.expected(String(l.mark)) : w.marks(String(l.mark))}{l.provinces.map((p) => <><br /><small>{w.inProvinces(p.names, String(p.mark))}</small></>)}</>,
          },
        ]}
      />
    </Page>
  );
}

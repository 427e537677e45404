import type { JSX } from 'preact';
import type { PageContext } from '../page-context.ts';
import { ActMenu } from '../parts/act-menu.tsx';
import { Card, Columns } from '../parts/card.tsx';
import { DataList } from '../parts/data-list.tsx';
import { FlowChart } from '../parts/flow-chart.tsx';
import { Notice } from '../parts/notice.tsx';
import { StatusTag, type StatusTone } from '../parts/status-tag.tsx';
import { samples } from './samples.ts';

/** The status page of an application as the modules build it: states and menu left, flow chart right. */
export function GalleryStatus({ page }: { page: PageContext }): JSX.Element {
  const s = samples[page.lang];
  const f = s.flow;
  const states: readonly [string, StatusTone, string][] = [
    [s.states.identity, 'success', s.tags.passed], [s.states.education, 'warning', s.tags.attention], [s.states.photo, 'success', s.tags.passed], [s.states.review, 'neutral', s.tags.none],
  ];
  const side = (
    <>
      <Card title={s.states.label}>
        <DataList layout="tags" items={states.map(([term, tone, text]) => ({ term, value: <StatusTag tone={tone} text={text} /> }))} />
      </Card>
      <Card title={s.menu.label}>
        <ActMenu
          page={page} label={s.menu.label}
          acts={[
            { text: s.menu.edit, href: '/_kit' },
            { text: s.menu.print, href: '/_kit', reasons: [s.menu.printReason] },
            { text: s.menu.pay, href: '/_kit', reasons: [s.menu.payReason] },
            { text: s.menu.withdraw, href: '/_kit' },
          ]}
        />
      </Card>
    </>
  );
  return (
    <>
      <Notice page={page} tone="success" live title={s.notices.success[0] ?? ''}>{s.notices.success[1]}</Notice>
      <Columns side={side}>
        <Card accent>
          <FlowChart
            page={page}
            nodes={[
              { key: 'save', text: f.save, state: 'done', note: f.saveNote },
              { key: 'commit', text: f.commit, state: 'done', note: f.commitNote },
              { key: 'education', text: f.failed, state: 'failed', note: f.failedNote, act: { text: f.failedAct, href: '/_kit' } },
              { key: 'confirm', text: f.confirm, state: 'current', note: f.confirmNote, until: page.now + 51 * 3_600_000, act: { text: f.confirmAct, href: '/_kit' } },
              { key: 'review', text: f.review, state: 'open', note: f.reviewNote },
              { key: 'pay', text: f.pay, state: 'blocked', reasons: [f.payReason] },
              { key: 'done', text: f.done, state: 'open' },
            ]}
          />
        </Card>
      </Columns>
    </>
  );
}

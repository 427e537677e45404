import type { JSX } from 'preact';
import { COMPLETION_STATE_WORDS, type CompletionExplained } from '#contracts/completions.ts';
import { beijingTime } from '#contracts/dates.ts';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { paths } from '#portal/paths.ts';
import { Card } from '#portal/parts/card.tsx';
import { DataList } from '#portal/parts/data-list.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { Table } from '#portal/parts/table.tsx';
import { words } from './words.ts';

/** 合格判定与公示: a candidate's own explanation, subject by subject, in the words the officer reads. */
export function CompletionPage({ view, page }: { view: CompletionExplained; page: PageContext }): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} title={w.ownTitle} trail={[{ text: w.applications, href: paths.applications }]}>
      <Notice page={page} tone={view.complete ? 'success' : 'info'} title={view.exam}>{view.summary}</Notice>
      <Card title={w.standing} accent>
        {view.state === null ? <p>{w.notYet}</p> : <p><strong>{COMPLETION_STATE_WORDS[view.state][page.lang]}</strong></p>}
        {view.reasons.length === 0 ? null : <ul>{view.reasons.map((r) => <li key={r}>{r}</li>)}</ul>}
        {view.shown === null ? null : <p>{w.shown(beijingTime(view.shown.startsAt), beijingTime(view.shown.endsAt))} {page.now >= view.shown.startsAt ? <a href={`/publicity/${view.shown.id}`}>{w.shownLink}</a> : null}</p>}
        {view.clearedAt === null ? null : <p>{w.cleared(beijingTime(view.clearedAt))}</p>}
      </Card>
      <Card title={w.subjects}>
        <Table
          caption={w.subjects} captionUnseen rows={view.subjects} rowKey={(s) => s.code}
          columns={[
            { title: w.subject, cell: (s) => s.name[page.lang] }, { title: w.mark, cell: (s) => s.mark ?? '—', figures: true }, { title: w.pass, cell: (s) => (s.passMark === null ? '—' : String(s.passMark)), figures: true },
            { title: w.counts, cell: (s) => (s.counts ? w.counts : w.countsNot) }, { title: w.why, cell: (s) => s.why },
          ]}
        />
      </Card>
      <Card title={w.person}>
        <DataList items={[
          { term: w.name, value: view.name }, { term: w.ticket, value: view.ticketNumber }, { term: w.level, value: view.level }, { term: w.specialty, value: view.specialty }, { term: w.cycle, value: w.cycleOf(view.cycleYears) },
          ...(view.cancelledYears.length === 0 ? [] : [{ term: w.cancelled, value: w.cancelledOf(view.cancelledYears.join('、')) }]),
        ]} />
      </Card>
      <p class="form__note">{w.note} <a href={paths.provinces}>{w.phones}</a></p>
    </Page>
  );
}

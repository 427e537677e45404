import type { JSX } from 'preact';
import type { CaseView } from '#contracts/assistance.ts';
import { beijingTime } from '#contracts/dates.ts';
import { LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import type { FormState } from '#portal/forms/form-state.ts';
import { Form } from '#portal/forms/form.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Card } from '#portal/parts/card.tsx';
import { DataList } from '#portal/parts/data-list.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { Table } from '#portal/parts/table.tsx';
import { toneOf } from './case-tone.ts';
import { words } from './words.ts';

type Part = { view: CaseView; page: PageContext };

/** One case as the candidate sees it: what is asked, where it stands, what follows, the history, and after an unlock what changed. */
export function CasePage({ view, page, form }: Part & { form: FormState }): JSX.Element {
  const w = words[page.lang];
  const tone = toneOf(view);
  const waiting = view.kind === 'unlock' ? w.waiting.unlock : view.kind === 'appeal' ? w.waiting.appeal : w.waiting.other;
  return (
    <Page page={page} form={form} title={view.kindText} trail={[{ text: w.title, href: '/my/cases' }]}>
      <Notice page={page} tone={tone === 'neutral' ? 'info' : tone} title={view.stateText}>
        {view.state === 'waiting' ? <p>{waiting}</p> : null}
        {view.answer === null || view.answer === '' ? null : <p><strong>{w.answer}{page.lang === 'zh' ? '：' : ': '}</strong>{view.answer}</p>}
        {view.kind === 'unlock' && view.state === 'approved' ? <p>{w.unlockOpen}</p> : null}
        {view.kind === 'unlock' && view.state === 'approved' && view.applicationId !== null ? <p><LinkButton href={`/my/applications/${view.applicationId}/form`} text={w.goOn} tone="main" /></p> : null}
        {view.letterUrl === null ? null : <p><LinkButton href={view.letterUrl} text={w.letter} /></p>}
      </Notice>
      <Card>
        <DataList items={[
          ...view.asks.map((line) => ({ term: line.term, value: line.value })),
          { term: w.reason, value: view.reason },
          { term: w.opened, value: beijingTime(view.openedAt) },
          ...(view.kind === 'appeal' && view.state === 'waiting' && view.dueAt !== null ? [{ term: w.due, value: beijingTime(view.dueAt) }] : []),
          ...(view.decidedAt === null ? [] : [{ term: w.decided, value: beijingTime(view.decidedAt) }]),
        ]} />
        {view.applicationId === null ? null : <p><a href={`/my/applications/${view.applicationId}`}>{w.application}</a></p>}
      </Card>
      {view.withdraw.length > 0 ? null : <Form page={page} form={form} action={`/my/cases/${view.caseId}/withdrawal`} summary={false}><SubmitButton page={page} text={w.withdraw} tone="plain" /></Form>}
      <Diff view={view} page={page} />
      {view.files.length === 0 ? null : <Card title={w.files}><ul>{view.files.map((f) => <li key={f.id}><a href={f.url} target="_blank" rel="noopener">{f.fileName}</a></li>)}</ul></Card>}
      <Card title={w.history}>
        <Table
          caption={w.history} captionUnseen rows={[...view.history].reverse()} rowKey={(e) => `${String(e.at)} ${e.actText}`}
          columns={[{ title: w.when, cell: (e) => beijingTime(e.at) }, { title: w.what, cell: (e) => e.actText }, { title: w.who, cell: (e) => e.by }]}
        />
      </Card>
    </Page>
  );
}

function Diff({ view, page }: Part): JSX.Element | null {
  const w = words[page.lang];
  if (view.diff === null) return null;
  if (view.diff.length === 0) return <Card title={w.diff}><p>{w.noDiff}</p></Card>;
  return (
    <Card title={w.diff}>
      <Table caption={w.diff} captionUnseen rows={view.diff} rowKey={(d) => d.term} columns={[{ title: w.item, cell: (d) => d.term }, { title: w.before, cell: (d) => d.before || '—' }, { title: w.after, cell: (d) => d.after || '—' }]} />
    </Card>
  );
}

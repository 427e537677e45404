import type { JSX } from 'preact';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { Form } from '#portal/forms/form.tsx';
import { emptyForm, type FormState } from '#portal/forms/form-state.ts';
import { HiddenField, TextField } from '#portal/forms/text-fields.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Card } from '#portal/parts/card.tsx';
import { EmptyState } from '#portal/parts/empty-state.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { Table } from '#portal/parts/table.tsx';
import { Tabs } from '#portal/parts/tabs.tsx';
import type { MajorAnswer, MajorsView } from '../majors.present.ts';
import { referenceWords } from './reference-words.ts';

type Props = { view: MajorsView; page: PageContext };

/** 专业对照表 (R-1.1-02, R-1.1-07): “my major is…” with its answer and reason, and the table itself, searchable in every column. */
export function MajorsPage({ view, page }: Props): JSX.Element {
  const w = referenceWords[page.lang].majors;
  return (
    <Page page={page} title={w.title} trail={[]} lead={w.lead} wide>
      <Tabs label={w.editions} tabs={view.editions.map((e) => ({ text: e.title, href: `/majors?version=${e.version}`, current: e.current }))} />
      {view.replaced ? <Notice page={page} tone="warning">{w.replaced(view.title)}</Notice> : null}
      {view.complete ? null : <Notice page={page} tone="warning">{w.partial}</Notice>}
      <MyMajor view={view} page={page} />
      <TheTable view={view} page={page} />
    </Page>
  );
}

const editionOf = (view: MajorsView) => view.version;

function MyMajor({ view, page }: Props): JSX.Element {
  const w = referenceWords[page.lang].majors;
  const form: FormState = { values: {}, problems: view.monthWrong ? [{ path: 'graduatedIn', text: w.monthWrong }] : [] };
  return (
    <Card title={w.mine} accent>
      {view.answer === undefined ? null : <Answer answer={view.answer} page={page} />}
      <Form page={page} form={form} method="get" action="/majors">
        <HiddenField name="version" value={editionOf(view)} />
        <TextField page={page} form={form} name="major" label={w.major} hint={w.majorHint} value={view.question.major} width="medium" maxLength={60} required />
        <TextField page={page} form={form} name="graduatedIn" label={w.graduatedIn} hint={w.graduatedInHint} value={view.question.graduatedIn} width="short" maxLength={12} inputMode="numeric" required />
        <Buttons><SubmitButton page={page} text={w.ask} /></Buttons>
      </Form>
    </Card>
  );
}

function Answer({ answer, page }: { answer: MajorAnswer; page: PageContext }): JSX.Element {
  const w = referenceWords[page.lang].majors;
  const [best, ...others] = answer.matches;
  if (best === undefined) {
    return (
      <Notice page={page} tone="warning" title={w.notFound(answer.major)} live>
        <p>{w.notFoundNext} <a href="/provinces">{w.askAgency}</a></p>
      </Notice>
    );
  }
  const elsewhere = [...new Set(others.filter((m) => m.name !== best.name).map((m) => `${m.name}（${w.categories[m.category]}）`))];
  return (
    <Notice page={page} tone="success" title={w.found(answer.major, best.name, w.categories[best.category])} live>
      <p>
        {w.why(best.column, best.printedName)}
        {best.by === 'synonym' ? ` ${w.bySynonym}` : best.by === 'direction' ? ` ${w.byDirection}` : ''}
        {best.column === answer.column ? '' : ` ${w.otherColumn(answer.column)}`}
        {best.restored ? ` ${w.restoredNote}` : ''}
      </p>
      {elsewhere.length === 0 ? null : <p>{w.alsoUnder}{elsewhere.join(page.lang === 'zh' ? '、' : ', ')}</p>}
    </Notice>
  );
}

function TheTable({ view, page }: Props): JSX.Element {
  const w = referenceWords[page.lang].majors;
  const [current = '', ...earlier] = view.columns;
  return (
    <>
      <Form page={page} form={emptyForm} method="get" action="/majors" summary={false}>
        <HiddenField name="version" value={editionOf(view)} />
        <TextField page={page} form={emptyForm} name="search" label={w.search} hint={w.searchHint} value={view.question.search} width="medium" maxLength={60} inputMode="search" />
        <Buttons>
          <SubmitButton page={page} text={w.searchAct} tone="plain" />
          {view.question.search === '' ? null : <LinkButton href={`/majors?version=${editionOf(view)}`} text={w.showAll} tone="quiet" />}
        </Buttons>
      </Form>
      {view.lines.length === 0 ? <EmptyState text={w.nothing} /> : (
        <Table
          compact
          caption={w.caption(view.shown, view.total)}
          rows={view.lines}
          rowKey={(line) => line.key}
          columns={[
            { title: current, cell: (line) => <>{line.name}{line.restored ? <small>（{w.restored}）</small> : null}</> },
            { title: w.category, cell: (line) => <span class="tag">{w.categories[line.category]}</span> },
            ...earlier.map((title, at) => ({ title, cell: (line: MajorsView['lines'][number]) => line.cells[at] || '—' })),
          ]}
        />
      )}
      <Pages view={view} page={page} />
      <p>{w.otherLabel}{view.otherCategory}</p>
      {view.lines.some((line) => line.restored) ? <p>{w.restoredNote}</p> : null}
    </>
  );
}

/** The way through a long edition: plain links, which say where they lead. */
function Pages({ view, page }: Props): JSX.Element | null {
  const w = referenceWords[page.lang].majors;
  if (view.pages === 1) return null;
  const to = (n: number) => `/majors?${new URLSearchParams({ version: view.version, ...(view.question.search !== '' && { search: view.question.search }), page: String(n) }).toString()}`;
  return (
    <nav aria-label={w.pages}>
      <Buttons>
        {view.page > 1 ? <LinkButton href={to(view.page - 1)} text={w.previous} tone="plain" /> : null}
        <span>{w.pageOf(view.page, view.pages)}</span>
        {view.page < view.pages ? <LinkButton href={to(view.page + 1)} text={w.next} tone="plain" /> : null}
      </Buttons>
    </nav>
  );
}

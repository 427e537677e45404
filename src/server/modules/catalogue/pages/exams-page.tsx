import type { JSX } from 'preact';

import { beijingTime } from '#contracts/dates.ts';
import type { ExamLine } from '#contracts/exam-views.ts';
import type { Words } from '#contracts/words.ts';
import { LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { SelectField } from '#portal/forms/choice-fields.tsx';
import { emptyForm } from '#portal/forms/form-state.ts';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Days } from '#portal/parts/days.tsx';
import { EmptyState } from '#portal/parts/empty-state.tsx';
import { StatusTag } from '#portal/parts/status-tag.tsx';
import { Table } from '#portal/parts/table.tsx';
import { paths } from '#portal/paths.ts';
import { examWords } from './exam-words.ts';

export type ExamsView = { exams: readonly ExamLine[]; fields: readonly { key: string; name: Words }[]; field: string | undefined; open: boolean };

/** 考试目录: every exam, those open now first. */
export function ExamsPage({ view, page }: { view: ExamsView; page: PageContext }): JSX.Element {
  const w = examWords[page.lang].list;
  const groups = [
    { title: w.open, exams: view.exams.filter((e) => e.current?.standing.phase === 'open') },
    { title: w.soon, exams: view.exams.filter((e) => e.current?.standing.phase === 'before') },
    { title: w.other, exams: view.exams.filter((e) => e.current === null) },
  ];
  return (
    <Page page={page} title={w.title} trail={[]} lead={w.lead} wide>
      <Filter view={view} page={page} />
      <p><a href={paths.calendar}>{w.calendar}</a> · <a href={paths.busy}>{w.busy}</a></p>
      {view.exams.length === 0 ? <EmptyState text={w.noneFound}><LinkButton href={paths.exams} text={w.all} /></EmptyState> : null}
      {groups.filter((g) => g.exams.length > 0).map((group) => (
        <section key={group.title}>
          <h2>{group.title}</h2>
          <Table
            caption={group.title}
            captionUnseen
            rows={group.exams}
            rowKey={(e) => e.code}
            columns={[
              { title: w.exam, cell: (e) => <a href={`${paths.exams}/${e.code}`}>{e.name[page.lang]}</a> },
              { title: w.levels, cell: (e) => e.levels.map((l) => l[page.lang]).join(page.lang === 'zh' ? '、' : ', ') },
              { title: w.apply, cell: (e) => <Standing exam={e} page={page} /> },
              { title: w.examOn, cell: (e) => (e.current === null ? w.monthOf(e.months) : <Days page={page} days={e.current.sitting.examOn} />) },
            ]}
          />
        </section>
      ))}
    </Page>
  );
}

/** By field of work, and only what is open now (R-0-02). */
function Filter({ view, page }: { view: ExamsView; page: PageContext }): JSX.Element {
  const w = examWords[page.lang].list;
  const at = { page, form: emptyForm };
  return (
    <form class="one-row" method="get" action={paths.exams}>
      <SelectField {...at} name="field" label={w.field} width="medium" empty={w.allFields} value={view.field ?? ''} choices={view.fields.map((f) => ({ value: f.key, text: f.name[page.lang] }))} />
      <SelectField {...at} name="open" label={w.apply} width="short" empty={w.anyTime} value={view.open ? '1' : ''} choices={[{ value: '1', text: w.open }]} />
      <SubmitButton page={page} text={w.show} tone="plain" />
    </form>
  );
}

function Standing({ exam, page }: { exam: ExamLine; page: PageContext }): JSX.Element {
  const w = examWords[page.lang];
  if (exam.current === null) return <>{w.list.nothing}</>;
  const { phase, openProvinces, opensAt, closesAt } = exam.current.standing;
  return phase === 'open'
    ? <><StatusTag tone="success" text={w.standing.open(openProvinces)} /> {w.standing.closes(beijingTime(closesAt))}</>
    : <>{w.standing.opens(beijingTime(opensAt))}</>;
}

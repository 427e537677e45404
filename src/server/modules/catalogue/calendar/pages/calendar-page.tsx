import type { JSX } from 'preact';

import { beijingDay } from '#contracts/dates.ts';
import { sittingText } from '#contracts/sitting-name.ts';
import { monthWords, momentWords } from '#portal/day-words.ts';
import { SubmitButton } from '#portal/forms/buttons.tsx';
import { SelectField } from '#portal/forms/choice-fields.tsx';
import { emptyForm } from '#portal/forms/form-state.ts';
import { HiddenField } from '#portal/forms/text-fields.tsx';
import { Icon } from '#portal/icons.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Days } from '#portal/parts/days.tsx';
import { EmptyState } from '#portal/parts/empty-state.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { PrintButton } from '#portal/parts/print-button.tsx';
import { Table } from '#portal/parts/table.tsx';
import { Tabs } from '#portal/parts/tabs.tsx';
import { paths } from '#portal/paths.ts';
import type { CalendarRow, CalendarView, Span } from '../calendar-views.ts';
import { icsAddress } from './calendar-links.ts';
import { calendarWords } from './calendar-words.ts';
import { DateList } from './date-list.tsx';
import { datedExams } from './dated-rows.ts';
import { drawnMonths, TimeLine } from './time-line.tsx';

type Props = { view: CalendarView & { as: 'months' | 'table' }; page: PageContext };

/** 报考日历: every sitting in every place, drawn over the year, by month and as a table; narrowed by place and exam. Plain links and a form. */
export function CalendarPage({ view, page }: Props): JSX.Element {
  const w = calendarWords[page.lang].calendar;
  const rows = view.rows.filter((row) => row.dates.some((d) => d.until > page.now));
  return (
    <Page page={page} title={w.title} trail={[]} lead={w.lead} wide sheet="calendar.css">
      <Filter view={view} page={page} />
      <Tabs label={w.views} tabs={[
        { href: addressOf(view, 'months'), text: w.months, current: view.as === 'months' }, { href: addressOf(view, 'table'), text: w.table, current: view.as === 'table' }, { href: paths.busy, text: w.busy },
      ]} />
      {view.province === undefined ? <Notice page={page}>{w.chooseProvince}</Notice> : null}
      {rows.length === 0 ? <EmptyState text={w.none}><p>{w.noneNext}</p></EmptyState> : view.as === 'table' ? <AllSittings rows={rows} view={view} page={page} /> : <><TimeLine rows={view.rows} page={page} /><Months rows={rows} page={page} /></>}
      {rows.some((r) => r.sitting.certainty === 'placeholder') ? <p class="fine">{w.trial}</p> : null}
      <PrintButton page={page} />
    </Page>
  );
}

function addressOf({ province, exam }: CalendarView, as: 'months' | 'table'): string {
  const asked = Object.entries({ province, exam, as: as === 'table' ? as : undefined }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return asked.length === 0 ? paths.calendar : `${paths.calendar}?${new URLSearchParams(asked).toString()}`;
}

function Filter({ view, page }: Props): JSX.Element {
  const w = calendarWords[page.lang].calendar;
  const at = { page, form: emptyForm, width: 'medium' as const };
  return (
    <form class="one-row" method="get" action={paths.calendar}>
      <SelectField {...at} name="province" label={w.province} empty={w.allProvinces} value={view.province ?? ''} choices={view.provinces} />
      <SelectField {...at} name="exam" label={w.exam} empty={w.allExams} value={view.exam ?? ''} choices={view.exams} />
      {view.as === 'table' ? <HiddenField name="as" value="table" /> : null}
      <SubmitButton page={page} text={w.show} tone="plain" />
    </form>
  );
}

/** What is still to come, month by month. */
function Months({ rows, page }: { rows: readonly CalendarRow[]; page: PageContext }): JSX.Element {
  const dated = rows.flatMap(({ sitting, examName, dates }) => datedExams({ examCode: sitting.examCode, examName, dates }, page));
  const ofMonth = (month: string) => dated.filter((d) => beijingDay(Math.max(d.date.at, page.now)).startsWith(month)).toSorted((a, b) => a.date.at - b.date.at);
  const months = drawnMonths(page.now).map((month) => ({ month, dates: ofMonth(month) })).filter(({ dates }) => dates.length > 0);
  return (
    <>
      {months.map(({ month, dates }, n) => {
        const list = <DateList dates={dates} page={page} />;
        return n < 2 ? <section key={month}><h2>{monthWords(month, page.lang)}</h2>{list}</section> : <details class="fold" key={month}><summary><span class="fold__name">{monthWords(month, page.lang)}</span> <span class="fold__note">{dates.length}</span></summary>{list}</details>;
      })}
    </>
  );
}

function AllSittings({ rows, view, page }: { rows: readonly CalendarRow[]; view: CalendarView; page: PageContext }): JSX.Element {
  const w = calendarWords[page.lang].calendar;
  const { province } = view;
  const say = (at: number) => momentWords(at, page.lang, page.now);
  const from = (span: Span | null) => (span === null ? w.unpublished : say(span.opensAt));
  return (
    <Table
      caption={rows.some((r) => r.spans.apply?.varies) ? `${w.caption(rows.length)} · ${w.varies}` : w.caption(rows.length)}
      rows={rows}
      rowKey={(r) => r.sitting.id}
      columns={[
        { title: w.sitting, cell: (r) => <><a href={`${paths.exams}/${r.sitting.examCode}${province === undefined ? '' : `?province=${province}`}`}>{sittingText(r.sitting, r.examName, page.lang)}</a>{r.sitting.certainty === 'placeholder' ? <small> {w.trialMark}</small> : null}</> },
        { title: w.apply, cell: (r) => (r.spans.apply === null ? w.unpublished : `${say(r.spans.apply.opensAt)} – ${say(r.spans.apply.closesAt)}`) },
        { title: w.pay, cell: (r) => (r.spans.pay === null ? w.unpublished : say(r.spans.pay.closesAt)) },
        { title: w.ticket, cell: (r) => from(r.spans.ticket) },
        { title: w.examOn, cell: (r) => <Days page={page} days={r.sitting.examOn} /> },
        { title: w.score, cell: (r) => from(r.spans.score) },
        ...(province === undefined ? [] : [{ title: w.keep, cell: (r: CalendarRow) => <a href={icsAddress(r.sitting, province)}><Icon name="clock" /> {w.ics}<span class="unseen"> {r.examName[page.lang]}</span></a> }]),
      ]}
    />
  );
}

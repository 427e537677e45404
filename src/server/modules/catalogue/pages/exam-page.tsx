import type { JSX } from 'preact';

import type { ExamDetail, LevelConditions } from '#contracts/exam-views.ts';
import type { Words } from '#contracts/words.ts';
import { holdsIn } from '#contracts/year-span.ts';
import { Buttons, LinkButton } from '#portal/forms/buttons.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Card } from '#portal/parts/card.tsx';
import { DataList } from '#portal/parts/data-list.tsx';
import { Days } from '#portal/parts/days.tsx';
import { NewsList } from '#portal/parts/home.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { PrintButton } from '#portal/parts/print-button.tsx';
import { paths } from '#portal/paths.ts';
import type { CalendarDate } from '../calendar/calendar-views.ts';
import { DateList } from '../calendar/pages/date-list.tsx';
import { datedExams } from '../calendar/pages/dated-rows.ts';
import type { NewsLine } from '../news-port.ts';
import { ExamProvinces } from './exam-provinces.tsx';
import { examWords } from './exam-words.ts';
import { newsItems } from './news-items.ts';
import { selfTestPath } from './self-test-path.ts';
import { SubjectTable } from './subject-table.tsx';

export type ExamPageView = { detail: ExamDetail; names: ReadonlyMap<string, Words>; province: string | null; dates: readonly CalendarDate[]; news: readonly NewsLine[]; policies: readonly NewsLine[] };

/** One exam: subjects, validity, conditions in words made from the rules, fees and the windows of every province. */
export function ExamPage({ view, page }: { view: ExamPageView; page: PageContext }): JSX.Element {
  const { exam, line, year, conditions } = view.detail;
  const w = examWords[page.lang].exam;
  const { lang } = page;
  const open = line?.standing.phase === 'open' ? line.standing.openProvinces : 0;
  const next = datedExams({ examCode: exam.code, examName: exam.name, dates: view.dates }, page);
  return (
    <Page page={page} title={exam.name[lang]} trail={[{ text: examWords[lang].list.title, href: paths.exams }]} lead={exam.about[lang]} wide sheet="dates.css">
      <p class="jump">{(['dates', 'subjects', 'conditions', 'provinces'] as const).filter((id) => id !== 'dates' || next.length > 0).map((id) => <a key={id} href={`#${id}`}>{w.jump[id]}</a>)}</p>
      <Card title={w.about} accent>
        <DataList
          items={[
            { term: w.code, value: exam.codeCertainty === 'placeholder' ? `${exam.code}（${w.placeholder}）` : exam.code },
            { term: w.certificate, value: exam.certificate[lang] },
            { term: w.authorities, value: exam.authorities[lang] },
            { term: w.examOn, value: line === null ? null : <Days page={page} days={line.sitting.examOn} /> },
            { term: w.commitment, value: line === null ? null : w.commitments[line.sitting.commitmentMode] },
          ]}
        />
        <p>{open > 0 ? w.nowOpen(open) : w.notOpen}</p>
        <Buttons>
          {open > 0 ? <LinkButton href={paths.applications} text={w.apply} tone="main" /> : null}
          <LinkButton href={selfTestPath.ofExam(exam.code)} text={w.selfTest} />
        </Buttons>
      </Card>
      {next.length === 0 ? null : <section><h2 id="dates">{w.jump.dates}</h2>{next.some((d) => d.where !== undefined) ? <p>{w.datesLead}</p> : null}<DateList dates={next} page={page} bare /><p class="fine"><a href={`${paths.calendar}?exam=${exam.code}`}>{w.calendar}</a> · <a href={paths.busy}>{w.busy}</a></p></section>}
      <h2 id="subjects">{w.subjects}</h2>
      {exam.levels.filter((l) => holdsIn(l, year)).map((level) => (
        <section key={level.code}>
          <h3>{level.code} {level.name[lang]}</h3>
          <p>{w.cycle}{lang === 'zh' ? '：' : ': '}{w.cycleOf(level.cycleYears)}</p>
          <SubjectTable exam={exam} level={level} year={year} sitting={line?.sitting} page={page} />
        </section>
      ))}
      <h3>{w.specialties}</h3>
      <p>{exam.specialties.filter((s) => holdsIn(s, year)).map((s) => `${s.code} ${s.name[lang]}`).join(lang === 'zh' ? '、' : ', ')}</p>
      <h2 id="conditions">{w.conditions(year)}</h2>
      <ConditionNotes detail={view.detail} page={page} />
      {conditions.map((c) => <Conditions key={c.level} conditions={c} names={view.names} page={page} />)}
      <h2 id="provinces">{w.provinces}</h2>
      <ExamProvinces detail={view.detail} names={view.names} province={view.province} page={page} />
      <Told view={view} page={page} />
      <PrintButton page={page} />
    </Page>
  );
}

/** What is announced of the exam, and the policy files about it. */
function Told({ view, page }: { view: ExamPageView; page: PageContext }): JSX.Element {
  const w = examWords[page.lang].exam;
  const all = (kind: 'announcement' | 'policy') => `${paths.notices}?kind=${kind}&exam=${view.detail.exam.code}`;
  return (
    <>
      {view.news.length === 0 ? null : <><h2>{w.news}</h2><NewsList items={newsItems(view.news, page.lang)} /><p><a href={all('announcement')}>{w.allNews}</a></p></>}
      {view.policies.length === 0 ? null : <><h2>{w.policies}</h2><NewsList items={newsItems(view.policies, page.lang)} /><p><a href={all('policy')}>{w.allPolicies}</a></p></>}
    </>
  );
}

function ConditionNotes({ detail, page }: { detail: ExamDetail; page: PageContext }): JSX.Element {
  const w = examWords[page.lang].exam;
  const used = new Set(detail.conditions.flatMap((c) => c.version.split('+')));
  const doubts = new Set(detail.exam.rules.filter((r) => used.has(r.id)).map((r) => r.certainty));
  return (
    <>
      <p>{w.conditionsLead}</p>
      {doubts.has('placeholder') ? <Notice page={page} tone="warning">{w.certainty.placeholder}</Notice> : doubts.has('typical') ? <Notice page={page} tone="warning">{w.certainty.typical}</Notice> : null}
    </>
  );
}

function Conditions({ conditions, names, page }: { conditions: LevelConditions; names: ReadonlyMap<string, Words>; page: PageContext }): JSX.Element {
  const w = examWords[page.lang].exam;
  const nameOf = (code: string) => names.get(code)?.[page.lang] ?? code;
  return (
    <section>
      <h3>{conditions.level} {conditions.name[page.lang]}</h3>
      {conditions.parts.length > 1 ? <p>{w.both}</p> : null}
      {conditions.parts.map((part) => (
        <div key={part.title.zh}>
          {conditions.parts.length > 1 ? <h4>{part.title[page.lang]}</h4> : null}
          <ul>{part.alternatives.map((a) => <li key={a.id}>{a.text[page.lang]}{a.notIn.length === 0 ? '' : w.notIn(a.notIn.map(nameOf).join(page.lang === 'zh' ? '、' : ', '))}</li>)}</ul>
        </div>
      ))}
    </section>
  );
}

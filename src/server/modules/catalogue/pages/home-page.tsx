import type { JSX } from 'preact';

import { beijingTime } from '#contracts/dates.ts';
import type { SittingLine } from '#contracts/exam-views.ts';
import { Buttons, LinkButton } from '#portal/forms/buttons.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Countdown } from '#portal/parts/countdown.tsx';
import { Days } from '#portal/parts/days.tsx';
import { Hero, NewsList, Tiles, type Tile } from '#portal/parts/home.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { ServiceBar } from '#portal/parts/service-bar.tsx';
import { paths } from '#portal/paths.ts';
import type { NewsLine } from '../news-port.ts';
import { ElderHomePage } from './elder-home-page.tsx';
import type { CalendarRow } from '../calendar/calendar-views.ts';
import { DateList, nextDates } from '../calendar/pages/date-list.tsx';
import { datedExams } from '../calendar/pages/dated-rows.ts';
import { examWords } from './exam-words.ts';
import { newsItems } from './news-items.ts';

export type HomeView = { sittings: SittingLine[]; calendar: readonly CalendarRow[]; news: readonly NewsLine[] };

/** The first page: what is open now, what opens next, what was announced, and where to go (R-0-02, R-0-03). */
export function HomePage({ view, page }: { view: HomeView; page: PageContext }): JSX.Element {
  if (page.viewing?.elder === true) return <ElderHomePage page={page} />;
  const w = examWords[page.lang].home;
  const open = view.sittings.filter((s) => s.standing.phase === 'open');
  const soon = view.sittings.filter((s) => s.standing.phase === 'before').slice(0, 4);
  const opening = (
    <Hero title={w.title} text={w.lead} aside={<AtAGlance open={open} soon={soon} page={page} />}>
      <Buttons>
        {page.user === null ? <LinkButton href={paths.register} text={w.register} tone="main" /> : <LinkButton href={paths.applications} text={w.applications} tone="main" />}
        {page.user === null ? <LinkButton href={paths.signIn} text={w.signIn} /> : null}
      </Buttons>
    </Hero>
  );
  return (
    <Page page={page} title={w.title} trail={[]} wide opening={opening} sheet="home.css">
      <ServiceBar page={page} />
      <Notice page={page} tone="warning">{w.note}</Notice>
      <h2>{w.open}</h2>
      {open.length === 0 ? <Notice page={page}>{w.none}</Notice> : <Tiles level={3} tiles={open.map((s) => sittingTile(s, page))} />}
      <Dates view={view} page={page} />
      {view.news.length === 0 ? null : (
        <>
          <h2>{w.news}</h2>
          <NewsList items={newsItems(view.news, page.lang)} />
          <p><a href={paths.notices}>{w.allNews}</a></p>
        </>
      )}
      {soon.length === 0 ? null : <><h2>{w.soon}</h2><Tiles level={3} tiles={soon.map((s) => sittingTile(s, page))} /></>}
      <p><a href={paths.exams}>{w.all}</a></p>
      <h2>{w.entriesTitle}</h2>
      <Tiles level={3} tiles={w.entries} />
    </Page>
  );
}

/** What opens and closes next anywhere, with the ways to the calendar, the places and the crowded hours. */
function Dates({ view, page }: { view: HomeView; page: PageContext }): JSX.Element | null {
  const w = examWords[page.lang].home;
  const dates = nextDates(view.calendar.flatMap(({ sitting, examName, dates: all }) => datedExams({ examCode: sitting.examCode, examName, dates: all }, page)), page.now, { days: 45, most: 6 });
  return (
    <section>
      <h2>{w.dates}</h2>
      {dates.length === 0 ? null : <><p>{w.datesLead}</p><DateList dates={dates} page={page} /></>}
      <p class="jump"><a href={paths.provinces}>{w.byPlace}</a><a href={paths.calendar}>{w.calendar}</a><a href={paths.busy}>{w.busy}</a></p>
    </section>
  );
}

/** What is open now, what comes next, and where one begins, and whom one asks, in four short answers. */
function AtAGlance({ open, soon, page }: { open: SittingLine[]; soon: SittingLine[]; page: PageContext }): JSX.Element {
  const w = examWords[page.lang].home;
  const closing = open.toSorted((a, b) => a.standing.closesAt - b.standing.closesAt)[0];
  const next = soon[0];
  const examLink = ({ sitting, examName }: SittingLine) => <a href={`${paths.exams}/${sitting.examCode}`}>{examName[page.lang]}</a>;
  return (
    <dl class="glance">
      <div>
        <dt>{w.nowTitle}</dt>
        <dd><strong>{open.length === 0 ? w.nowNone : w.nowOpen(open.length)}</strong>{closing === undefined ? null : <span>{w.nextClose}{page.lang === 'zh' ? '：' : ': '}{examLink(closing)} <Countdown page={page} until={closing.standing.closesAt} label="" /></span>}</dd>
      </div>
      <div>
        <dt>{w.nextTitle}</dt>
        <dd><strong>{next === undefined ? w.nextNone : examLink(next)}</strong>{next === undefined ? null : <span>{w.opensAt(beijingTime(next.standing.opensAt))}</span>}</dd>
      </div>
      <div>
        <dt>{w.askTitle}</dt>
        <dd><a href={paths.provinces}>{w.ask}</a>{page.supportPhone === undefined || page.supportPhone === '' ? null : <span>{page.supportPhone}</span>}</dd>
      </div>
      <div>
        <dt>{w.beginTitle}</dt>
        <dd><ol>{w.begin.map((step) => <li key={step}>{step}</li>)}</ol></dd>
      </div>
    </dl>
  );
}

function sittingTile({ sitting, examName, standing }: SittingLine, page: PageContext): Tile {
  const w = examWords[page.lang].standing;
  return {
    title: examName[page.lang],
    href: `${paths.exams}/${sitting.examCode}`,
    text: <>{w.examOn}<Days page={page} days={sitting.examOn} /></>,
    foot: standing.phase === 'open'
      ? <>{w.open(standing.openProvinces)} · <Countdown page={page} until={standing.closesAt} label={w.applyUntil} /></>
      : w.opens(beijingTime(standing.opensAt)),
  };
}

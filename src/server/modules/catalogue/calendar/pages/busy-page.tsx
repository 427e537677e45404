import type { JSX } from 'preact';

import { dayWords, momentWords } from '#portal/day-words.ts';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Card } from '#portal/parts/card.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { StatusTag, type StatusTone } from '#portal/parts/status-tag.tsx';
import { Table } from '#portal/parts/table.tsx';
import { paths } from '#portal/paths.ts';
import type { BusyView, OpeningAhead } from '../busy-view.ts';
import { LOAD_LEVELS, levelOf, type ForecastDay, type LoadLevel } from '../../domain/calendar/forecast-days.ts';
import { calendarWords } from './calendar-words.ts';

type Props = { view: BusyView; page: PageContext };

const TONES: Record<LoadLevel, StatusTone> = { quiet: 'success', usual: 'info', busy: 'warning', crowded: 'danger' };
const LOAD_TONES: Record<OpeningAhead['load'], StatusTone> = { usual: 'info', busy: 'warning', heavy: 'danger' };

/** 拥挤预报: which openings come, how full each hour of the next four weeks will be, when it is better to come, and what the figures are made of. */
export function BusyPage({ view, page }: Props): JSX.Element {
  const w = calendarWords[page.lang].busy;
  const [week, later] = [view.days.slice(0, 7), view.days.slice(7)];
  return (
    <Page page={page} title={w.title} trail={[{ text: calendarWords[page.lang].calendar.title, href: paths.calendar }]} lead={w.lead} wide sheet="calendar.css">
      <Notice page={page}>{w.advice}</Notice>
      <h2>{w.days}</h2>
      <Days days={week} page={page} />
      <details class="fold"><summary><span class="fold__name">{w.later}</span></summary><Days days={later} page={page} /></details>
      <h2>{w.openings}</h2>
      {view.openings.length === 0 ? <p>{w.openingsNone}</p> : <Openings view={view} page={page} />}
      <Card title={w.basis}>
        <p>{w.basisOf(view.stated, view.usual)}</p>
        <p>{w.basisShape}</p>
        <p>{w.basisOrdinary}</p>
      </Card>
    </Page>
  );
}

function Openings({ view, page }: Props): JSX.Element {
  const w = calendarWords[page.lang].busy;
  return (
    <Table
      caption={w.openings}
      captionUnseen
      rows={view.openings}
      rowKey={(o) => String(o.at)}
      columns={[
        { title: w.when, cell: (o) => momentWords(o.at, page.lang, page.now) },
        { title: w.exams, cell: (o) => o.exams.map((e, n) => <>{n === 0 ? null : page.lang === 'zh' ? '、' : ', '}<a key={e.code} href={`${paths.exams}/${e.code}`}>{e.name[page.lang]}</a></>) },
        { title: w.places, cell: (o) => w.placesOf(o.provinces.length) },
        { title: w.expected, cell: (o) => w.expectedOf(roundly(o.expected, page.lang)) },
        { title: w.load, cell: (o) => <><StatusTag tone={LOAD_TONES[o.load]} text={w.loads[o.load]} />{o.load === 'heavy' ? ` ${w.mayWait}` : ''}</> },
      ]}
    />
  );
}

/** Two figures are all such an estimate has. */
function roundly(people: number, lang: PageContext['lang']): string {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, people))) - 1);
  const round = Math.round(people / step) * step;
  return lang === 'zh' && round >= 10_000 ? `${String(Math.round(round / 1000) / 10)} 万` : round.toLocaleString('en-GB');
}

function Days({ days, page }: { days: readonly ForecastDay[]; page: PageContext }): JSX.Element {
  const w = calendarWords[page.lang].busy;
  const spans = (day: ForecastDay) => day.quiet.map((s) => w.span(s.from, s.to)).join(page.lang === 'zh' ? '、' : ', ');
  return (
    <ul class="busy">
      {days.map((day) => (
        <li key={day.day}>
          <span class="busy__day"><strong>{dayWords(day.day, page.lang, page.now)}</strong> <StatusTag tone={TONES[day.level]} text={w.levels[day.level]} /></span>
          <Hours day={day} />
          <span class="busy__say">{day.level === 'quiet' || day.level === 'usual' ? w.even : w.fullest(String(day.fullest.from), String(day.fullest.to), timesWords(day.fullest.times))}{spans(day) === '' ? null : <>{page.lang === 'zh' ? '；' : '; '}{w.quiet(spans(day))}</>}</span>
        </li>
      ))}
    </ul>
  );
}

const timesWords = (times: number): string => (times < 10 ? String(Math.round(times)) : String(Math.round(times / 5) * 5));

/** The hours of a day as bars, one path a level; the words beside them say what matters. */
function Hours({ day }: { day: ForecastDay }): JSX.Element {
  const bars = day.times.map((times, hour) => ({ hour, level: levelOf(times), height: Math.max(0.6, Math.round(Math.min(1, Math.sqrt(times / 8)) * 200) / 10) }));
  return (
    <svg class="busy__hours" viewBox="0 0 24 24" preserveAspectRatio="none" height="40" aria-hidden="true">
      {LOAD_LEVELS.map((level) => {
        const path = bars.filter((b) => b.level === level).map((b) => `M${String(b.hour)} 20v-${String(b.height)}h.8V20z`).join('');
        return path === '' ? null : <path key={level} class={`busy__${level}`} d={path} />;
      })}
      <path class="busy__axis" d="M0 20.5h24M0 20v3M6 20v3M12 20v3M18 20v3M24 20v3" />
    </svg>
  );
}

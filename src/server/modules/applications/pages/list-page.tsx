import type { JSX } from 'preact';
import type { ApplicationSummary, FlowStep } from '#contracts/applications.ts';
import { beijingTime, type Instant } from '#contracts/dates.ts';
import type { Refusal } from '#contracts/refusals.ts';
import { Buttons, LinkButton } from '#portal/forms/buttons.tsx';
import { Page } from '#portal/page.tsx';
import { Card } from '#portal/parts/card.tsx';
import { Countdown } from '#portal/parts/countdown.tsx';
import { DataList } from '#portal/parts/data-list.tsx';
import { Days } from '#portal/parts/days.tsx';
import { EmptyState } from '#portal/parts/empty-state.tsx';
import { PrintButton } from '#portal/parts/print-button.tsx';
import { StatusTag } from '#portal/parts/status-tag.tsx';
import type { OwnDate } from '../domain/deadlines.ts';
import type { WhoActs } from '../domain/who-acts.ts';
import type { Look } from '../looks-port.ts';
import { applicationPaths as paths } from '../paths.ts';
import { AccountCard, type Standing } from './account-card.tsx';
import { cardWords } from './card-words.ts';
import { chooseWords } from './choose-words.ts';
import type { ViewOf } from './frame.tsx';
import { stateTone } from './state-tone.ts';
import { TodoCards } from './todo-cards.tsx';
import { words } from './words.ts';

/** One application on the card: its state, its way as a line, whose turn it is, what comes next and the dates ahead. */
export type CardLine = ApplicationSummary & { who: WhoActs; steps: Pick<FlowStep, 'id' | 'state'>[]; next: { text: string; href: string; until: Instant | null } | null; dates: OwnDate[] };
export type CardView = { reasons: Refusal[]; lines: CardLine[]; messages: { unread: number; href: string }; standing: Standing; looks: readonly Look[] };

type Of = { page: ViewOf<CardView>['page']; line: CardLine };

/** 我的报考, the journey card: what is still missing, for every application what is done, what comes next and until when, and the account beside them (R-X-05). */
export function ListPage({ view, page }: ViewOf<CardView>): JSX.Element {
  const w = chooseWords[page.lang];
  const live = view.lines.filter((line) => !line.state.startsWith('X'));
  const ended = view.lines.filter((line) => line.state.startsWith('X'));
  return (
    <Page page={page} title={w.listTitle} trail={[]} lead={w.listLead} sheet="journey.css">
      {page.user === null ? null : <p class="printed">{cardWords[page.lang].printed(page.user.name, beijingTime(page.now))}</p>}
      <TodoCards page={page} reasons={view.reasons} />
      {live.length === 0 ? (
        <EmptyState text={w.nothing}>
          <p>{w.nothingNext}</p>
          <LinkButton href={paths.choose} text={w.choose} tone="main" />
        </EmptyState>
      ) : (
        <>
          <Buttons><LinkButton href={paths.choose} text={w.choose} tone="plain" icon="plus" /><PrintButton page={page} text={cardWords[page.lang].print} /></Buttons>
          {live.map((line) => <ApplicationCard key={line.id} page={page} line={line} />)}
          {live.some((line) => line.dates.length > 0) ? <p class="unprinted"><a href="/my/calendar.ics">{cardWords[page.lang].calendar}</a><br /><small>{cardWords[page.lang].calendarHint}</small></p> : null}
        </>
      )}
      {ended.length === 0 ? null : <details><summary>{w.ended}</summary>{ended.map((line) => <ApplicationCard key={line.id} page={page} line={line} />)}</details>}
      <div class="unprinted"><AccountCard view={view} page={page} /></div>
    </Page>
  );
}

function ApplicationCard({ page, line }: Of): JSX.Element {
  const w = chooseWords[page.lang];
  const all = words[page.lang];
  const c = cardWords[page.lang];
  return (
    <Card title={all.examOf(line.exam.name[page.lang], line.exam.year)} aside={<StatusTag tone={stateTone(line.state)} text={all.states[line.state]} />}>
      {line.state.startsWith('X') ? null : <ProgressLine page={page} line={line} />}
      <DataList items={[
        { term: c.who, value: c.whose[line.who] },
        { term: w.next, value: line.next === null ? w.none : <>{line.next.text}{line.next.until === null ? null : <><br /><Countdown page={page} until={line.next.until} /></>}</> },
        ...(line.dates.length === 0 ? [] : [{ term: c.ahead, value: <ul class="dates-ahead">{line.dates.map((d) => <li key={d.kind}>{c.dates[d.kind]}{page.lang === 'zh' ? '：' : ': '}{'at' in d ? beijingTime(d.at) : [...new Set([d.firstDay, d.lastDay])].join(' – ')}</li>)}</ul> }]),
        { term: all.province, value: line.province === null ? null : `${line.province.name[page.lang]} · ${all.phone} ${line.province.phone}` },
        ...(line.dates.some((d) => d.kind === 'exam') ? [] : [{ term: w.examOn, value: <Days page={page} days={line.exam.examOn} /> }]),
        ...(line.number === null ? [] : [{ term: w.number, value: line.number }]),
      ]} />
      <Buttons>
        {line.next === null ? null : <LinkButton href={line.next.href} text={line.next.text} tone="main" />}
        <a class="button button--quiet" href={paths.status(line.id)}>{w.see}<span class="unseen"> {line.exam.name[page.lang]}</span></a>
      </Buttons>
    </Card>
  );
}

/** The way of an application as a line of marks: done, here, ahead; in words for whoever cannot see it. */
function ProgressLine({ page, line }: Of): JSX.Element {
  const all = words[page.lang];
  const here = line.steps.find((s) => s.state === 'current' || s.state === 'problem');
  const done = line.steps.filter((s) => s.state === 'done').length;
  return (
    <>
      <ol class="track" aria-hidden="true">{line.steps.map((s) => <li key={s.id} class={`track__step track__step--${s.state}`} />)}</ol>
      <p class="track__text">{cardWords[page.lang].progress(here === undefined ? done : line.steps.indexOf(here), line.steps.length, here === undefined ? null : all.flow[here.id])}</p>
    </>
  );
}

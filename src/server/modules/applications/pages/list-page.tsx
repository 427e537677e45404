import type { JSX } from 'preact';
import type { ApplicationSummary } from '#contracts/applications.ts';
import type { Instant } from '#contracts/dates.ts';
import type { Refusal } from '#contracts/refusals.ts';
import { Buttons, LinkButton } from '#portal/forms/buttons.tsx';
import { Page } from '#portal/page.tsx';
import { Card } from '#portal/parts/card.tsx';
import { Countdown } from '#portal/parts/countdown.tsx';
import { DataList } from '#portal/parts/data-list.tsx';
import { EmptyState } from '#portal/parts/empty-state.tsx';
import { StatusTag } from '#portal/parts/status-tag.tsx';
import { applicationPaths as paths } from '../paths.ts';
import { chooseWords } from './choose-words.ts';
import type { ViewOf } from './frame.tsx';
import { stateTone } from './state-tone.ts';
import { TodoCards } from './todo-cards.tsx';
import { words } from './words.ts';

export type ListLine = ApplicationSummary & { next: { text: string; href: string; until: Instant | null } | null };
export type ListView = { reasons: Refusal[]; lines: ListLine[]; messages: { unread: number; href: string } };

/** 我的报考: what is still missing, one card an application with its next act and deadline, and the way to choose an exam (R-X-05). */
export function ListPage({ view, page }: ViewOf<ListView>): JSX.Element {
  const w = chooseWords[page.lang];
  const live = view.lines.filter((line) => !line.state.startsWith('X'));
  const ended = view.lines.filter((line) => line.state.startsWith('X'));
  return (
    <Page page={page} title={w.listTitle} trail={[]} lead={w.listLead}>
      <p><a href={view.messages.href}>{w.messages(view.messages.unread)}</a></p>
      <TodoCards page={page} reasons={view.reasons} />
      {live.length === 0 ? (
        <EmptyState text={w.nothing}>
          <p>{w.nothingNext}</p>
          <LinkButton href={paths.choose} text={w.choose} tone="main" />
        </EmptyState>
      ) : (
        <>
          <Buttons><LinkButton href={paths.choose} text={w.choose} tone="plain" icon="plus" /></Buttons>
          {live.map((line) => <ApplicationCard key={line.id} page={page} line={line} />)}
        </>
      )}
      {ended.length === 0 ? null : <details><summary>{w.ended}</summary>{ended.map((line) => <ApplicationCard key={line.id} page={page} line={line} />)}</details>}
    </Page>
  );
}

function ApplicationCard({ page, line }: { page: ViewOf<ListView>['page']; line: ListLine }): JSX.Element {
  const w = chooseWords[page.lang];
  const all = words[page.lang];
  return (
    <Card title={all.examOf(line.exam.name[page.lang], line.exam.year)} aside={<StatusTag tone={stateTone(line.state)} text={all.states[line.state]} />}>
      <DataList items={[
        { term: all.province, value: line.province === null ? null : `${line.province.name[page.lang]} · ${all.phone} ${line.province.phone}` },
        { term: w.examOn, value: line.exam.examOn.join(' / ') },
        ...(line.number === null ? [] : [{ term: w.number, value: line.number }]),
        { term: w.next, value: line.next === null ? w.none : <>{line.next.text}{line.next.until === null ? null : <><br /><Countdown page={page} until={line.next.until} /></>}</> },
      ]} />
      <Buttons>
        {line.next === null ? null : <LinkButton href={line.next.href} text={line.next.text} tone="main" />}
        <a class="button button--quiet" href={paths.status(line.id)}>{w.see}<span class="unseen"> {line.exam.name[page.lang]}</span></a>
      </Buttons>
    </Card>
  );
}

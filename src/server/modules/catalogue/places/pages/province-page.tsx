import type { JSX } from 'preact';

import { Buttons, LinkButton } from '#portal/forms/buttons.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Card } from '#portal/parts/card.tsx';
import { DataList } from '#portal/parts/data-list.tsx';
import { NewsList } from '#portal/parts/home.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { PrintButton } from '#portal/parts/print-button.tsx';
import { paths } from '#portal/paths.ts';
import { DateList, nextDates, type DatedExam } from '../../calendar/pages/date-list.tsx';
import { newsItems } from '../../pages/news-items.ts';
import type { HeldHere, PlaceView } from '../place-views.ts';
import { HeldTable, WaitingTable } from './held-tables.tsx';
import { placesWords } from './places-words.ts';

type Props = { view: PlaceView; page: PageContext };

/** One place of application (省份页): whom to ask, what comes next, every sitting there with its windows and fees, how things are done, where papers are reviewed, what was announced. */
export function ProvincePage({ view, page }: Props): JSX.Element {
  const w = placesWords[page.lang].one;
  const { lang } = page;
  const { province, held, waiting } = view;
  const next = nextDates([...held, ...waiting].flatMap(datedOf), page.now, { days: 60, most: 8 });
  return (
    <Page page={page} title={w.title(province.name[lang])} trail={[{ text: placesWords[lang].list.title, href: paths.provinces }]} lead={w.lead(province.agency[lang])} wide sheet="dates.css">
      {province.notice === null ? null : <Notice page={page} title={w.notice}>{province.notice[lang]}</Notice>}
      <div class="pair">
        <WhomToAsk view={view} page={page} />
        <Card title={w.next} accent>{next.length === 0 ? <p>{w.nextNone}</p> : <DateList dates={next} page={page} />}</Card>
      </div>
      <h2>{w.held}</h2>
      {held.length === 0 ? <Notice page={page}>{w.heldNone}</Notice> : <><HeldTable held={held} page={page} /><p class="fine">{w.feesTypical}</p></>}
      {waiting.length === 0 ? null : <><h2>{w.waiting}</h2><WaitingTable held={waiting} page={page} /></>}
      {view.told.length === 0 ? null : (
        <>
          <h2>{w.told}</h2>
          <Card><DataList items={view.told.map(({ topic, text }) => ({ term: topic[lang], value: text[lang] }))} /></Card>
          <p class="fine">{w.toldNote}</p>
        </>
      )}
      <ReviewPoints view={view} page={page} />
      <h2>{w.news}</h2>
      {view.news.length === 0 ? <p>{w.newsNone}</p> : <NewsList items={newsItems(view.news, lang)} />}
      {view.policies.length === 0 ? null : <><h3>{w.policies}</h3><NewsList items={newsItems(view.policies, lang)} /></>}
      <p><a href={`${paths.notices}?kind=announcement&province=${province.code}`}>{w.allNews}</a></p>
      <Buttons><LinkButton href={paths.provinces} text={w.others} /><PrintButton page={page} /></Buttons>
    </Page>
  );
}

function datedOf({ sitting, examName, ahead }: HeldHere): DatedExam[] {
  return ahead.map((date) => ({ examCode: sitting.examCode, examName, date }));
}

function WhomToAsk({ view: { province, points }, page }: Props): JSX.Element {
  const w = placesWords[page.lang].one;
  const phone = (number: string) => (province.phonesFictional ? number : <a key={number} href={`tel:${number}`}>{number}</a>);
  return (
    <Card title={w.ask}>
      <DataList
        items={[
          { term: w.agency, value: province.agency[page.lang] },
          { term: w.phones, value: <>{province.phones.map((number, n) => <>{n === 0 ? null : page.lang === 'zh' ? '、' : ', '}{phone(number)}</>)}{province.phonesFictional ? w.fictional : null}</> },
          { term: w.pointsCount, value: w.pointsOf(points.reduce((n, p) => n + p.points.length, 0), points.length), act: { text: w.see, href: '#points' } },
        ]}
      />
    </Card>
  );
}

/** 审核点 by prefecture, each folded; plain text with everything one needs to get there. */
function ReviewPoints({ view, page }: Props): JSX.Element {
  const w = placesWords[page.lang].one;
  return (
    <section>
      <h2 id="points">{w.points}</h2>
      <p>{w.pointsLead}</p>
      {view.points.map(({ prefecture, points }) => (
        <details class="fold" key={prefecture} open={view.points.length === 1}>
          <summary><span class="fold__name">{prefecture}</span> <span class="fold__note">{w.pointsIn(points.length)}</span></summary>
          <ul class="points">
            {points.map((p) => <li key={p.id}><strong>{p.name}</strong><span><span lang="zh-CN">{p.address}</span></span><span>{p.phone}</span><span>{p.hours}</span></li>)}
          </ul>
        </details>
      ))}
    </section>
  );
}

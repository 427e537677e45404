import type { JSX } from 'preact';
import { momentWords } from '#portal/day-words.ts';
import type { PageContext } from '#portal/page-context.ts';
import { Countdown } from '#portal/parts/countdown.tsx';
import { Days } from '#portal/parts/days.tsx';
import { StatusTag, type StatusTone } from '#portal/parts/status-tag.tsx';
import { Table, type Column } from '#portal/parts/table.tsx';
import { paths } from '#portal/paths.ts';
import { icsAddress } from '../../calendar/pages/calendar-links.ts';
import { calendarWords } from '../../calendar/pages/calendar-words.ts';
import { dateWords } from '../../calendar/pages/date-words.ts';
import type { Phase } from '../../domain/windows.ts';
import { FeeAmounts } from '../../pages/fee-amounts.tsx';
import type { HeldHere } from '../place-views.ts';
import { placesWords } from './places-words.ts';

type Props = { held: readonly HeldHere[]; page: PageContext };

const TONES: Record<Phase, StatusTone> = { unpublished: 'neutral', before: 'info', open: 'success', after: 'neutral' };

/** The sittings one can apply or pay for here, or soon can: when, until when, what it costs. */
export function HeldTable({ held, page }: Props): JSX.Element {
  const w = placesWords[page.lang].one;
  return (
    <Table
      caption={w.held}
      captionUnseen
      rows={held}
      rowKey={(h) => h.sitting.id}
      columns={[
        { title: w.exam, cell: (h) => <ExamLink held={h} page={page} /> },
        { title: w.applyWindow, cell: (h) => <Applying held={h} page={page} /> },
        { title: w.payUntil, cell: (h) => <span class="whole">{momentWords(h.config.windows.pay.closesAt, page.lang, page.now)}</span> },
        { title: w.examOn, cell: (h) => <Days page={page} days={h.sitting.examOn} /> },
        { title: w.fee, cell: (h) => <FeeAmounts fees={h.fees} page={page} /> },
        keepColumn(page),
      ]}
    />
  );
}

/** The sittings whose applications are over here and whose exam, tickets or scores are still to come. */
export function WaitingTable({ held, page }: Props): JSX.Element {
  const w = placesWords[page.lang].one;
  return (
    <Table
      caption={w.waiting}
      captionUnseen
      rows={held}
      rowKey={(h) => h.sitting.id}
      columns={[
        { title: w.exam, cell: (h) => <ExamLink held={h} page={page} /> },
        { title: w.examOn, cell: (h) => <Days page={page} days={h.sitting.examOn} /> },
        { title: w.nextDate, cell: ({ ahead: [first] }) => (first === undefined ? '—' : `${dateWords[page.lang][first.kind]} ${momentWords(first.at, page.lang, page.now)}`) },
        keepColumn(page),
      ]}
    />
  );
}

/** The dates of a sitting for one's own calendar. */
function keepColumn(page: PageContext): Column<HeldHere> {
  const w = calendarWords[page.lang].calendar;
  return { title: w.keep, cell: ({ sitting, examName, config }) => <a href={icsAddress(sitting, config.province)}>{w.ics}<span class="unseen"> {examName[page.lang]}</span></a> };
}

function ExamLink({ held: { sitting, examName, config }, page }: { held: HeldHere; page: PageContext }): JSX.Element {
  return <a href={`${paths.exams}/${sitting.examCode}?province=${config.province}`}>{examName[page.lang]}</a>;
}

function Applying({ held: { phases, config: { windows: { apply } } }, page }: { held: HeldHere; page: PageContext }): JSX.Element {
  const w = placesWords[page.lang].one;
  const tag = <StatusTag tone={TONES[phases.apply]} text={w.phases[phases.apply]} />;
  if (phases.apply === 'open') return <>{tag} <Countdown page={page} until={apply.closesAt} label={w.closes} said={momentWords(apply.closesAt, page.lang, page.now)} /></>;
  const [opens, closes] = [apply.opensAt, apply.closesAt].map((at) => <span class="whole">{momentWords(at, page.lang, page.now)}</span>);
  return <>{tag} {opens} – {closes}</>;
}

import type { JSX } from 'preact';

import { beijingDay, startOfBeijingDay, type Instant } from '#contracts/dates.ts';
import type { PageContext } from '#portal/page-context.ts';
import type { CalendarRow } from '../calendar-views.ts';
import { calendarWords } from './calendar-words.ts';

const MONTHS = 12;
const WIDTH = 100;

/** The twelve months a calendar draws: from the one before this one. */
export function drawnMonths(now: Instant): string[] {
  const [year = 0, month = 0] = beijingDay(now).split('-').map(Number);
  return Array.from({ length: MONTHS }, (_, n) => new Date(Date.UTC(year, month - 2 + n, 1)).toISOString().slice(0, 7));
}

/**
 * 全年时间轴: a line a sitting over twelve months, each window a bar of its own height and edge. Drawn by the server for wide screens; it says nothing that the list of
 * months and the table do not say in words, so screen readers and phones pass it by.
 */
export function TimeLine({ rows, page }: { rows: readonly CalendarRow[]; page: PageContext }): JSX.Element | null {
  const w = calendarWords[page.lang].calendar;
  const months = drawnMonths(page.now);
  const place = (at: Instant): number => placeOf(at, months);
  const shown = rows.map((row) => ({ row, bars: barsOf(row, place) })).filter(({ bars }) => bars.length > 0);
  if (shown.length === 0) return null;
  const today = place(page.now);
  return (
    <figure class="line" aria-hidden="true">
      <figcaption class="line__legend">
        <strong>{w.line}</strong>
        {(['apply', 'pay', 'ticket', 'exam', 'score'] as const).map((mark) => <span key={mark}><svg viewBox="0 0 24 24" width="24" height="24">{bar(mark, 4, 20)}</svg>{w.marks[mark]}</span>)}
        <span><svg viewBox="0 0 24 24" width="24" height="24"><path class="line__now" d="M12 0v24" /></svg>{w.today}</span>
      </figcaption>
      <div class="line__row line__row--head"><span />{months.map((m) => <span key={m}>{page.lang === 'zh' ? `${String(Number(m.slice(5)))}月` : MONTH_NAMES[Number(m.slice(5)) - 1]}</span>)}</div>
      {shown.map(({ row, bars }) => (
        <div class="line__row" key={row.sitting.id}>
          <span>{row.examName[page.lang]}</span>
          <svg viewBox={`0 0 ${String(MONTHS * WIDTH)} 24`} preserveAspectRatio="none" height="24">
            <path class="line__now" d={`M${String(today)} 0v24`} />
            {bars.map((b) => bar(b.mark, b.from, b.to))}
          </svg>
        </div>
      ))}
    </figure>
  );
}

type Mark = 'apply' | 'pay' | 'ticket' | 'exam' | 'score';
const MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Top and height of each kind of bar, so that the kinds differ without their colours. */
const SHAPES: Record<Mark, readonly [top: number, height: number]> = { apply: [3, 12], pay: [18, 4], ticket: [7, 8], exam: [0, 24], score: [5, 14] };

function bar(mark: Mark, from: number, to: number): JSX.Element {
  const [top, height] = SHAPES[mark];
  return <rect key={`${mark}${String(from)}`} class={`line__${mark}`} x={from} y={top} width={Math.max(5, Math.round(to - from))} height={height} />;
}

/** The bars of a sitting that fall into the months drawn; scores stay out for a year and are drawn by the day they come. */
function barsOf({ spans, dates }: CalendarRow, place: (at: Instant) => number): { mark: Mark; from: number; to: number }[] {
  const end = MONTHS * WIDTH;
  const exam = dates.find((d) => d.kind === 'exam');
  const all: (readonly [Mark, Instant, Instant] | undefined)[] = [
    spans.apply ? ['apply', spans.apply.opensAt, spans.apply.closesAt] : undefined, spans.pay ? ['pay', spans.pay.opensAt, spans.pay.closesAt] : undefined,
    spans.ticket ? ['ticket', spans.ticket.opensAt, spans.ticket.closesAt] : undefined, exam ? ['exam', exam.at, exam.until] : undefined, spans.score ? ['score', spans.score.opensAt, spans.score.opensAt] : undefined,
  ];
  return all.flatMap((one) => {
    if (one === undefined) return [];
    const [from, to] = [place(one[1]), place(one[2])];
    return to < 0 || from >= end ? [] : [{ mark: one[0], from: Math.max(0, from), to: Math.min(end, to) }];
  });
}

/** Where a moment lies: a hundred units a month, whatever its length. Before and after the months it lies outside. */
function placeOf(at: Instant, months: readonly string[]): number {
  const day = beijingDay(at);
  const month = months.indexOf(day.slice(0, 7));
  if (month === -1) return day < `${months[0] ?? ''}-01` ? -1 : MONTHS * WIDTH;
  const days = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate();
  return Math.round((month + (Number(day.slice(8)) - 1 + (at - startOfBeijingDay(day)) / 86_400_000) / days) * WIDTH);
}

import { Link } from '@tanstack/react-router';
import type { JSX, ReactNode } from 'react';
import type { ReportQuery, ReportView } from '#contracts/reports.ts';
import type { ReviewFilter } from '#contracts/review.ts';
import { beijingTime } from '#contracts/dates.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { pageLang, say } from '../../shared/text/text.ts';
import { words } from './words.ts';

export const count = (n: number): string => n.toLocaleString(pageLang() === 'zh' ? 'zh-CN' : 'en-GB');

/** A figure that leads to the list of those it counts, where there is one for whoever looks. */
export type Led = { value: number; word?: string; list?: ReviewFilter | undefined };
export type Bar = { key: string; name: ReactNode; value: number; list?: ReviewFilter | undefined; note?: string; more?: readonly Led[] };

/** Ranked bars: each with its name and figure in words, so that the drawing only helps; figures lead to their lists. */
export function Bars({ bars, tone = 'fill-blue' }: { bars: readonly Bar[]; tone?: string }): JSX.Element {
  const most = Math.max(1, ...bars.map((b) => b.value));
  return (
    <ul className="grid gap-2">
      {bars.map((b) => (
        <li key={b.key} className="grid gap-0.5">
          <span className="flex flex-wrap justify-between gap-x-3"><span className="min-w-0">{b.name}</span><span className="tabular-nums"><LedFigure value={b.value} list={b.list} of={b.name} />{b.note ? <span className="text-soft"> · {b.note}</span> : null}{b.more?.map((m) => <span key={m.word} className="text-soft"> · <LedFigure {...m} of={b.name} /></span>)}</span></span>
          <svg className="h-2.5 w-full" aria-hidden="true"><rect width="100%" height="100%" rx="3" className="fill-deep" /><rect width={`${String((b.value / most) * 100)}%`} height="100%" rx="3" className={tone} /></svg>
        </li>
      ))}
    </ul>
  );
}

/** One figure, a link where it leads somewhere and counts anybody. */
export function LedFigure({ value, word, list, of }: Led & { of?: ReactNode }): JSX.Element {
  const shown = word === undefined ? count(value) : `${word} ${count(value)}`;
  if (!list || value === 0) return <>{shown}</>;
  return <Link to="/review" search={list} className="inline-block min-h-6 min-w-6 text-right">{typeof of === 'string' ? <span className="sr-only">{of} </span> : null}{shown}<span className="sr-only"> {say(words).toList}</span></Link>;
}

const WIDTH = 672;
const HEIGHT = 140;
/** Where the days are marked along the hours. */
const MARKS = [0, 0.25, 0.5, 0.75, 1];

/** What happened in each hour: bars of the confirmed, a line of the started; its table holds every figure. */
export function HourChart({ hours, from, to }: { hours: ReportView['hours']; from: number; to: number }): JSX.Element {
  const t = say(words);
  if (hours.length === 0) return <p className="text-soft">{t.noHours}</p>;
  const most = Math.max(1, ...hours.map((h) => Math.max(h.started, h.confirmed)));
  const x = (at: number) => ((at - from) / (to - from)) * WIDTH;
  const y = (value: number) => HEIGHT - (value / most) * (HEIGHT - 4);
  const step = WIDTH / Math.max(1, (to - from) / 3_600_000);
  const started = new Map(hours.map((h) => [h.at, h.started]));
  const points = Array.from({ length: Math.round((to - from) / 3_600_000) + 1 }, (_, i) => from + i * 3_600_000);
  return (
    <figure className="grid gap-1">
      <figcaption className="flex flex-wrap gap-x-4 text-sm text-soft">
        <span><svg className="inline-block size-3" aria-hidden="true"><rect width="100%" height="100%" className="fill-blue" /></svg> {t.hoursConfirmed}</span>
        <span><svg className="inline-block h-3 w-4" aria-hidden="true"><line x1="0" x2="16" y1="6" y2="6" className="stroke-warning" strokeWidth="2" /></svg> {t.hoursStarted}</span>
        <span>{t.peak(count(most))}</span><span>{t.half(count(Math.round(most / 2)))}</span>
      </figcaption>
      <svg viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} preserveAspectRatio="none" className="h-36 w-full border-b border-line" aria-hidden="true">
        {MARKS.slice(1, -1).map((share) => <line key={share} x1={share * WIDTH} x2={share * WIDTH} y1="0" y2={HEIGHT} className="stroke-rule" vectorEffect="non-scaling-stroke" />)}
        <line x1="0" x2={WIDTH} y1={y(most / 2)} y2={y(most / 2)} className="stroke-rule" strokeDasharray="4 4" vectorEffect="non-scaling-stroke" />
        {hours.map((h) => <rect key={h.at} x={x(h.at)} y={y(h.confirmed)} width={Math.max(step * 0.8, 0.8)} height={HEIGHT - y(h.confirmed)} className="fill-blue" />)}
        <polyline points={points.map((at) => `${String(x(at) + step / 2)},${String(y(started.get(at) ?? 0))}`).join(' ')} className="fill-none stroke-warning" strokeWidth="1.5" vectorEffect="non-scaling-stroke" />
      </svg>
      <p className="flex justify-between text-sm text-soft" aria-hidden="true">{MARKS.map((share, at) => <span key={share} className={at % 2 === 1 ? 'hidden sm:inline' : ''}>{beijingTime(from + share * (to - from)).slice(5, 16)}</span>)}</p>
    </figure>
  );
}

/** The same figures as a table, for whoever reads rather than looks, and as a file (`list` names it, `of` narrows it as the page is). */
export function FigureTable({ label, heads, rows, list, of }: { label: string; heads: readonly string[]; rows: readonly (readonly [string, ...number[]])[]; list: string; of: ReportQuery }): JSX.Element {
  const t = say(words);
  return (
    <details>
      <summary className="min-h-8 cursor-pointer text-sm text-blue">{t.table}</summary>
      <div className="max-h-80 overflow-auto" role="region" aria-label={label} tabIndex={0}>
        <table className="w-full text-sm">
          <caption className="sr-only">{label}</caption>
          <thead><tr>{heads.map((h, i) => <th key={h} scope="col" className={`px-2 py-1 ${i === 0 ? 'text-left' : 'text-right'}`}>{h}</th>)}</tr></thead>
          <tbody>{rows.map(([name, ...values], at) => <tr key={`${name}${String(at)}`} className="border-t border-rule"><th scope="row" className="px-2 py-1 text-left font-normal">{name}</th>{values.map((v, i) => <td key={heads[i + 1]} className="px-2 py-1 text-right tabular-nums">{count(v)}</td>)}</tr>)}</tbody>
        </table>
      </div>
      <div className="mt-2"><ExportControl small list={list} filters={of} /></div>
    </details>
  );
}

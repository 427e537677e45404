import type { JSX } from 'react';
import { DIFFERENCE_CLASS_WORDS, type ReconciledDay, type ReconciledDays } from '#contracts/reconciliation.ts';
import { inARow, pageLang, say } from '../../shared/text/text.ts';
import { CLASS_FILL } from './tones.ts';
import { words } from './words.ts';

/** 当日核对: one bar a day, what pairs off and what does not, each class in its colour; the smallest is still seen. */
export function DayBar({ day }: { day: ReconciledDay }): JSX.Element | null {
  const t = say(words);
  const parts = [{ name: t.matched, count: day.matched, fill: 'fill-success' }, ...day.classes.filter((c) => c.class !== 'late').map((c) => ({ name: DIFFERENCE_CLASS_WORDS[c.class][pageLang()], count: c.count, fill: CLASS_FILL[c.class] }))].filter((p) => p.count > 0);
  const all = parts.reduce((n, p) => n + p.count, 0);
  if (all === 0) return null;
  const widths = parts.map((p) => Math.max(3, (94 * p.count) / all));
  const whole = widths.reduce((a, b) => a + b, 0);
  const starts = widths.map((_, i) => widths.slice(0, i).reduce((a, b) => a + b, 0));
  return (
    <svg viewBox={`0 0 ${String(whole)} 6`} preserveAspectRatio="none" className="h-3 w-full min-w-32 rounded-sm" role="img" aria-label={t.dayDrawing(inARow(parts.map((p) => `${p.name} ${t.count(p.count)}`)))}>
      {parts.map((p, i) => <rect key={p.name} x={starts[i]} width={widths[i]} height="6" className={p.fill} />)}
    </svg>
  );
}

/** 近 30 日差异: a column a day, the open part of it apart. */
export function Trend({ trend }: { trend: ReconciledDays['trend'] }): JSX.Element {
  const t = say(words);
  const most = Math.max(...trend.map((d) => d.differences));
  if (most <= 0) return <p className="text-soft">{t.noTrend}</p>;
  const height = (n: number) => (40 * n) / most;
  const told = inARow(trend.filter((d) => d.differences > 0).map((d) => `${d.day} ${String(d.differences)}`));
  return (
    <figure className="grid gap-1">
      <svg viewBox={`0 0 ${String(trend.length * 10)} 42`} preserveAspectRatio="none" className="h-24 w-full" role="img" aria-label={t.trendDrawing(told)}>
        <line x1="0" x2={trend.length * 10} y1="41.5" y2="41.5" className="stroke-line" strokeWidth="1" />
        {trend.map((d, i) => (
          <g key={d.day}>
            <rect x={i * 10 + 2} width="6" y={41 - height(d.differences)} height={height(d.differences)} className="fill-blue" />
            <rect x={i * 10 + 2} width="6" y={41 - height(d.open)} height={height(d.open)} className="fill-danger" />
          </g>
        ))}
      </svg>
      <figcaption className="flex flex-wrap justify-between gap-x-4 text-sm text-soft"><span className="digits">{trend[0]?.day}</span><span><Key fill="fill-blue" /> {t.found} <Key fill="fill-danger" /> {t.stillOpen}</span><span className="digits">{trend.at(-1)?.day}</span></figcaption>
    </figure>
  );
}

const Key = ({ fill }: { fill: string }): JSX.Element => <svg viewBox="0 0 10 10" className="inline size-3" aria-hidden="true"><rect width="10" height="10" className={fill} /></svg>;

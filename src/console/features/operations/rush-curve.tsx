import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { RushMoment, RushView } from '#contracts/rush.ts';
import { inBrackets, say } from '../../shared/text/text.ts';
import { Card } from '../../shared/ui/page.tsx';
import { number } from './figures.ts';
import { rushWords } from './rush-words.ts';

const WIDTH = 720;
const HEIGHT = 160;
const SPAN = 2 * 3_600_000;
/** The drawing ends at so many times the target; what is worse stands at its upper edge. */
const TIMES = 2;
const LISTED = 60;
/** Longer than this without a moment: nothing ran, and no line is drawn across. */
const GAP = 60_000;
const MARKS = 4;

const MEASURES = [
  { key: 'loopLagMs', look: 'stroke-blue', dashes: undefined }, { key: 'databaseMs', look: 'stroke-warning', dashes: '6 3' }, { key: 'p95Ms', look: 'stroke-danger', dashes: '2 3' },
] as const;

/** Health and admission of the last two hours, drawn and as a table. */
export function RushCurve({ rush: { moments, now, targets, rate } }: { rush: RushView }): JSX.Element {
  const t = say(rushWords);
  const names = { loopLagMs: t.loop, databaseMs: t.database, p95Ms: t.p95 };
  if (moments.length === 0) return <Card title={t.curve}><p className="text-soft">{t.noCurve}</p></Card>;
  const x = (m: RushMoment) => WIDTH * (1 - (now - m.at) / SPAN);
  const y = (part: number) => HEIGHT * (1 - Math.min(TIMES, part) / TIMES);
  const most = Math.max(1, rate, ...moments.map((m) => m.pace));
  return (
    <Card title={t.curve}>
      <figure className="grid gap-2">
        <svg viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} preserveAspectRatio="none" className="h-40 w-full border-b border-line" aria-hidden="true">
          {moments.map((m) => <rect key={m.at} x={x(m)} y={HEIGHT * (1 - m.pace / most / 2)} width={WIDTH / 1_440 * 1.2} height={HEIGHT * (m.pace / most / 2)} className="fill-deep" />)}
          <line x1="0" x2={WIDTH} y1={y(1)} y2={y(1)} className="stroke-disabled" strokeDasharray="4 4" vectorEffect="non-scaling-stroke" />
          {MEASURES.map(({ key, look, dashes }) => runsOf(moments).map((run) => <polyline key={`${key} ${String(run[0]?.at)}`} points={run.map((m) => `${x(m).toFixed(1)},${y(m[key] / targets[key]).toFixed(1)}`).join(' ')} fill="none" strokeWidth="1.5" strokeDasharray={dashes} className={look} vectorEffect="non-scaling-stroke" />))}
        </svg>
        <div className="digits flex justify-between text-sm text-soft" aria-hidden="true">{Array.from({ length: MARKS + 1 }, (_, n) => <span key={n}>{beijingTime(now - SPAN * (1 - n / MARKS)).slice(-5)}</span>)}</div>
        <figcaption className="grid gap-1 text-sm text-soft">
          <span>{t.curveNote}</span>
          <span className="flex flex-wrap gap-4">{MEASURES.map(({ key, look, dashes }) => <span key={key} className="inline-flex items-center gap-2"><svg width="24" height="8" aria-hidden="true"><line x1="0" x2="24" y1="4" y2="4" strokeWidth="2" strokeDasharray={dashes} className={look} /></svg>{names[key]}{inBrackets(t.target(number(targets[key])))}</span>)}</span>
        </figcaption>
      </figure>
      <details>
        <summary className="min-h-8 cursor-pointer text-sm text-blue">{t.rows}</summary>
        <div className="max-h-60 overflow-auto" role="region" aria-label={t.curve} tabIndex={0}>
          <table className="w-full text-sm">
            <thead><tr>{[t.at, t.waiting, t.inside, t.rate, t.pace, t.loop, t.database, t.p95, t.shed].map((h, i) => <th key={h} scope="col" className={`px-2 py-1 ${i === 0 ? 'text-left' : 'text-right'}`}>{h}</th>)}</tr></thead>
            <tbody>
              {moments.toReversed().slice(0, LISTED).map((m) => (
                <tr key={m.at} className="border-t border-line">
                  <td className="px-2 py-1 whitespace-nowrap">{beijingTime(m.at)}</td>
                  {[number(m.waiting), number(m.inside), m.rate.toFixed(1), m.pace.toFixed(1), `${m.loopLagMs.toFixed(0)} ms`, `${m.databaseMs.toFixed(0)} ms`, `${m.p95Ms.toFixed(0)} ms`, number(m.shed)].map((text, i) => <td key={i} className="px-2 py-1 text-right whitespace-nowrap">{text}</td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </Card>
  );
}

/** The moments in stretches without a gap. */
function runsOf(moments: readonly RushMoment[]): RushMoment[][] {
  const runs: RushMoment[][] = [];
  for (const moment of moments) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    if (last && before && moment.at - before.at <= GAP) last.push(moment);
    else runs.push([moment]);
  }
  return runs;
}

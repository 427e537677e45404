import type { JSX } from 'react';
import type { RunView } from '#contracts/reverification.ts';
import { say } from '../../shared/text/text.ts';
import { spanText, words } from './words.ts';

/** How far a run is, drawn: the same, changed, without an answer, gone, and what is left; the words say it too. */
export function RunProgress({ run, small = false }: { run: RunView; small?: boolean }): JSX.Element {
  const t = say(words);
  const done = run.total - run.left;
  const parts = [
    { name: t.same, n: run.same, tone: 'fill-success' }, { name: t.changed, n: run.changed, tone: 'fill-danger' }, { name: t.unanswered, n: run.unanswered, tone: 'fill-warning' }, { name: t.gone, n: run.gone, tone: 'fill-soft' },
  ];
  const whole = Math.max(1, run.total);
  let from = 0;
  return (
    <div className="grid min-w-40 gap-1">
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" className={`w-full rounded-sm bg-deep ${small ? 'h-2' : 'h-4'}`} aria-hidden="true">
        {parts.map(({ name, n, tone }) => {
          const x = (100 * from) / whole;
          from += n;
          return <rect key={name} x={x} width={(100 * n) / whole} height="6" className={tone} />;
        })}
      </svg>
      <p className={`digits ${small ? 'text-sm' : 'text-lg font-semibold'}`}>{t.done(done, run.total)}</p>
      {small ? null : (
        <ul className="flex flex-wrap gap-x-6 gap-y-1">
          {parts.map(({ name, n, tone }) => <li key={name} className="flex items-center gap-2"><svg viewBox="0 0 8 8" className="size-3" aria-hidden="true"><rect width="8" height="8" className={tone} /></svg>{name} <strong className="digits">{n.toLocaleString()}</strong></li>)}
          <li>{t.left} <strong className="digits">{run.left.toLocaleString()}</strong></li>
        </ul>
      )}
      {run.state === 'running' && run.secondsLeft !== null && run.left > 0 ? <p className="text-soft">{t.ends(spanText(run.secondsLeft, t))}{!small && run.perSecond !== null ? ` · ${t.pace(Math.round(run.perSecond))}` : ''}</p> : null}
    </div>
  );
}

import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { BreachView } from '#contracts/breaches.ts';

const MARKS = { done: 'border-success bg-success text-paper', now: 'border-blue bg-paper text-blue', later: 'border-line bg-paper text-soft', ended: 'border-soft bg-soft text-paper' } as const;
const SIGNS = { done: '✓', now: '●', later: '', ended: '■' } as const;

/** The procedure as a line of steps, each with when it was reached; on a narrow window it runs down instead of across. */
export function StepsLine({ steps, label }: { steps: BreachView['steps']; label: string }): JSX.Element {
  return (
    <ol aria-label={label} className="flex flex-col gap-0 rounded-lg border border-rule bg-paper p-4 md:flex-row">
      {steps.map((s, n) => (
        <li key={s.text} aria-current={s.standing === 'now' ? 'step' : undefined} className="relative flex flex-1 gap-3 pb-4 last:pb-0 md:flex-col md:items-center md:gap-1 md:pb-0 md:text-center">
          {n < steps.length - 1 ? <span aria-hidden="true" className={`absolute top-7 bottom-0 left-3.5 w-0.5 md:top-3.5 md:bottom-auto md:left-[calc(50%+1rem)] md:h-0.5 md:w-[calc(100%-2rem)] ${s.standing === 'done' ? 'bg-success' : 'bg-line'}`} /> : null}
          <span aria-hidden="true" className={`relative grid size-7 shrink-0 place-items-center rounded-full border-2 text-sm font-bold ${MARKS[s.standing]}`}>{SIGNS[s.standing]}</span>
          <span className="grid"><span className={s.standing === 'now' ? 'font-semibold' : s.standing === 'later' ? 'text-soft' : ''}>{s.text}</span>{s.at === null ? null : <time className="digits text-sm text-soft">{beijingTime(s.at)}</time>}</span>
        </li>
      ))}
    </ol>
  );
}

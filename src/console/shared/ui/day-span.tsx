import type { JSX } from 'react';
import { Day } from '#contracts/dates.ts';
import { text } from '../text/text.ts';
import { TextField } from './field.tsx';

type Span = { from?: Day | undefined; to?: Day | undefined };

/** From one day to another (日期范围), both of them included and either left out: a filter of lists. */
export function DaySpan({ from, to, onChange }: Span & { onChange: (change: Span) => void }): JSX.Element {
  const t = text();
  return (
    <>
      <TextField label={t.fromDay} type="date" value={from ?? ''} max={to} onChange={(e) => { onChange({ from: Day.safeParse(e.target.value).data }); }} />
      <TextField label={t.toDay} type="date" value={to ?? ''} min={from} onChange={(e) => { onChange({ to: Day.safeParse(e.target.value).data }); }} />
    </>
  );
}

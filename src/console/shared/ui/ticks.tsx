import type { JSX } from 'react';

type Props = { legend: string; hint?: string; problem?: string | undefined; choices: readonly { value: string; text: string }[]; ticked: readonly string[]; onChange: (next: string[]) => void; /** More than a few: in columns, in a box that scrolls. */ many?: boolean };

/** Several of what is offered, each a box to tick with its words. */
export function Ticks({ legend, hint, problem, choices, ticked, onChange, many = false }: Props): JSX.Element {
  return (
    <fieldset className="grid gap-1">
      <legend className="font-semibold">{legend}</legend>
      {hint ? <p className="text-sm text-soft">{hint}</p> : null}
      {problem ? <p className="text-sm font-semibold text-danger">{problem}</p> : null}
      <div className={many ? 'grid max-h-64 gap-x-4 overflow-y-auto sm:grid-cols-2 lg:grid-cols-3' : 'grid gap-1'}>
        {choices.map((c) => (
          <label key={c.value} className="flex min-h-9 items-center gap-2">
            <input type="checkbox" className="size-5 shrink-0 accent-blue" checked={ticked.includes(c.value)} onChange={(e) => { onChange(e.target.checked ? [...ticked, c.value] : ticked.filter((v) => v !== c.value)); }} />
            <span>{c.text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

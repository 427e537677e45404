import type { JSX } from 'react';

type Props = { legend: string; problem?: string | undefined; choices: readonly { value: string; text: string }[]; ticked: readonly string[]; onChange: (next: string[]) => void };

/** Several of a few, each with its words. */
export function Ticks({ legend, problem, choices, ticked, onChange }: Props): JSX.Element {
  return (
    <fieldset className="grid gap-1">
      <legend className="font-semibold">{legend}</legend>
      {problem ? <p className="text-sm font-semibold text-danger">{problem}</p> : null}
      {choices.map((c) => (
        <label key={c.value} className="flex min-h-9 items-center gap-2">
          <input type="checkbox" className="size-5 shrink-0 accent-blue" checked={ticked.includes(c.value)} onChange={(e) => { onChange(e.target.checked ? [...ticked, c.value] : ticked.filter((v) => v !== c.value)); }} />
          <span>{c.text}</span>
        </label>
      ))}
    </fieldset>
  );
}

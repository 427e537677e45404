import type { JSX, ReactNode } from 'react';
import type { BreachAct, BreachView } from '#contracts/breaches.ts';
import { text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ModalDialog } from '../../shared/ui/dialog.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';

/** What every act's dialog is given. */
export type DialogProps = { c: BreachView; onClose: () => void; onDone: (act: BreachAct, next: BreachView) => void };

type Props = { title: string; lead?: string; act: string; busy: boolean; error: unknown; except: readonly string[]; danger?: boolean; onClose: () => void; onSubmit: () => void; children: ReactNode };

/** The frame of every act's dialog: what it means, the fields, the noes that stand at none of them, act and cancel. */
export function DialogForm({ title, lead, act, busy, error, except, danger = false, onClose, onSubmit, children }: Props): JSX.Element {
  return (
    <ModalDialog open onClose={onClose} title={title}>
      <form className="grid grid-cols-1 gap-4" noValidate onSubmit={(event) => { event.preventDefault(); onSubmit(); }}>
        {lead === undefined ? null : <p className="text-soft">{lead}</p>}
        <ProblemNotice error={error} except={except} />
        {children}
        <div className="flex flex-wrap gap-3"><Button type="submit" look={danger ? 'danger' : 'main'} disabled={busy}>{act}</Button><Button onClick={onClose}>{text().cancel}</Button></div>
      </form>
    </ModalDialog>
  );
}

/** One of a few, all in sight, with the problem of the field. */
export function Choices<V extends string>({ legend, name, value, choices, problem, onChange }: { legend: string; name: string; value: V | undefined; choices: readonly { value: V; text: string }[]; problem?: string | undefined; onChange: (value: V) => void }): JSX.Element {
  return (
    <fieldset className="grid gap-1">
      <legend className="font-semibold">{legend}</legend>
      {problem === undefined ? null : <span className="text-sm font-semibold text-danger">{problem}</span>}
      {choices.map((o) => <label key={o.value} className="flex min-h-8 items-start gap-2"><input type="radio" name={name} className="mt-1 size-5 shrink-0 accent-blue" checked={value === o.value} onChange={() => { onChange(o.value); }} /> <span>{o.text}</span></label>)}
    </fieldset>
  );
}

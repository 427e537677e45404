import { useId, type InputHTMLAttributes, type JSX, type ReactNode, type Ref, type SelectHTMLAttributes, type TextareaHTMLAttributes } from 'react';

const BOX = 'w-full rounded-md border bg-paper px-3 text-ink aria-invalid:border-danger border-line';

type Around = { label: string; hint?: string | undefined; problem?: string | undefined };

function Frame({ id, label, hint, problem, children }: Around & { id: string; children: ReactNode }): JSX.Element {
  return (
    <div className="grid gap-1">
      <label className="font-semibold" htmlFor={id}>{label}</label>
      {hint ? <span className="text-sm text-soft" id={`${id}-hint`}>{hint}</span> : null}
      {problem ? <span className="text-sm font-semibold text-danger" id={`${id}-problem`}>{problem}</span> : null}
      {children}
    </div>
  );
}

const describedBy = (id: string, { hint, problem }: Around) => [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined;

/** One line of text with label, hint and problem tied to it. */
export function TextField({ label, hint, problem, ...input }: Around & InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> }): JSX.Element {
  const id = useId();
  return <Frame id={id} label={label} hint={hint} problem={problem}><input id={id} className={`${BOX} min-h-11`} aria-invalid={problem ? true : undefined} aria-describedby={describedBy(id, { label, hint, problem })} {...input} /></Frame>;
}

/** Several lines of text. */
export function TextArea({ label, hint, problem, ...area }: Around & TextareaHTMLAttributes<HTMLTextAreaElement> & { ref?: Ref<HTMLTextAreaElement> }): JSX.Element {
  const id = useId();
  return <Frame id={id} label={label} hint={hint} problem={problem}><textarea id={id} rows={3} className={`${BOX} py-2`} aria-invalid={problem ? true : undefined} aria-describedby={describedBy(id, { label, hint, problem })} {...area} /></Frame>;
}

/** A native list of choices: the system's own picker works everywhere. */
export function SelectField({ label, hint, problem, children, ...select }: Around & SelectHTMLAttributes<HTMLSelectElement>): JSX.Element {
  const id = useId();
  return <Frame id={id} label={label} hint={hint} problem={problem}><select id={id} className={`${BOX} min-h-11`} aria-invalid={problem ? true : undefined} aria-describedby={describedBy(id, { label, hint, problem })} {...select}>{children}</select></Frame>;
}

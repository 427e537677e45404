import type { JSX } from 'react';
import { isProblem, type ToldRefusal } from '../api/call.ts';
import { text } from '../text/text.ts';
import { Notice } from './notice.tsx';

/** Every reason why not, in the server's words; faults without words say so and can be tried again. */
export function ProblemNotice({ error, except = [] }: { error: unknown; except?: readonly string[] }): JSX.Element | null {
  if (!error) return null;
  const lines = refusalsOf(error).filter((r) => r.path === undefined || !except.includes(r.path));
  if (isProblem(error) && error.refusals.length > 0 && lines.length === 0) return null;
  return (
    <Notice tone="danger" live="alert">
      {lines.length === 0 ? <p>{text().offline}</p> : lines.map((r) => <p key={r.code + r.text}>{r.text}</p>)}
    </Notice>
  );
}

/** The refusals of an error, if the server said any. */
export function refusalsOf(error: unknown): readonly ToldRefusal[] {
  return isProblem(error) ? error.refusals : [];
}

/** The words at one field. */
export function problemAt(error: unknown, path: string): string | undefined {
  return refusalsOf(error).filter((r) => r.path === path).map((r) => r.text).join(' ') || undefined;
}

import type { RefusalCode } from '#contracts/refusals.ts';

/** One thing wrong with a form: the dotted name of the field it stands at (empty: the form as a whole), its words, and its code, by which the question that answers it is found. */
export type Problem = { path: string; text: string; code?: RefusalCode };

/** What was sent and what was wrong with it; empty on the first showing. */
export type FormState = { values: Record<string, string | string[]>; problems: Problem[] };

/** A form nobody has sent yet. */
export const emptyForm: FormState = { values: {}, problems: [] };

/** The id of the control with this dotted name; the error summary links to it. */
export function fieldId(name: string): string {
  return `f-${name.replaceAll('.', '-')}`;
}

/** True once the form came back from the server with what was sent. */
export function wasSent(form: FormState): boolean {
  return form.problems.length > 0 || Object.keys(form.values).length > 0;
}

/** What stands in a text field: what was sent, else what is stored. */
export function textOf(form: FormState, name: string, stored = ''): string {
  const sent = form.values[name];
  if (sent === undefined) return stored;
  return typeof sent === 'string' ? sent : (sent[0] ?? '');
}

/** Which choices are ticked: what was sent (a ticked box left out was unticked), else what is stored. */
export function choicesOf(form: FormState, name: string, stored: readonly string[] = []): readonly string[] {
  const sent = form.values[name];
  if (sent === undefined) return wasSent(form) ? [] : stored;
  return typeof sent === 'string' ? [sent] : sent;
}

/** Everything wrong with one field. */
export function problemsAt(form: FormState, name: string): string[] {
  return form.problems.filter((problem) => problem.path === name).map((problem) => problem.text);
}

import { make } from './dom.ts';

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Writes a problem at a field, or takes it away; looks and reads like the server's own (forms/field.tsx). */
export function showProblem(control: Control, text: string): void {
  const field = control.closest('[data-field]');
  const id = `${control.id}-error`;
  const shown = document.getElementById(id);
  const described = (control.getAttribute('aria-describedby') ?? '').split(' ').filter((other) => other !== '' && other !== id);
  field?.classList.toggle('field--wrong', text !== '');
  if (text === '') {
    shown?.remove();
    control.removeAttribute('aria-invalid');
  } else {
    const problem = shown ?? make('p', 'field__error');
    problem.id = id;
    problem.textContent = text;
    if (shown === null) (control.closest('.with-act') ?? control).before(problem);
    described.push(id);
    control.setAttribute('aria-invalid', 'true');
  }
  if (described.length > 0) control.setAttribute('aria-describedby', described.join(' '));
  else control.removeAttribute('aria-describedby');
}

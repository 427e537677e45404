import { all } from './dom.ts';
import { DRAFT, windowStore } from './drop-drafts.ts';
import { LIFE, mayBeKept, readDraft, writeDraft } from './kept-draft.ts';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const place = () => DRAFT + location.pathname;
let end: ReturnType<typeof setTimeout> | undefined;

/** Keeps what stands in a form in this window for half an hour: only while the draft cannot be sent, and without what names a person to others (ADR 0052). */
export function keepDraft(form: HTMLFormElement): void {
  const fields = controlsOf(form).filter((control) => !isChoice(control) || control.checked).map((control) => [control.name, control.value] as const);
  try {
    windowStore()?.setItem(place(), writeDraft(fields, Date.now()));
  } catch {
    return; // no room: what was typed is on the page
  }
  clearTimeout(end);
  end = setTimeout(dropDraft, LIFE);
}

/** The draft is with the server: nothing more is kept. */
export function dropDraft(): void {
  windowStore()?.removeItem(place());
}

/** Puts what was kept back into the form; true when anything was kept. The browser itself may have put it back already: the draft hears of it all the same. */
export function putBack(form: HTMLFormElement): boolean {
  const fields = readDraft(windowStore()?.getItem(place()), Date.now());
  if (fields.length === 0) return false;
  const controls = controlsOf(form);
  const changed = controls.filter((control) => {
    const typed = fields.filter(([name]) => name === control.name).map(([, value]) => value);
    return isChoice(control) ? check(control, typed.includes(control.value)) : typed[0] !== undefined && write(control, typed[0]);
  });
  // whoever follows a field hears of it as if it had been typed just now, the draft among them
  const heard = changed.length > 0 ? changed : controls.filter((control) => fields.some(([name]) => name === control.name)).slice(0, 1);
  for (const control of heard) for (const name of ['input', 'change']) control.dispatchEvent(new Event(name, { bubbles: true }));
  return true;
}

function controlsOf(form: HTMLFormElement): Control[] {
  return all<Control>('input,select,textarea', form).filter((control) => control.name !== '' && !control.disabled && mayBeKept(control.type, control.name, control.dataset.check ?? '', control.autocomplete));
}

const isChoice = (control: Control): control is HTMLInputElement => /^(?:checkbox|radio)$/.test(control.type);

function check(control: HTMLInputElement, checked: boolean): boolean {
  const changes = control.checked !== checked;
  control.checked = checked;
  return changes;
}

function write(control: Control, value: string): boolean {
  const before = control.value;
  control.value = value;
  if (control.value !== value) control.value = before; // a choice that is no longer offered
  return control.value !== before;
}

import { make, wordsIn } from './dom.ts';
import { isReachable, whenReachable } from './reachable.ts';

/** A form that was filled in for longer than this asks first whether the site answers. */
const LONG = 30_000;
const opened = performance.now();

/** True when sending now would likely lead to the browser's own page of trouble, and what was typed away with it. */
export function isDoubtful(form: HTMLFormElement): boolean {
  return form.dataset.unreachable !== undefined && form.method === 'post' && (!navigator.onLine || performance.now() - opened > LONG);
}

/** Sends a form if the site answers; else the page stays with all that was typed, says so, and sends it when the site answers again, unless told not to. A form with a draft keeps a copy in the window meanwhile (keep-draft.ts). */
export async function sendOrWait(form: HTMLFormElement, pressed: HTMLElement | null, send: () => void, free: () => void): Promise<void> {
  if (navigator.onLine && (await isReachable())) return send();
  const [told = '', cancel = ''] = wordsIn(form, 'unreachable');
  form.dispatchEvent(new Event('unsent'));
  form.querySelector('[data-unreachable-note]')?.remove();
  const note = make('div', 'notice notice--warning', '');
  note.dataset.unreachableNote = '';
  note.setAttribute('role', 'alert');
  const button = make('button', 'button button--quiet', cancel);
  button.type = 'button';
  note.append(make('p', '', told), button);
  if (pressed?.parentElement && form.contains(pressed)) pressed.parentElement.before(note);
  else form.append(note);
  const end = () => {
    note.remove();
    free();
  };
  const stop = whenReachable(() => {
    end();
    send();
  });
  button.addEventListener('click', () => {
    stop();
    end();
    form.dispatchEvent(new Event('change')); // the draft is not sent yet either
    pressed?.focus();
  });
}

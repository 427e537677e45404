import { isDoubtful, sendOrWait } from './keep-typed.ts';

const WAIT = 15_000;

/** A form pressed twice is sent once; its key makes a repeat harmless even so. Going back by the browser's button frees it again. */
export function runSubmitOnce(): void {
  const busy = new Set<HTMLFormElement>();
  const sure = new Set<HTMLFormElement>();
  const free = (form: HTMLFormElement, button: HTMLElement | null) => {
    busy.delete(form);
    button?.removeAttribute('aria-busy');
  };
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method === 'dialog' || event.defaultPrevented) return;
    if (busy.has(form)) {
      event.preventDefault();
      return;
    }
    const active = document.activeElement;
    const pressed = active instanceof HTMLButtonElement && active.form === form ? active : form.querySelector<HTMLElement>('.button--main');
    busy.add(form);
    pressed?.setAttribute('aria-busy', 'true');
    if (!sure.delete(form) && isDoubtful(form)) {
      event.preventDefault();
      const button = event.submitter;
      void sendOrWait(form, pressed, () => {
        busy.delete(form);
        sure.add(form);
        form.requestSubmit(button);
      }, () => free(form, pressed));
      return;
    }
    // A reply that is a download leaves this page standing; so does a lost connection.
    setTimeout(free, WAIT, form, pressed);
    addEventListener('pageshow', () => free(form, pressed), { once: true });
  });
}

import { all } from './dom.ts';
import { runPasswords } from './passwords.ts';

/**
 * What forms do before they are touched: passwords can be shown, the captcha says what it is. The rest of their script (form.ts) comes with
 * the first touch, so that a page that is only looked at does not load it.
 */
export function runForms(): void {
  for (const form of all<HTMLFormElement>('form[data-form]')) {
    begin(form);
    const load = () => loadScript(form);
    for (const touch of ['focusin', 'pointerdown']) form.addEventListener(touch, load, { once: true });
    if (form.contains(document.activeElement)) load();
  }
  // a form that came later, in a dialog (islands/page-dialogs.ts): it is about to be touched
  document.addEventListener('formshown', ({ target }) => {
    if (!(target instanceof HTMLFormElement)) return;
    begin(target);
    loadScript(target);
  });
}

function begin(form: HTMLFormElement): void {
  runPasswords(form);
  showCaptchas(form);
}

/** The browser runs it once, however often it is asked for. */
function loadScript(form: HTMLFormElement): void {
  const script = form.dataset.form ?? '';
  void import(script);
}

/** Solving needs the browser's own cryptography, which plain http on another machine does not have: there the picture remains. */
function showCaptchas(form: HTMLFormElement): void {
  for (const box of all('[data-captcha]', form)) {
    box.hidden = !isSecureContext;
    if (!isSecureContext) box.parentElement?.querySelector('details')?.setAttribute('open', '');
  }
}

import { all, make, wordsIn } from './dom.ts';

/** A button beside each password that shows what was typed. */
export function runPasswords(form: HTMLFormElement): void {
  for (const box of all('[data-password]', form)) {
    const input = box.querySelector('input');
    if (input === null) continue;
    const [show = '', hide = ''] = wordsIn(box, 'password');
    const button = make('button', 'button button--quiet', show);
    button.type = 'button';
    button.setAttribute('aria-controls', input.id);
    button.addEventListener('click', () => {
      const hidden = input.type === 'password';
      input.type = hidden ? 'text' : 'password';
      button.textContent = hidden ? hide : show;
    });
    form.addEventListener('submit', () => { input.type = 'password'; });
    box.append(button);
  }
}

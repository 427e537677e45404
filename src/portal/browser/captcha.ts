/** The captcha of a form (验证码, R-X-01); loaded only by pages that have one (forms/captcha-field.tsx). */
import { all, make, wordsIn } from './dom.ts';
import { prove } from './proof-of-work.ts';

for (const form of all<HTMLFormElement>('form[data-form]')) runCaptcha(form);

/** The proof-of-work check: starts when the first field is used, so that it is done before the form is; can be pressed as well. */
function runCaptcha(form: HTMLFormElement): void {
  for (const box of all('[data-captcha]', form)) prepare(form, box);
  for (const link of all<HTMLAnchorElement>('[data-captcha-sound]', form)) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      void new Audio(link.href).play();
    });
  }
}

function prepare(form: HTMLFormElement, box: HTMLElement): void {
  const [, busy = '', done = '', failed = ''] = wordsIn(box);
  const text = box.querySelector('[data-captcha-text]');
  const proof = make('input', '');
  proof.type = 'hidden';
  proof.name = box.dataset.name ?? '';
  box.append(proof);
  // Solving needs the browser's own cryptography, which plain http on another machine does not have: the picture remains.
  if (text === null || !isSecureContext) {
    box.parentElement?.querySelector('details')?.setAttribute('open', '');
    return;
  }
  box.hidden = false;
  const say = (state: string, words: string) => {
    box.dataset.state = state;
    text.textContent = words;
  };
  const solve = async () => {
    if (box.dataset.state === 'busy' || box.dataset.state === 'done') return;
    say('busy', busy);
    try {
      const answer = await prove(box.dataset.captcha ?? '');
      proof.value = answer.proof;
      say('done', done);
      setTimeout(() => {
        proof.value = '';
        say('', failed);
        void solve();
      }, answer.goodForMs);
    } catch {
      say('failed', failed);
    }
  };
  box.querySelector('button')?.addEventListener('click', () => void solve());
  form.addEventListener('focusin', () => void solve(), { once: true });
  // sent by a script that stays on the page: that answer is used up
  form.addEventListener('captchaspent', () => {
    proof.value = '';
    say('', failed);
    void solve();
  });
}

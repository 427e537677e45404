import { all, make, wordsIn } from './dom.ts';
import type { prove as Solver } from './proof-of-work.ts';

/** The captcha of a form (验证码, R-X-01): the proof of work starts when the form is used, so that it is done before the form is; can be pressed as well. */
export function runCaptcha(form: HTMLFormElement): void {
  if (isSecureContext) for (const box of all('[data-captcha]', form)) prepare(form, box);
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
  if (text === null) return;
  const proof = make('input', '');
  proof.type = 'hidden';
  proof.name = box.dataset.name ?? '';
  box.append(proof);
  const say = (state: string, words: string) => {
    box.dataset.state = state;
    text.textContent = words;
  };
  const solve = async () => {
    if (box.dataset.state === 'busy' || box.dataset.state === 'done') return;
    say('busy', busy);
    try {
      const { solver = '', captcha = '' } = box.dataset;
      const { prove }: { prove: typeof Solver } = await import(solver);
      const answer = await prove(captcha);
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
  // the touch that brought this script is over: the form is in use already
  if (form.contains(document.activeElement)) void solve();
  else form.addEventListener('focusin', () => void solve(), { once: true });
  // sent by a script that stays on the page: that answer is used up
  form.addEventListener('captchaspent', () => {
    proof.value = '';
    say('', failed);
    void solve();
  });
}

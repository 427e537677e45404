import { all, wordsIn } from '../browser/dom.ts';
import { openModal } from '../browser/open-modal.ts';
import { serverNow } from '../browser/server-time.ts';

const WARN = 5 * 60_000;
const SPOKEN = [5 * 60, 2 * 60, 60, 30, 10]; // seconds before the end at which the time left is said aloud

const dialog = document.getElementById('sign-in-ends');
if (dialog instanceof HTMLDialogElement && typeof dialog.showModal === 'function') watch(dialog);

/** 登录即将结束: warns, prolongs by one press, and after the end keeps what was typed and takes the visitor back to where they were. */
function watch(box: HTMLDialogElement): void {
  const [overTitle = '', backText = '', notText = ''] = wordsIn(box);
  const title = box.querySelector('.dialog__title');
  const warnTitle = title?.textContent ?? '';
  const left = box.querySelector<HTMLElement>('[data-left]');
  const said = box.querySelector('[data-said]');
  const [minutes = '', seconds = ''] = (left?.dataset.left ?? '').split('|');
  let until = Number(box.dataset.until);
  let warned = false;
  let over = false;
  let spoken = Infinity;
  let before: Element | null = null;

  const part = (name: string) => all('[data-part]', box).forEach((p) => { p.hidden = p.dataset.part !== name; });
  const open = () => {
    if (box.open) return;
    before = document.activeElement;
    openModal(box);
  };
  const close = () => {
    if (box.open) box.close();
    if (before instanceof HTMLElement) before.focus();
  };
  const say = (text: string) => { if (said !== null) said.textContent = text; };

  const ask = async (byPerson: boolean): Promise<boolean> => {
    try {
      const reply = await fetch('/api/sign-ins/current', { headers: { accept: 'application/json', ...(byPerson ? {} : { 'x-background': '1' }) }, credentials: 'same-origin', cache: 'no-store' });
      if (!reply.ok) return false;
      const told = (await reply.json()) as { until: number };
      if (told.until > until) {
        until = told.until;
        warned = false;
        spoken = Infinity;
      }
      return true;
    } catch {
      return true; // no connection: nobody is sent away for that
    }
  };

  const tick = async () => {
    const rest = until - serverNow();
    if (over || rest > WARN) return;
    if (!warned) {
      warned = true;
      // another window may have kept the sign-in
      await ask(false);
      if (until - serverNow() > WARN) return;
      part('soon');
      if (title !== null) title.textContent = warnTitle;
      open();
    }
    if (rest <= 0) {
      warned = false;
      if ((await ask(false)) && until > serverNow()) return close();
      over = true;
      if (title !== null) title.textContent = overTitle;
      part('over');
      say('');
      if (box.open) box.close();
      return open();
    }
    const whole = Math.ceil(rest / 1000);
    const text = whole > 90 ? minutes.replace('{n}', String(Math.ceil(whole / 60))) : seconds.replace('{n}', String(whole));
    if (left !== null && left.textContent !== text) left.textContent = text;
    const step = SPOKEN.find((at) => whole <= at && at < spoken && !SPOKEN.some((lower) => lower < at && whole <= lower));
    if (step === undefined) return;
    spoken = step;
    say(text);
  };

  box.querySelector('[data-stay]')?.addEventListener('click', () => void ask(true).then((signedIn) => {
    if (!signedIn) until = serverNow();
    else if (until - serverNow() > WARN) close();
    else part('for-good');
  }));
  const resume = async () => {
    if (!over) return;
    if (!(await ask(true)) || until <= serverNow()) return say(notText);
    over = warned = false;
    say(backText);
    close();
  };
  box.querySelector('[data-check]')?.addEventListener('click', () => void resume());
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') void (over ? resume() : tick()); });
  // what would be sent without a sign-in would be lost: the way to sign in again comes first
  document.addEventListener('submit', (event) => {
    if (!over || (event.target instanceof HTMLFormElement && event.target.method === 'dialog')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    open();
  }, { capture: true });
  setInterval(() => void tick(), 1000);
}

/** The page that is shown without a network: asks with growing pauses whether the site answers, at once when asked to or when the browser says that the network is back, and then shows the page that was wanted. */
import { all, wordsIn } from '../browser/dom.ts';
import { pauseAfter } from '../browser/pauses.ts';
import { isReachable } from '../browser/reachable.ts';
import { OFFLINE_PAGE } from '../offline-worker-address.ts';

const buttons = all<HTMLButtonElement>('[data-try-again]');
/** Looked at by its own address it stands for no other page. */
const wanted = location.pathname !== OFFLINE_PAGE;
let failures = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let asking = false;

for (const button of buttons) {
  button.hidden = false;
  button.addEventListener('click', () => void ask());
}
addEventListener('online', () => { if (wanted) void ask(); });
if (wanted) later();

function later(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void ask(), pauseAfter(++failures));
}

async function ask(): Promise<void> {
  if (asking) return;
  asking = true;
  say(0);
  const there = await isReachable();
  asking = false;
  if (!there) {
    say(1);
    if (wanted) later();
  } else if (wanted) location.reload();
  else location.assign('/');
}

function say(which: 0 | 1): void {
  for (const button of buttons) {
    const told = button.parentElement?.querySelector('[role=status]');
    if (told) told.textContent = wordsIn(button, 'tryAgain')[which] ?? '';
  }
}

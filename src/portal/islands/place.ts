import type { PlaceTold } from '#contracts/rush.ts';
import { pauseAfter } from '../browser/pauses.ts';
import { placeWords } from '../place-words.ts';

const SPOKEN_EVERY = 30_000;
const root = document.querySelector<HTMLElement>('[data-place]');
if (root) wait(root);

/** Keeps one's place current, and opens the page when it is one's turn. Numbers change in silence; a screen reader hears them at most twice a minute. */
function wait(place: HTMLElement): void {
  const lang = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
  const part = (name: string) => place.querySelector<HTMLElement>(`[data-place-${name}]`);
  const [main, time, why, spoken] = [part('main'), part('time'), part('why'), part('spoken')];
  let [shown, failures, spokenAt] = ['', 0, 0];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = (told: PlaceTold): void => {
    const words = placeWords(lang, told);
    for (const [element, text] of [[main, words.main], [time, words.time], [why, words.why]] as const) {
      if (!element || element.textContent === text) continue;
      element.textContent = text;
      element.hidden = text === '';
    }
    if (spoken && (told.state === 'due' || Date.now() - spokenAt > SPOKEN_EVERY)) {
      spoken.textContent = [words.main, words.time, words.why].filter(Boolean).join(lang === 'zh' ? '，' : '. ');
      spokenAt = Date.now();
    }
    if (told.ahead !== null && told.seconds !== null) shown = `?ahead=${String(told.ahead)}&seconds=${String(told.seconds)}`;
  };

  const ask = async (): Promise<void> => {
    const reply = await fetch(`/api/rush/place${shown}`, { cache: 'no-store', credentials: 'same-origin' }).catch(() => undefined);
    if (!reply?.ok) {
      later(pauseAfter(++failures + 1));
      return;
    }
    failures = 0;
    const told = (await reply.json()) as PlaceTold;
    show(told);
    if (told.state === 'waiting' || told.state === 'drawing') later(told.again * 1_000 * (0.9 + Math.random() * 0.2));
    // what was sent as a form is not sent again by itself: its owner goes back and sends it
    else if (place.dataset['place'] === 'get') location.replace(location.href);
  };

  const later = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), ms);
  };
  // a telephone that slept asks at once
  document.addEventListener('visibilitychange', () => { if (!document.hidden) later(200); });
  later(1_500);
}

import { pauseAfter } from './pauses.ts';

/** A page that could not be shown for now (`data-retry`) asks for itself again with growing pauses and shows itself as soon as it can be had. */
export function runRetry(): void {
  if (document.querySelector('[data-retry]') === null) return;
  let failures = 0;
  const again = () => { setTimeout(ask, pauseAfter(++failures + 2)); };
  const ask = () => {
    fetch(location.href, { cache: 'no-store', credentials: 'same-origin' }).then(({ status }) => {
      if (status < 500 && status !== 429) location.reload();
      else again();
    }, again);
  };
  setTimeout(ask, pauseAfter(3));
}

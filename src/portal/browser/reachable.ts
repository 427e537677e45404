import { pauseAfter } from './pauses.ts';

const PATIENCE = 8_000;

/** True when the site answers at all, whatever it says. */
export async function isReachable(): Promise<boolean> {
  const given = new AbortController();
  const timer = setTimeout(() => given.abort(), PATIENCE);
  try {
    await fetch('/robots.txt', { method: 'HEAD', cache: 'no-store', credentials: 'omit', signal: given.signal });
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** Does something once the site answers again: asked with growing pauses, and at once when the browser says that the network is back. Answers how to stop waiting. */
export function whenReachable(act: () => void): () => void {
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const stop = () => {
    stopped = true;
    clearTimeout(timer);
    removeEventListener('online', ask);
  };
  const ask = () => {
    clearTimeout(timer);
    void isReachable().then((there) => {
      if (stopped) return;
      if (there) {
        stop();
        act();
        return;
      }
      clearTimeout(timer);
      timer = setTimeout(ask, pauseAfter(++failures));
    });
  };
  addEventListener('online', ask);
  timer = setTimeout(ask, pauseAfter(++failures));
  return stop;
}

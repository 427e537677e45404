import { remaining } from '../remaining.ts';
import { all, wordsIn } from './dom.ts';

/** Keeps every countdown of the page current, by the server's clock and not by this computer's. */
export function runCountdowns(): void {
  const clocks = all('[data-countdown]');
  if (clocks.length === 0) return;
  const started = performance.now();
  const serverNow = Number(document.documentElement.dataset.now);
  setInterval(() => {
    const now = serverNow + performance.now() - started;
    for (const clock of clocks) {
      const [days = '', hours = '', minutes = '', passed = ''] = wordsIn(clock);
      const text = remaining(Number(clock.dataset.countdown) - now, { days, hours, minutes, passed });
      if (clock.textContent !== text) clock.textContent = text;
    }
  }, 1000);
}

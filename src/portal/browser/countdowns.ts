import { remaining } from '../remaining.ts';
import { all, wordsIn } from './dom.ts';
import { serverNow } from './server-time.ts';

/** Keeps every countdown of the page current, by the server's clock and not by this computer's. */
export function runCountdowns(): void {
  const clocks = all('[data-countdown]');
  if (clocks.length === 0) return;
  setInterval(() => {
    const now = serverNow();
    for (const clock of clocks) {
      const [days = '', hours = '', minutes = '', passed = ''] = wordsIn(clock);
      const text = remaining(Number(clock.dataset.countdown) - now, { days, hours, minutes, passed });
      if (clock.textContent !== text) clock.textContent = text;
    }
  }, 1000);
}

/** Kept on the page itself: a script that comes later counts from the same moment as the first. */
const page = document.documentElement.dataset;
page.since ??= String(performance.now());
const started = Number(page.since);

/** The server's clock: what the page was drawn with, and the time since. This computer's own may be wrong, or a demo's moved. */
export function serverNow(): number {
  return Number(page.now) + performance.now() - started;
}

/** Hours and minutes in Beijing. */
export function beijingClock(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(11, 16);
}

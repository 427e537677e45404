const MINUTE = 60_000;

/** How long to wait before one more try (退避): a minute at first (0), twice as long each time, never longer than `most`; in milliseconds. */
export function growingPause(nth: number, most: number): number {
  return Math.min(most, MINUTE * 2 ** Math.min(Math.max(nth, 0), 20));
}

const FIRST = 2_000;
const LONGEST = 60_000;

/** How long to wait before trying again after so many failures in a row: twice as long each time up to a minute, spread by half either way, so that a crowd cut off together does not come back together. */
export function pauseAfter(failures: number, chance = Math.random()): number {
  return Math.min(LONGEST, FIRST * 2 ** Math.max(0, failures - 1)) * (0.5 + chance);
}

/** Numbers between 0 and 1 that are the same for the same seed (mulberry32): a rehearsal can be repeated. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type Shape = { /** Arrivals a second on average. */ perSecond: number; seconds: number; /** How many waited for the clock and come within the first second: as many as arrive in so many seconds. */ gathered: number; random: () => number };

/**
 * When people arrive, in milliseconds from the beginning, in order: those who gathered within the opening second, everybody else independently of each other
 * (a Poisson process: the pauses between two are exponential).
 */
export function arrivals({ perSecond, seconds, gathered, random }: Shape): number[] {
  const all = perSecond * seconds;
  const first = Math.round(perSecond * Math.min(gathered, seconds));
  const times = Array.from({ length: first }, () => random() * 1_000);
  const mean = (seconds * 1_000) / Math.max(1e-9, all - first);
  for (let at = pause(random, mean); at < seconds * 1_000; at += pause(random, mean)) times.push(at);
  return times.toSorted((a, b) => a - b);
}

function pause(random: () => number, mean: number): number {
  return -Math.log(1 - random()) * mean;
}

/** Chance that falls alike for the same seed. */
export type Chance = { below(n: number): number; happens(probability: number): boolean; pick<T>(from: readonly T[]): T; shuffled<T>(all: readonly T[]): T[]; /** Chance of its own for one of many, whatever the others draw meanwhile. */ of(what: string): Chance };

/** Makes it from a seed (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    below,
    happens: (probability) => next() < probability,
    pick(from) {
      const one = from[below(from.length)];
      if (one === undefined) throw new Error('nothing to pick from');
      return one;
    },
    shuffled(all) {
      const left = [...all];
      return all.map(() => left.splice(below(left.length), 1)).flat();
    },
    of: (what) => chanceOf([...what].reduce((hash, letter) => (Math.imul(hash, 31) + letter.charCodeAt(0)) | 0, seed)),
  };
}

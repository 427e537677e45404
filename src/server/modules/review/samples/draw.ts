import { createHash, createHmac } from 'node:crypto';

/** One thing that can be drawn: its application number and the stratum (the province) it counts in. */
export type Candidate = { number: string; stratum: string };
export type Drawn<C> = C & { rank: number };

/**
 * Draws a sample that anybody can draw again (可复现抽样): within each stratum every number gets the key HMAC-SHA256(seed, number), the
 * numbers are ordered by key, and the first ⌈rate % of the stratum⌉ are drawn. Neither the order they come in nor anybody's choice matters.
 */
export function drawSample<C extends Candidate>(seed: string, ratePercent: number, frame: readonly C[]): Drawn<C>[] {
  const strata = new Map<string, { of: C; key: string }[]>();
  for (const of of frame) {
    const keyed = { of, key: keyOf(seed, of.number) };
    const stratum = strata.get(of.stratum);
    if (stratum) stratum.push(keyed);
    else strata.set(of.stratum, [keyed]);
  }
  return [...strata].toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, all]) =>
    all.toSorted((a, b) => (a.key < b.key ? -1 : 1)).slice(0, sizeOf(all.length, ratePercent)).map(({ of }, i) => ({ ...of, rank: i + 1 })));
}

/** How many of a stratum are drawn: never less than the rate asks for. */
export function sizeOf(count: number, ratePercent: number): number {
  return Math.ceil((count * ratePercent) / 100);
}

function keyOf(seed: string, number: string): string {
  return createHmac('sha256', seed).update(number).digest('hex');
}

/** What is published before the draw: nobody can find another seed for it. */
export function digestOfSeed(seed: string): string {
  return createHash('sha256').update(seed).digest('hex');
}

/** What the sample was drawn from: the numbers with their strata, ordered, one a line. */
export function digestOfFrame(frame: readonly Candidate[]): string {
  const hash = createHash('sha256');
  for (const line of frame.map((c) => `${c.stratum} ${c.number}`).toSorted()) hash.update(`${line}\n`);
  return hash.digest('hex');
}

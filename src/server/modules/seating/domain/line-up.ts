import type { Examinee } from './facts.ts';

/** Lots for everybody, in the order of their ids: two words each make a number below 2⁵³ (抽签). Equal lots go by id. */
export function drawLots(words: Uint32Array, people: number): Float64Array {
  return Float64Array.from({ length: people }, (_, at) => (words[2 * at] ?? 0) * 2_097_152 + ((words[2 * at + 1] ?? 0) >>> 11));
}

/** People of one paper in the order they fill rooms: who sits the same papers together, by lot; those of one employer or address are dealt out, so that they come far apart. */
export function lineUp(people: readonly number[], examinees: readonly Examinee[], lots: Float64Array, papersOf: (person: number) => string, roomSeats: number): number[] {
  const byPapers = new Map<string, number[]>();
  for (const p of people) push(byPapers, papersOf(p), p);
  const order = [...byPapers].sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));
  return order.flatMap(([, same]) => deal(same.sort((a, b) => (lots[a] ?? 0) - (lots[b] ?? 0) || a - b), examinees, roomSeats));
}

function deal(byLot: readonly number[], examinees: readonly Examinee[], roomSeats: number): number[] {
  const rooms = Math.ceil(byLot.length / roomSeats);
  if (rooms < 2) return [...byLot];
  const together = new Map<string, number[]>();
  for (const p of byLot) push(together, mateKey(examinees[p]) ?? '', p);
  together.delete('');
  const mates = [...together.values()].filter((m) => m.length > 1);
  if (mates.length === 0) return [...byLot];
  const dealt = new Set(mates.flat());
  const single = byLot.filter((p) => !dealt.has(p));
  const piles = Array.from({ length: rooms }, (): number[] => []);
  [...mates.flat(), ...single].forEach((p, at) => piles[at % rooms]?.push(p));
  return piles.flat();
}

function mateKey(e: Examinee | undefined): string | undefined {
  return e?.employer ?? e?.address ?? undefined;
}

function push(to: Map<string, number[]>, key: string, person: number): void {
  const there = to.get(key);
  if (there) there.push(person);
  else to.set(key, [person]);
}

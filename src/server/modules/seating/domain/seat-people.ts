import type { Examinee } from './facts.ts';

type Keys = Pick<Examinee, 'employer' | 'address'>;

/** True when two people should not sit beside each other: the same employer, or the same address. */
export function clash(a: Keys, b: Keys): boolean {
  return (a.employer !== null && a.employer === b.employer) || (a.address !== null && a.address === b.address);
}

/** Seats people of one room, seat after seat: whoever comes first in `people` and clashes with no neighbour seated before; those of one paper stay together. What still clashes is exchanged where that helps. */
export function seatPeople(people: readonly number[], paperOf: (person: number) => number, keysOf: (person: number) => Keys, neighbours: readonly number[][]): number[] {
  if (people.every((p) => keysOf(p).employer === null && keysOf(p).address === null)) return [...people];
  const left = [...people];
  const seated: number[] = [];
  while (left.length > 0) {
    const paper = paperOf(left[0] ?? 0);
    const beside = (neighbours[seated.length] ?? []).flatMap((n) => (n < seated.length ? [seated[n] ?? 0] : []));
    const fits = left.findIndex((p) => paperOf(p) === paper && !beside.some((b) => clash(keysOf(p), keysOf(b))));
    seated.push(...left.splice(Math.max(0, fits), 1));
  }
  return exchange(seated, paperOf, keysOf, neighbours);
}

/** Exchanges seats while that lessens the clashes; each seat is tried once. */
function exchange(seated: number[], paperOf: (person: number) => number, keysOf: (person: number) => Keys, neighbours: readonly number[][]): number[] {
  const at = (seat: number) => seated[seat] ?? 0;
  const clashesAt = (seat: number) => (neighbours[seat] ?? []).filter((n) => n < seated.length && clash(keysOf(at(seat)), keysOf(at(n)))).length;
  const swap = (a: number, b: number) => { [seated[a], seated[b]] = [at(b), at(a)]; };
  for (let a = 0; a < seated.length; a++) {
    if (clashesAt(a) === 0) continue;
    for (let b = 0; b < seated.length; b++) {
      if (b === a || paperOf(at(a)) !== paperOf(at(b))) continue;
      const before = clashesAt(a) + clashesAt(b);
      swap(a, b);
      if (clashesAt(a) + clashesAt(b) < before) {
        if (clashesAt(a) === 0) break;
      } else swap(a, b);
    }
  }
  return seated;
}

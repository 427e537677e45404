import type { Instant } from '#contracts/dates.ts';
import { LANES, type Lane } from '#contracts/rush.ts';

/** Up to which place each lane was let in, in microseconds of the one axis, by the lane's number. */
export type Heads = readonly [number, number, number];

/** How many places fall into one second of the axis, by the lane's number. */
export type Second = { second: number; people: readonly [number, number, number] };

/** What of admission each lane has for itself while it has people. */
export const SHARES: Readonly<Record<Lane, number>> = { general: 0, inside: 0.2, access: 0.1 };

const SECOND = 1_000_000;
const NUMBERS = [0, 1, 2] as const satisfies readonly (0 | 1 | 2)[];

export const laneNumber = (lane: Lane): 0 | 1 | 2 => (lane === 'general' ? 0 : lane === 'inside' ? 1 : 2);

/** The place of somebody who comes now: a lot within the draw for whoever comes before its end, else the instant of coming. `chance` and `jitter` in [0, 1). */
export function drawPlace({ now, drawFrom, drawUntil, chance, jitter }: { now: Instant; drawFrom: Instant | null; drawUntil: Instant | null; chance: number; jitter: number }): number {
  if (drawFrom === null || drawUntil === null || now >= drawUntil) return now * 1_000 + Math.floor(jitter * 1_000);
  return Math.floor((drawFrom + chance * (drawUntil - drawFrom)) * 1_000);
}

/** Up to where this lane is let in: never less than everybody. */
export function headOf(heads: Heads, lane: Lane): number {
  return Math.max(heads[0], heads[laneNumber(lane)]);
}

/** True when the place's turn has come. */
export function isDue(place: number, lane: Lane, heads: Heads): boolean {
  return place <= headOf(heads, lane);
}

/** About how many still wait before a place; of one lane, or of all. Within a second people are taken as evenly spread. */
export function countBefore(seconds: readonly Second[], heads: Heads, place: number, lanes: readonly Lane[] = LANES): number {
  let people = 0;
  for (const one of seconds) for (const lane of lanes) people += one.people[laneNumber(lane)] * partOf(one.second, headOf(heads, lane), place);
  return people;
}

/** What of a second lies between two places. */
function partOf(second: number, from: number, until: number): number {
  const start = second * SECOND;
  return Math.max(0, Math.min(start + SECOND, until) - Math.max(start, from)) / SECOND;
}

export type Advance = { heads: Heads; /** Places that were passed. */ passed: number; /** What of the budget found nobody. */ left: number };

export type Budget = {
  /** So many people. */
  people: number;
  /** No place beyond this is passed. */
  until: number;
  /** Every place before this is counted by now: where nobody is left before it, admission moves on to it, so that a place whose count was lost with its process is due all the same. */
  counted: number;
};

/** Moves admission on in the order of places. Reserved lanes spend their share first; what they leave is everybody's. `seconds` are in order and hold whoever is not let in yet. */
export function advance(heads: Heads, seconds: readonly Second[], { people, until, counted }: Budget): Advance {
  const moved: [number, number, number] = [heads[0], headOf(heads, 'inside'), headOf(heads, 'access')];
  const before = countBefore(seconds, heads, Infinity);
  for (const lane of ['inside', 'access'] as const) {
    const n = laneNumber(lane);
    moved[n] = walk(seconds, (s) => s.people[n] * partOf(s.second, moved[n], Infinity), moved[n], people * SHARES[lane], { until, counted });
  }
  const left = people - (before - countBefore(seconds, moved, Infinity));
  moved[0] = walk(seconds, (s) => NUMBERS.reduce<number>((sum, n) => sum + s.people[n] * partOf(s.second, moved[n], Infinity), 0), moved[0], left, { until, counted });
  const passed = Math.max(0, before - countBefore(seconds, moved, Infinity));
  return { heads: [moved[0], Math.max(moved[0], moved[1]), Math.max(moved[0], moved[2])], passed, left: people - passed };
}

function walk(seconds: readonly Second[], waiting: (second: Second) => number, from: number, budget: number, { until, counted }: Pick<Budget, 'until' | 'counted'>): number {
  let [at, left] = [from, budget];
  for (const one of seconds) {
    const start = Math.max(one.second * SECOND, from);
    const end = Math.min((one.second + 1) * SECOND, until);
    const people = end <= start ? 0 : waiting(one) * ((end - start) / ((one.second + 1) * SECOND - start));
    if (people === 0) continue;
    if (people > left) return Math.max(at, Math.floor(start + (end - start) * (left / people)));
    left -= people;
    at = Math.max(at, end);
  }
  return Math.max(at, Math.min(until, counted));
}

import type { SeatPolicy } from '#contracts/seating.ts';
import type { Examinee, Room } from './facts.ts';

/** Everybody who writes one paper at a time, in the order they are seated; `base` is the same for one level and specialty over all half-days. */
export type Crowd = { base: string; people: readonly number[] };
/** A room and who sits in it, crowd after crowd. */
export type Filled = { room: number; people: number[] };
/** Rooms kept for a level and specialty over all half-days, so that people stay where they are. */
export type Kept = ReadonlyMap<string, { ordinary: readonly number[]; accessible: readonly number[] }>;
type Town = { rooms: readonly Room[]; open: readonly number[]; examinees: readonly Examinee[]; policy: SeatPolicy };

/** How many sit in a room at most. */
export const seatsIn = (room: Pick<Room, 'capacity'> | undefined, policy: SeatPolicy): number => Math.min(room?.capacity ?? 0, policy.seatsPerRoom);

/** Fills the rooms of a town for one time (编排): a paper in rooms of its own as far as there are rooms, what is left over together; where that takes more rooms than there are, seat after seat. `tight` says so. */
export function fillRooms(town: Town, crowds: readonly Crowd[], kept: Kept): { filled: Filled[]; tight: boolean } {
  const roomy = fillApart(town, crowds, kept);
  return roomy ? { filled: roomy, tight: false } : { filled: fillTight(town, crowds), tight: true };
}

/** The rooms each level and specialty would keep for its fullest half-day; none where there are not enough for all. */
export function keepRooms({ rooms, open, examinees, policy }: Town, halves: readonly (readonly Crowd[])[]): Kept {
  const most = new Map<string, { ordinary: number; accessible: number }>();
  for (const crowds of halves) {
    for (const crowd of crowds) {
      const special = crowd.people.filter((p) => examinees[p]?.needsAccess).length;
      const before = most.get(crowd.base);
      most.set(crowd.base, { ordinary: Math.max(before?.ordinary ?? 0, crowd.people.length - special), accessible: Math.max(before?.accessible ?? 0, special) });
    }
  }
  const accessible = open.filter((r) => rooms[r]?.accessible);
  const kept = new Map<string, { ordinary: number[]; accessible: number[] }>();
  for (const base of [...most.keys()].sort()) kept.set(base, { ordinary: [], accessible: take(accessible, most.get(base)?.accessible ?? 0, 1) });
  const ordinary = [...open.filter((r) => !rooms[r]?.accessible), ...accessible];
  for (const [base, own] of kept) own.ordinary = take(ordinary, most.get(base)?.ordinary ?? 0, policy.mergeBelow);
  return [...kept.values()].every((own) => !own.accessible.includes(-1) && !own.ordinary.includes(-1)) ? kept : new Map();

  /** Takes rooms for so many people from the front; fewer than the least that get a room of their own take none, and −1 says that the rooms ran out. */
  function take(from: number[], people: number, least: number): number[] {
    const taken: number[] = [];
    for (let left = people; left > 0 && left >= least;) {
      const room = from.shift() ?? -1;
      taken.push(room);
      left -= room === -1 ? left : seatsIn(rooms[room], policy);
    }
    return taken;
  }
}

function fillApart({ rooms, open, examinees, policy }: Town, crowds: readonly Crowd[], kept: Kept): Filled[] | undefined {
  const reserved = new Set([...kept.values()].flatMap((own) => [...own.ordinary, ...own.accessible]));
  const free = open.filter((r) => !reserved.has(r));
  const accessible = free.filter((r) => rooms[r]?.accessible);
  const ordinary = free.filter((r) => !rooms[r]?.accessible);
  const own = new Map([...kept].map(([base, k]) => [base, { ordinary: [...k.ordinary], accessible: [...k.accessible] }]));
  const filled: Filled[] = [];
  const over: number[][] = [];
  const fill = (people: number[], next: () => number | undefined, least: number): number[] | undefined => {
    let left = people;
    while (left.length > 0 && left.length >= least) {
      const room = next();
      if (room === undefined) return undefined;
      const seats = seatsIn(rooms[room], policy);
      filled.push({ room, people: left.slice(0, seats) });
      left = left.slice(seats);
    }
    return left;
  };
  const topUps = crowds.map((crowd) => {
    const special = crowd.people.filter((p) => examinees[p]?.needsAccess);
    const before = filled.length;
    const left = fill(special, () => own.get(crowd.base)?.accessible.shift() ?? accessible.shift(), 1);
    return left === undefined ? undefined : filled.slice(before);
  });
  for (const [at, crowd] of crowds.entries()) {
    const topUp = topUps[at];
    if (topUp === undefined) return undefined;
    let rest = crowd.people.filter((p) => !examinees[p]?.needsAccess);
    for (const room of topUp) {
      const space = seatsIn(rooms[room.room], policy) - room.people.length;
      room.people.push(...rest.slice(0, space));
      rest = rest.slice(space);
    }
    const left = fill(rest, () => own.get(crowd.base)?.ordinary.shift() ?? ordinary.shift() ?? accessible.shift(), policy.mergeBelow);
    if (left === undefined) return undefined;
    if (left.length > 0) over.push(left);
  }
  return mergeRemainders(over, filled, [...ordinary, ...accessible, ...[...own.values()].flatMap((o) => [...o.ordinary, ...o.accessible])], rooms, policy);
}

/** Puts remainders too small for a room of their own together, none of them divided (尾数合并). */
function mergeRemainders(over: readonly number[][], filled: Filled[], free: number[], rooms: readonly Room[], policy: SeatPolicy): Filled[] | undefined {
  const merged: Filled[] = [];
  for (const people of over) {
    const fits = merged.find((m) => m.people.length + people.length <= seatsIn(rooms[m.room], policy));
    if (fits) fits.people.push(...people);
    else {
      const at = free.findIndex((r) => seatsIn(rooms[r], policy) >= people.length);
      const room = free.splice(at, at < 0 ? 0 : 1)[0];
      if (room === undefined) return undefined;
      merged.push({ room, people: [...people] });
    }
  }
  return [...filled, ...merged];
}

/** Seat after seat: who needs access into accessible rooms, then everybody else in the order of papers; finds room wherever there is any. */
function fillTight({ rooms, open, examinees, policy }: Town, crowds: readonly Crowd[]): Filled[] {
  const filled = new Map<number, number[]>();
  const pour = (people: readonly number[], into: readonly number[]) => {
    let at = 0;
    for (const room of into) {
      const there = filled.get(room) ?? [];
      const space = seatsIn(rooms[room], policy) - there.length;
      if (at < people.length && space > 0) filled.set(room, [...there, ...people.slice(at, at + space)]);
      at += Math.max(0, space);
    }
  };
  const everybody = crowds.flatMap((c) => c.people);
  const accessible = open.filter((r) => rooms[r]?.accessible);
  pour(everybody.filter((p) => examinees[p]?.needsAccess), accessible);
  pour(everybody.filter((p) => !examinees[p]?.needsAccess), [...accessible.filter((r) => filled.has(r)), ...open.filter((r) => !filled.has(r))]);
  return [...filled].map(([room, people]) => ({ room, people }));
}

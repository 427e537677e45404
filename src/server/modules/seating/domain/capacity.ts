import type { SeatPolicy } from '#contracts/seating.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Examinee, Room } from './facts.ts';
import { seatsIn } from './fill-rooms.ts';

/** What one town needs and has on one half-day (应考人数与座位数). */
export type Demand = { prefecture: string; halfDay: number; people: number; special: number; seats: number; accessibleSeats: number };

/** The rooms an allocation may use: open ones of the kind the exam needs; spare and isolation rooms are kept back. */
export function usableRooms(rooms: readonly Room[], policy: Pick<SeatPolicy, 'kind'>): Room[] {
  return rooms.filter((r) => r.use === 'ordinary' && r.kind === policy.kind);
}

/** Who needs a seat in which town on which half-day, against the seats there; with fixed seats everybody keeps one throughout. */
export function demandsOf(examinees: readonly Examinee[], halfDaysOf: (e: Examinee) => ReadonlyMap<number, string>, rooms: readonly Room[], policy: SeatPolicy): Demand[] {
  const seats = new Map<string, { seats: number; accessibleSeats: number }>();
  for (const room of usableRooms(rooms, policy)) {
    const there = seats.get(room.prefecture) ?? { seats: 0, accessibleSeats: 0 };
    const own = seatsIn(room, policy);
    seats.set(room.prefecture, { seats: there.seats + own, accessibleSeats: there.accessibleSeats + (room.accessible ? own : 0) });
  }
  const towns = new Map<string, Map<number, { people: number; special: number }>>();
  const everybody = new Map<string, { people: number; special: number }>();
  for (const e of examinees) {
    const town = towns.get(e.prefecture) ?? new Map<number, { people: number; special: number }>();
    towns.set(e.prefecture, town);
    for (const halfDay of halfDaysOf(e).keys()) add(town, halfDay, e.needsAccess);
    add(everybody, e.prefecture, e.needsAccess);
  }
  return [...towns].flatMap(([prefecture, halves]) => [...halves].map(([halfDay, sitting]) => ({
    prefecture, halfDay, ...(policy.mode === 'fixed' ? (everybody.get(prefecture) ?? sitting) : sitting), ...(seats.get(prefecture) ?? { seats: 0, accessibleSeats: 0 }),
  }))).toSorted((a, b) => (a.prefecture < b.prefecture ? -1 : a.prefecture > b.prefecture ? 1 : a.halfDay - b.halfDay));
}

/** Every half-day on which a town has too few seats, with how many are missing (座位不足): nothing is allocated before there are enough. */
export function refusalsOfDemand(demands: readonly Demand[]): Refusal[] {
  return demands.flatMap(({ prefecture, halfDay, people, special, seats, accessibleSeats }) => [
    ...(people > seats ? [refuse('seating.too_few_seats', { params: { prefecture, halfDay, people, seats, missing: people - seats } })] : []),
    ...(special > accessibleSeats ? [refuse('seating.too_few_accessible', { params: { prefecture, halfDay, people: special, seats: accessibleSeats, missing: special - accessibleSeats } })] : []),
  ]);
}

function add<K>(to: Map<K, { people: number; special: number }>, key: K, special: boolean): void {
  const there = to.get(key) ?? { people: 0, special: 0 };
  to.set(key, { people: there.people + 1, special: there.special + (special ? 1 : 0) });
}

import type { SeatPolicy } from '#contracts/seating.ts';
import type { Examinee, PaperTime, Room, SeatingFacts } from '../domain/facts.ts';

/** A sitting of 一级建造师 without a database: four papers on two days, ten specialties, towns with rooms of thirty; for tests and benches. */
export type Invented = { people: number; towns?: number; seed?: number; spareRooms?: number; special?: number; policy?: Partial<SeatPolicy> };

export const CONSTRUCTOR_TIMES: readonly PaperTime[] = [1, 2, 3, 4].map((halfDay) => ({ level: '04', subject: String(halfDay), specialties: null, halfDay, batch: 0 }));

/** The facts of an invented sitting; the same numbers give the same facts. */
export function inventSitting({ people, towns = 4, seed = 1, spareRooms = 4, special = 0.004, policy = {} }: Invented): SeatingFacts {
  const next = counter(seed);
  const count = Array.from({ length: towns }, () => 0);
  const examinees = Array.from({ length: people }, (_, at): Examinee => {
    const town = next(towns);
    count[town] = (count[town] ?? 0) + 1;
    const all = next(10) < 7;
    const employer = next(10) < 6 ? `e${String(next(Math.ceil(people / 8) + 1))}` : null;
    return {
      id: `${String(next(1e9)).padStart(9, '0')}-${String(at).padStart(8, '0')}`, prefecture: `37${String(town + 1).padStart(2, '0')}`, level: '04', specialty: String(next(10) + 1).padStart(2, '0'),
      subjects: all ? ['1', '2', '3', '4'] : ['1', '2', '3', '4'].filter((_, i) => i === at % 4 || next(2) === 1), needsAccess: next(1_000) < special * 1_000, employer, address: next(20) === 0 ? `a${String(next(Math.ceil(people / 4) + 1))}` : null,
    };
  });
  return { examinees, rooms: count.flatMap((n, town) => roomsOf(`37${String(town + 1).padStart(2, '0')}`, Math.ceil(n / 30) + spareRooms)), times: CONSTRUCTOR_TIMES, policy: { mode: 'fixed', kind: 'paper', seatsPerRoom: 30, columns: 4, mergeBelow: 10, ...policy } };
}

/** Rooms of one town in test centres of twenty, every tenth accessible, with a spare and an isolation room that must stay empty. */
export function roomsOf(prefecture: string, rooms: number): Room[] {
  const room = (at: number, more: Partial<Room> = {}): Room => ({
    id: `${prefecture}-r${String(at)}`, key: `${String(Math.floor(at / 20)).padStart(4, '0')}/${String(at).padStart(5, '0')}`, centreId: `${prefecture}-c${String(Math.floor(at / 20))}`, prefecture,
    capacity: 30, kind: 'paper', accessible: at % 10 === 0, use: 'ordinary', ...more,
  });
  return [...Array.from({ length: rooms }, (_, at) => room(at)), room(rooms, { use: 'spare' }), room(rooms + 1, { use: 'isolation', accessible: true }), room(rooms + 2, { kind: 'computer' })];
}

/** A small generator of invented facts; what decides seats is drawn elsewhere. */
function counter(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

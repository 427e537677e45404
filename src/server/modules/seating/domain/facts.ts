import type { SeatPolicy } from '#contracts/seating.ts';

/** Somebody to be seated (应考人员): what the rules need and nothing that names a person. `employer` and `address` are keyed digests; equal ones are the same place. */
export type Examinee = { id: string; prefecture: string; level: string; specialty: string; subjects: readonly string[]; needsAccess: boolean; employer: string | null; address: string | null };

/** A room that may be used (考场); `key` puts rooms in the order of centres and room numbers. */
export type Room = { id: string; key: string; centreId: string; prefecture: string; capacity: number; kind: 'paper' | 'computer'; accessible: boolean; use: 'ordinary' | 'spare' | 'isolation' };

/** When a paper is sat (时间表): half-days are numbered through the sitting, morning of the first day 1, its afternoon 2. `batch` (批次) is 0 where all sit it then. */
export type PaperTime = { level: string; subject: string; specialties: readonly string[] | null; halfDay: number; batch: number };

/** Everything an allocation is made of, beside the lots. */
export type SeatingFacts = { examinees: readonly Examinee[]; rooms: readonly Room[]; times: readonly PaperTime[]; policy: SeatPolicy };

/** The seats of one half-day: for each examinee the room (its place in `rooms`, −1: does not sit then) and the seat. */
export type HalfSeats = { halfDay: number; roomOf: Int32Array; seatOf: Uint16Array };

/** So many whole numbers below 2³², the same ones for the same seed (chance is passed in). */
export type DrawWords = (count: number) => Uint32Array;

/** The order every text of an allocation is sorted by: code units, the same everywhere. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import { sql } from 'kysely';
import type { SeatPlanId } from '#contracts/seat-plans.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** Where somebody sits on one half-day, as their ticket says it. */
export type SeatOfExaminee = { halfDay: number; roomNumber: number; seat: number; room: string; floor: string; centre: { code: string; name: string; address: string; phone: string; directions: string } };

/** Rooms of a run with their centres, as tickets and doors name them. */
export async function findRoomsOf(tx: Tx, planId: SeatPlanId, run: number, rooms: readonly string[]): Promise<Map<string, Omit<SeatOfExaminee, 'halfDay' | 'seat'>>> {
  if (rooms.length === 0) return new Map();
  const rows = await tx.selectFrom('seat_run_room as u').innerJoin('exam_room as r', 'r.room_id', 'u.room_id').innerJoin('test_centre as c', 'c.centre_id', 'u.centre_id')
    .select(['u.room_id', 'u.number', 'r.number as room', 'r.floor', 'c.code', 'c.name', 'c.address', 'c.phone', 'c.directions']).where('u.plan_id', '=', planId).where('u.run', '=', run).where('u.room_id', '=', sql<string>`any(${[...rooms]}::uuid[])`).execute();
  return new Map(rows.map((r) => [r.room_id, { roomNumber: r.number, room: r.room, floor: r.floor, centre: { code: r.code, name: r.name, address: r.address, phone: r.phone, directions: r.directions } }]));
}

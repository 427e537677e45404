import { sql } from 'kysely';
import { ApplicationId } from '#contracts/ids.ts';
import type { SeatPlanId } from '#contracts/seat-plans.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A room as it is now, with its centre, held against being closed meanwhile. */
export async function lockTarget(tx: Tx, roomId: string, sittingId: string): Promise<{ centreId: string; prefecture: string; kind: string; capacity: number; accessible: boolean; open: boolean } | undefined> {
  const row = await tx.selectFrom('exam_room as r').innerJoin('test_centre as c', 'c.centre_id', 'r.centre_id')
    .select((e) => ['c.centre_id', 'c.prefecture', 'r.kind', 'r.capacity', 'r.accessible', 'r.closed_at', 'c.closed_at as centre_closed', e.exists(e.selectFrom('test_centre_absence as a').select('a.centre_id').where('a.sitting_id', '=', sittingId).whereRef('a.centre_id', '=', 'c.centre_id')).as('absent')])
    .where('r.room_id', '=', roomId).forUpdate().executeTakeFirst();
  return row && { centreId: row.centre_id, prefecture: row.prefecture, kind: row.kind, capacity: row.capacity, accessible: row.accessible, open: row.closed_at === null && row.centre_closed === null && row.absent !== true };
}

/** The seats taken in a room, by half-day. */
export async function takenSeats(tx: Tx, planId: SeatPlanId, run: number, roomId: string): Promise<Map<number, Set<number>>> {
  const rows = await tx.selectFrom('seat').select(['half_day', 'seat']).where('plan_id', '=', planId).where('run', '=', run).where('room_id', '=', roomId).execute();
  const taken = new Map<number, Set<number>>();
  for (const r of rows) taken.set(r.half_day, (taken.get(r.half_day) ?? new Set<number>()).add(r.seat));
  return taken;
}

/** Moves somebody to a seat for all their half-days; false when a seat was taken meanwhile. */
export async function moveSeats(tx: Tx, planId: SeatPlanId, run: number, applicationId: string, to: { roomId: string; seat: number }): Promise<boolean> {
  const before = await tx.deleteFrom('seat').where('plan_id', '=', planId).where('run', '=', run).where('application_id', '=', applicationId).returning('half_day').execute();
  const done = await tx.insertInto('seat').values(before.map((s) => ({ plan_id: planId, run, half_day: s.half_day, room_id: to.roomId, seat: to.seat, application_id: applicationId }))).onConflict((c) => c.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === BigInt(before.length);
}

/** Keeps what a move changed, half-day by half-day. */
export async function recordMove(tx: Tx, m: { planId: SeatPlanId; planVersion: number; applicationId: string; seats: readonly { halfDay: number; roomId: string; seat: number }[]; to: { roomId: string; seat: number }; reason: string; by: { staffId: string; name: string }; at: Date }): Promise<void> {
  await tx.insertInto('seat_move').values(m.seats.map((s) => ({
    plan_id: m.planId, plan_version: m.planVersion, application_id: m.applicationId, half_day: s.halfDay, from_room_id: s.roomId, from_seat: s.seat, to_room_id: m.to.roomId, to_seat: m.to.seat, reason: m.reason, by_id: m.by.staffId, by_name: m.by.name, at: m.at,
  }))).execute();
}

export type Move = { planVersion: number; applicationId: ApplicationId; accountId: string; halfDay: number; fromRoomId: string; fromSeat: number; toRoomId: string; toSeat: number; reason: string; by: string; at: number };

/** The moves of a plan, the latest first; of one town only where that is asked. */
export async function listMoves(tx: Tx, planId: SeatPlanId, prefecture: string | undefined): Promise<Move[]> {
  const rows = await tx.selectFrom('seat_move as m').innerJoin('seat_roster as e', (j) => j.onRef('e.plan_id', '=', 'm.plan_id').onRef('e.application_id', '=', 'm.application_id')).selectAll('m').select('e.account_id')
    .where('m.plan_id', '=', planId).$if(prefecture !== undefined, (q) => q.where('e.prefecture', '=', prefecture ?? '')).orderBy('m.plan_version', 'desc').orderBy('m.half_day').limit(400).execute();
  return rows.map((r) => ({ planVersion: r.plan_version, applicationId: ApplicationId.parse(r.application_id), accountId: r.account_id, halfDay: r.half_day, fromRoomId: r.from_room_id, fromSeat: r.from_seat, toRoomId: r.to_room_id, toSeat: r.to_seat, reason: r.reason, by: r.by_name, at: r.at.getTime() }));
}

/** What rooms are called in lists: their centre and number. */
export async function roomNames(tx: Tx, rooms: readonly string[]): Promise<Map<string, string>> {
  if (rooms.length === 0) return new Map();
  const rows = await tx.selectFrom('exam_room as r').innerJoin('test_centre as c', 'c.centre_id', 'r.centre_id').select(['r.room_id', 'r.number', 'c.name']).where('r.room_id', '=', sql<string>`any(${[...rooms]}::uuid[])`).execute();
  return new Map(rows.map((r) => [r.room_id, `${r.name} ${r.number}`]));
}

import { sql } from 'kysely';
import type { SeatPlanId } from '#contracts/seat-plans.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export type SeatChange = { applicationId: string; accountId: string; halfDay: number; fromRoomId: string; fromSeat: number; toRoomId: string; toSeat: number };

/** What became of every seat between two runs of a plan, counted; of one town only where that is asked. */
export async function countChanges(tx: Tx, planId: SeatPlanId, from: number, to: number, prefecture: string | undefined): Promise<{ same: number; otherSeat: number; otherRoom: number; otherCentre: number }> {
  const row = await changes(tx, planId, from, to, prefecture).select([
    sql<string>`count(*) filter (where a.room_id = b.room_id and a.seat = b.seat)`.as('same'), sql<string>`count(*) filter (where a.room_id = b.room_id and a.seat <> b.seat)`.as('seat'),
    sql<string>`count(*) filter (where a.room_id <> b.room_id and ra.centre_id = rb.centre_id)`.as('room'), sql<string>`count(*) filter (where ra.centre_id <> rb.centre_id)`.as('centre'),
  ]).executeTakeFirstOrThrow();
  return { same: Number(row.same), otherSeat: Number(row.seat), otherRoom: Number(row.room), otherCentre: Number(row.centre) };
}

/** Some of the seats that changed their room. */
export async function listChanges(tx: Tx, planId: SeatPlanId, from: number, to: number, prefecture: string | undefined, limit: number): Promise<SeatChange[]> {
  const rows = await changes(tx, planId, from, to, prefecture).innerJoin('seat_roster as e', (j) => j.onRef('e.plan_id', '=', 'a.plan_id').onRef('e.application_id', '=', 'a.application_id'))
    .select(['a.application_id', 'e.account_id', 'a.half_day', 'a.room_id', 'a.seat', 'b.room_id as to_room', 'b.seat as to_seat']).whereRef('a.room_id', '<>', 'b.room_id').orderBy('a.application_id').orderBy('a.half_day').limit(limit).execute();
  return rows.map((r) => ({ applicationId: r.application_id, accountId: r.account_id, halfDay: r.half_day, fromRoomId: r.room_id, fromSeat: r.seat, toRoomId: r.to_room, toSeat: r.to_seat }));
}

function changes(tx: Tx, planId: SeatPlanId, from: number, to: number, prefecture: string | undefined) {
  return tx.selectFrom('seat as a').innerJoin('seat as b', (j) => j.onRef('b.plan_id', '=', 'a.plan_id').onRef('b.application_id', '=', 'a.application_id').onRef('b.half_day', '=', 'a.half_day').on('b.run', '=', to))
    .innerJoin('seat_run_room as ra', (j) => j.onRef('ra.plan_id', '=', 'a.plan_id').onRef('ra.run', '=', 'a.run').onRef('ra.room_id', '=', 'a.room_id'))
    .innerJoin('seat_run_room as rb', (j) => j.onRef('rb.plan_id', '=', 'b.plan_id').onRef('rb.run', '=', 'b.run').onRef('rb.room_id', '=', 'b.room_id'))
    .where('a.plan_id', '=', planId).where('a.run', '=', from).$if(prefecture !== undefined, (q) => q.where('ra.prefecture', '=', prefecture ?? ''));
}

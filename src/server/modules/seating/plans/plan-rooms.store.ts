import { sql } from 'kysely';
import { ExamRoomId } from '#contracts/test-centres.ts';
import type { SeatPlanId } from '#contracts/seat-plans.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** The towns of a run with their rooms and people. */
export async function listTowns(tx: Tx, planId: SeatPlanId, run: number): Promise<{ prefecture: string; rooms: number; people: number }[]> {
  const rows = await tx.selectFrom('seat_run_room').select((e) => ['prefecture', e.fn.max<number>('number').as('rooms')]).where('plan_id', '=', planId).where('run', '=', run).groupBy('prefecture').orderBy('prefecture').execute();
  const people = await tx.selectFrom('seat_roster').select((e) => ['prefecture', e.fn.countAll<string>().as('people')]).where('plan_id', '=', planId).groupBy('prefecture').execute();
  return rows.map((r) => ({ prefecture: r.prefecture, rooms: r.rooms, people: Number(people.find((p) => p.prefecture === r.prefecture)?.people ?? 0) }));
}

/** How many rooms of a run are open no more, or serve the sitting no more. */
export async function countRoomsGone(tx: Tx, planId: SeatPlanId, run: number, sittingId: string): Promise<number> {
  const row = await tx.selectFrom('seat_run_room as u').innerJoin('exam_room as r', 'r.room_id', 'u.room_id').innerJoin('test_centre as c', 'c.centre_id', 'r.centre_id').select((e) => e.fn.countAll<string>().as('n'))
    .where('u.plan_id', '=', planId).where('u.run', '=', run)
    .where((e) => e.or([
      e('r.closed_at', 'is not', null), e('c.closed_at', 'is not', null), e('r.capacity', '<', e.ref('u.capacity')), e('r.purpose', '<>', 'ordinary'),
      e.exists(e.selectFrom('test_centre_absence as a').select('a.centre_id').where('a.sitting_id', '=', sittingId).whereRef('a.centre_id', '=', 'c.centre_id')),
    ])).executeTakeFirstOrThrow();
  return Number(row.n);
}

export type PlanRoom = { roomId: ExamRoomId; number: number; prefecture: string; centre: string; address: string; room: string; floor: string; capacity: number; accessible: boolean; closed: boolean };

const room = (tx: Tx, planId: SeatPlanId, run: number) => tx.selectFrom('seat_run_room as u').innerJoin('exam_room as r', 'r.room_id', 'u.room_id').innerJoin('test_centre as c', 'c.centre_id', 'u.centre_id')
  .select(['u.room_id', 'u.number', 'u.prefecture', 'c.name', 'c.address', 'r.number as room', 'r.floor', 'u.capacity', 'u.accessible', 'r.closed_at']).where('u.plan_id', '=', planId).where('u.run', '=', run);
type Row = { room_id: string; number: number; prefecture: string; name: string; address: string; room: string; floor: string; capacity: number; accessible: boolean; closed_at: Date | null };
const open = (r: Row): PlanRoom => ({ roomId: ExamRoomId.parse(r.room_id), number: r.number, prefecture: r.prefecture, centre: r.name, address: r.address, room: r.room, floor: r.floor, capacity: r.capacity, accessible: r.accessible, closed: r.closed_at !== null });

/** The rooms of one town of a run behind a number. */
export async function listPlanRooms(tx: Tx, planId: SeatPlanId, run: number, prefecture: string, after: number, limit: number): Promise<PlanRoom[]> {
  return (await room(tx, planId, run).where('u.prefecture', '=', prefecture).where('u.number', '>', after).orderBy('u.number').limit(limit).execute()).map(open);
}

/** One room of a run. */
export async function findPlanRoom(tx: Tx, planId: SeatPlanId, run: number, roomId: string): Promise<PlanRoom | undefined> {
  const row = await room(tx, planId, run).where('u.room_id', '=', roomId).executeTakeFirst();
  return row && open(row);
}

/** Takes a room into a frozen plan that had not used it, under the next number of its town. */
export async function takeRoomIn(tx: Tx, planId: SeatPlanId, run: number, r: { roomId: string; centreId: string; prefecture: string; capacity: number; accessible: boolean }): Promise<void> {
  const { last } = await tx.selectFrom('seat_run_room').select((e) => e.fn.max<number | null>('number').as('last')).where('plan_id', '=', planId).where('run', '=', run).where('prefecture', '=', r.prefecture).executeTakeFirstOrThrow();
  await tx.insertInto('seat_run_room').values({ plan_id: planId, run, room_id: r.roomId, centre_id: r.centreId, prefecture: r.prefecture, number: (last ?? 0) + 1, capacity: r.capacity, accessible: r.accessible }).onConflict((c) => c.columns(['plan_id', 'run', 'room_id']).doNothing()).execute();
}

/** Who writes what in some rooms of a run: counts by half-day, level, specialty and subjects. */
export async function countPapers(tx: Tx, planId: SeatPlanId, run: number, rooms: readonly string[]): Promise<{ roomId: string; halfDay: number; level: string; specialty: string; subjects: string[]; people: number }[]> {
  if (rooms.length === 0) return [];
  const rows = await tx.selectFrom('seat').innerJoin('seat_roster as e', (j) => j.onRef('e.plan_id', '=', 'seat.plan_id').onRef('e.application_id', '=', 'seat.application_id'))
    .select((e) => ['seat.room_id', 'seat.half_day', 'e.level_code', 'e.specialty_code', 'e.subject_codes', e.fn.countAll<string>().as('people')])
    .where('seat.plan_id', '=', planId).where('seat.run', '=', run).where('seat.room_id', '=', sql<string>`any(${[...rooms]}::uuid[])`).groupBy(['seat.room_id', 'seat.half_day', 'e.level_code', 'e.specialty_code', 'e.subject_codes']).execute();
  return rows.map((r) => ({ roomId: r.room_id, halfDay: r.half_day, level: r.level_code, specialty: r.specialty_code, subjects: r.subject_codes, people: Number(r.people) }));
}

/** Who sits where in one room on one half-day. */
export async function listSeats(tx: Tx, planId: SeatPlanId, run: number, roomId: string, halfDay: number): Promise<{ seat: number; applicationId: string; accountId: string; level: string; specialty: string; subjects: string[]; needsAccess: boolean }[]> {
  const rows = await tx.selectFrom('seat').innerJoin('seat_roster as e', (j) => j.onRef('e.plan_id', '=', 'seat.plan_id').onRef('e.application_id', '=', 'seat.application_id'))
    .select(['seat.seat', 'seat.application_id', 'e.account_id', 'e.level_code', 'e.specialty_code', 'e.subject_codes', 'e.needs_access']).where('seat.plan_id', '=', planId).where('seat.run', '=', run).where('seat.room_id', '=', roomId).where('seat.half_day', '=', halfDay).orderBy('seat.seat').execute();
  return rows.map((r) => ({ seat: r.seat, applicationId: r.application_id, accountId: r.account_id, level: r.level_code, specialty: r.specialty_code, subjects: r.subject_codes, needsAccess: r.needs_access }));
}

/** The seats of many examinees of a run, half-day by half-day. */
export async function listSeatsOfMany(tx: Tx, planId: SeatPlanId, run: number, applications: readonly string[]): Promise<{ applicationId: string; halfDay: number; roomId: string; seat: number }[]> {
  const rows = await tx.selectFrom('seat').select(['application_id', 'half_day', 'room_id', 'seat']).where('plan_id', '=', planId).where('run', '=', run).where('application_id', '=', sql<string>`any(${[...applications]}::uuid[])`).orderBy('application_id').orderBy('half_day').execute();
  return rows.map((r) => ({ applicationId: r.application_id, halfDay: r.half_day, roomId: r.room_id, seat: r.seat }));
}

/** The seats of one examinee of a run, half-day by half-day. */
export async function listSeatsOf(tx: Tx, planId: SeatPlanId, run: number, applicationId: string): Promise<{ halfDay: number; roomId: string; seat: number }[]> {
  const rows = await tx.selectFrom('seat').select(['half_day', 'room_id', 'seat']).where('plan_id', '=', planId).where('run', '=', run).where('application_id', '=', applicationId).orderBy('half_day').execute();
  return rows.map((r) => ({ halfDay: r.half_day, roomId: r.room_id, seat: r.seat }));
}

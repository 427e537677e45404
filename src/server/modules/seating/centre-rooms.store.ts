import { sql } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { PaperVariant } from './domain/paper-variant.ts';

export type RoomInUse = { roomId: string; number: number; name: string; floor: string; centreId: string; centre: string; address: string; prefecture: string; people: number };

/** Seats of people who still sit something of the sitting: neither declared void, nor wholly suspended, nor moved to the one held anew. */
const seatsOf = (tx: Tx, planId: string, run: number) => tx.selectFrom('seat as s').innerJoin('seat_run_room as u', (j) => j.onRef('u.plan_id', '=', 's.plan_id').onRef('u.run', '=', 's.run').onRef('u.room_id', '=', 's.room_id')).innerJoin('test_centre as c', 'c.centre_id', 'u.centre_id')
  .innerJoin('seat_plan as p', 'p.plan_id', 's.plan_id').innerJoin('seat_roster as e', (j) => j.onRef('e.plan_id', '=', 's.plan_id').onRef('e.application_id', '=', 's.application_id'))
  .innerJoin('application as a', (j) => j.onRef('a.account_id', '=', 'e.account_id').onRef('a.id', '=', 'e.application_id').onRef('a.sitting_id', '=', 'p.sitting_id').on('a.ended', 'is', null))
  .where('s.plan_id', '=', planId).where('s.run', '=', run).where(sql<boolean>`not e.subject_codes <@ a.suspended_subjects`);

/** The rooms of a run in which somebody sits, in the order of town, centre and number. */
export async function listRoomsInUse(tx: Tx, planId: string, run: number): Promise<RoomInUse[]> {
  const rows = await seatsOf(tx, planId, run).innerJoin('exam_room as r', 'r.room_id', 'u.room_id')
    .select(['u.room_id', 'u.number', 'r.number as room', 'r.floor', 'u.centre_id', 'c.name', 'c.address', 'u.prefecture', sql<string>`count(distinct s.application_id)`.as('people')])
    .groupBy(['u.room_id', 'u.number', 'r.number', 'r.floor', 'u.centre_id', 'c.name', 'c.address', 'u.prefecture']).orderBy('u.prefecture').orderBy('c.name').orderBy('u.number').execute();
  return rows.map((r) => ({ roomId: r.room_id, number: r.number, name: r.room, floor: r.floor, centreId: r.centre_id, centre: r.name, address: r.address, prefecture: r.prefecture, people: Number(r.people) }));
}

/** A centre on one half-day: how many rooms and people. */
export type CentreHalf = { centreId: string; centre: string; address: string; prefecture: string; halfDay: number; rooms: number; people: number };

/** The centres of a run with what each half-day brings them, in the order of town and name. */
export async function listCentreHalvesOf(tx: Tx, planId: string, run: number): Promise<CentreHalf[]> {
  const rows = await seatsOf(tx, planId, run)
    .select(['u.centre_id', 'c.name', 'c.address', 'u.prefecture', 's.half_day', sql<string>`count(distinct s.room_id)`.as('rooms'), sql<string>`count(*)`.as('people')])
    .groupBy(['u.centre_id', 'c.name', 'c.address', 'u.prefecture', 's.half_day']).orderBy('u.prefecture').orderBy('c.name').orderBy('s.half_day').execute();
  return rows.map((r) => ({ centreId: r.centre_id, centre: r.name, address: r.address, prefecture: r.prefecture, halfDay: r.half_day, rooms: Number(r.rooms), people: Number(r.people) }));
}

export type SatIn = { roomId: string; halfDay: number; seat: number; applicationId: string; accountId: string; level: string; specialty: string; subjects: string[]; needsAccess: boolean; ticket: string; variant: PaperVariant | null };

/** Everybody who sits in some rooms of a run, half-day by half-day and seat by seat, with their ticket numbers and the papers that take place (停考); nobody whose application ended (报名无效) or went to another sitting. */
export async function listSatIn(tx: Tx, planId: string, run: number, sittingId: string, rooms: readonly string[], variantsIn: (capacity: number) => ReadonlyMap<number, PaperVariant> | undefined): Promise<SatIn[]> {
  const rows = await tx.selectFrom('seat as s').innerJoin('seat_run_room as u', (j) => j.onRef('u.plan_id', '=', 's.plan_id').onRef('u.run', '=', 's.run').onRef('u.room_id', '=', 's.room_id')).innerJoin('seat_roster as e', (j) => j.onRef('e.plan_id', '=', 's.plan_id').onRef('e.application_id', '=', 's.application_id'))
    .innerJoin('ticket_claim as t', (j) => j.onRef('t.application_id', '=', 's.application_id').on('t.sitting_id', '=', sittingId))
    .innerJoin('application as a', (j) => j.onRef('a.account_id', '=', 'e.account_id').onRef('a.id', '=', 'e.application_id').on('a.sitting_id', '=', sittingId).on('a.ended', 'is', null))
    .select(['a.suspended_subjects', 's.room_id', 's.half_day', 's.seat', 's.application_id', 'e.account_id', 'e.level_code', 'e.specialty_code', 'e.subject_codes', 'e.needs_access', 't.number', 'u.capacity'])
    .where('s.plan_id', '=', planId).where('s.run', '=', run).where('s.room_id', '=', sql<string>`any(${[...rooms]}::uuid[])`).orderBy('s.room_id').orderBy('s.half_day').orderBy('s.seat').execute();
  return rows.map((r) => ({ roomId: r.room_id, halfDay: r.half_day, seat: r.seat, applicationId: r.application_id, accountId: r.account_id, level: r.level_code, specialty: r.specialty_code, subjects: r.subject_codes.filter((s) => !r.suspended_subjects.includes(s)), needsAccess: r.needs_access, ticket: r.number, variant: variantsIn(r.capacity)?.get(r.seat) ?? null }));
}

/** When somebody who may be seated last lost papers: declared void, or suspended; null: nobody did. */
export async function findLastLoss(tx: Tx, sittingId: string, province: string): Promise<Instant | null> {
  const row = await tx.selectFrom('application').select('changed_at').where('sitting_id', '=', sittingId).where('province', '=', province)
    .where(sql<boolean>`(ended in ('voided', 'suspended', 'refunded') or suspended_subjects <> '{}')`).orderBy('changed_at', 'desc').limit(1).executeTakeFirst();
  return row?.changed_at.getTime() ?? null;
}

import { sql } from 'kysely';
import { AppointmentState } from '#contracts/appointments.ts';
import type { Instant } from '#contracts/dates.ts';
import { AccountId, ApplicationId, type StaffId } from '#contracts/ids.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { withinJurisdiction } from '#server/modules/applications/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { giveBackDayPlace, takeDayPlace } from './review-days.store.ts';

export type Slot = { startsAt: Instant; endsAt: Instant; capacity: number; booked: number; closedWhy: string | null };
export type SlotKey = { point: string; startsAt: Instant };
export type Appointment = { accountId: AccountId; id: string; applicationId: ApplicationId; point: string; startsAt: Instant; state: AppointmentState };

/** The slots of a point in a span of time, in order. */
export async function listSlots(tx: Tx, point: string, from: Instant, to: Instant): Promise<Slot[]> {
  const rows = await tx.selectFrom('review_slot').selectAll().where('review_point_id', '=', point).where('starts_at', '>=', new Date(from)).where('starts_at', '<', new Date(to)).orderBy('starts_at').execute();
  return rows.map((r) => ({ startsAt: r.starts_at.getTime(), endsAt: r.ends_at.getTime(), capacity: r.capacity, booked: r.booked, closedWhy: r.closed_why }));
}

/** Makes the slots that do not exist yet; when those begin. */
export async function insertSlots(tx: Tx, point: string, slots: readonly { startsAt: Instant; endsAt: Instant }[], by: { capacity: number; staffId: StaffId; at: Instant }): Promise<Instant[]> {
  if (slots.length === 0) return [];
  const rows = await tx.insertInto('review_slot').values(slots.map((s) => ({
    review_point_id: point, starts_at: new Date(s.startsAt), ends_at: new Date(s.endsAt), capacity: by.capacity, changed_by_id: by.staffId, changed_at: new Date(by.at),
  }))).onConflict((c) => c.doNothing()).returning('starts_at').execute();
  return rows.map((r) => r.starts_at.getTime());
}

/** A slot, if there is one. */
export async function findSlot(tx: Tx, key: SlotKey): Promise<Slot | undefined> {
  const [slot] = await listSlots(tx, key.point, key.startsAt, key.startsAt + 1);
  return slot;
}

/** Changes a slot; false when it does not exist or more are booked than it would hold. */
export async function updateSlot(tx: Tx, key: SlotKey, to: { capacity: number; closedWhy: string | null; staffId: StaffId; at: Instant }): Promise<boolean> {
  const done = await tx.updateTable('review_slot').set({ capacity: to.capacity, closed_why: to.closedWhy, changed_by_id: to.staffId, changed_at: new Date(to.at) })
    .where('review_point_id', '=', key.point).where('starts_at', '=', new Date(key.startsAt)).where('booked', '<=', to.capacity).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Takes a place of the day and of the slot; what refused it when the day is full, or the slot is full, closed or gone. The rows count: however many ask at once, no more get a place than there are. */
export async function takePlace(tx: Tx, key: SlotKey): Promise<'taken' | 'day_full' | 'slot_full'> {
  if (!(await takeDayPlace(tx, key.point, key.startsAt))) return 'day_full';
  const done = await tx.updateTable('review_slot').set({ booked: sql<number>`booked + 1` })
    .where('review_point_id', '=', key.point).where('starts_at', '=', new Date(key.startsAt)).where('closed_why', 'is', null).whereRef('booked', '<', 'capacity').executeTakeFirst();
  return done.numUpdatedRows === 1n ? 'taken' : 'slot_full';
}

/** Gives a place back, to the day and to the slot. */
export async function giveBackPlace(tx: Tx, key: SlotKey): Promise<void> {
  await giveBackDayPlace(tx, key.point, key.startsAt);
  await tx.updateTable('review_slot').set({ booked: sql<number>`booked - 1` }).where('review_point_id', '=', key.point).where('starts_at', '=', new Date(key.startsAt)).execute();
}

/** Keeps a booking; false when the application has one already. */
export async function insertAppointment(tx: Tx, a: Appointment, at: Instant): Promise<boolean> {
  const done = await tx.insertInto('review_appointment').values({
    account_id: a.accountId, id: a.id, application_id: a.applicationId, review_point_id: a.point, starts_at: new Date(a.startsAt), state: a.state, booked_at: new Date(at),
  }).onConflict((c) => c.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Ends a booking as what became of it; false when it had ended already. */
export async function settleAppointment(tx: Tx, a: Pick<Appointment, 'accountId' | 'id'>, state: Exclude<AppointmentState, 'booked'>, by: { staffId: StaffId | null; at: Instant }): Promise<boolean> {
  const done = await tx.updateTable('review_appointment').set({ state, settled_at: new Date(by.at), settled_by_id: by.staffId }).where('account_id', '=', a.accountId).where('id', '=', a.id).where('state', '=', 'booked').executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** The newest booking of an application, whatever became of it. */
export async function lastAppointment(tx: Tx, of: { accountId: AccountId; id: ApplicationId }): Promise<Appointment | undefined> {
  const row = await tx.selectFrom('review_appointment').selectAll().where('account_id', '=', of.accountId).where('application_id', '=', of.id).orderBy('booked_at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst();
  return row && open(row);
}

/** One booking. */
export async function findAppointment(tx: Tx, accountId: AccountId, id: string): Promise<Appointment | undefined> {
  const row = await tx.selectFrom('review_appointment').selectAll().where('account_id', '=', accountId).where('id', '=', id).executeTakeFirst();
  return row && open(row);
}

/** Bookings that nobody settled although their time is over, a bounded batch. */
export async function listOverdue(tx: Tx, before: Instant, limit: number): Promise<Appointment[]> {
  const rows = await tx.selectFrom('review_appointment').selectAll().where('state', '=', sql.lit('booked')).where('starts_at', '<', new Date(before)).orderBy('starts_at').limit(limit).execute();
  return rows.map(open);
}

/** Bookings ahead of applications that no longer wait for on-site review there (changed, given up, decided otherwise, handed to another point), a bounded batch. */
export async function listNeedless(tx: Tx, after: Instant, limit: number): Promise<Appointment[]> {
  const rows = await tx.selectFrom('review_appointment').selectAll('review_appointment')
    .innerJoin('application', (on) => on.onRef('application.account_id', '=', 'review_appointment.account_id').onRef('application.id', '=', 'review_appointment.application_id'))
    .where('review_appointment.state', '=', sql.lit('booked')).where('review_appointment.starts_at', '>', new Date(after))
    .where((eb) => eb.or([eb('application.ended', 'is not', null), eb('application.data_state', '<>', 'confirmed'), eb('application.review_state', '<>', 'awaiting_on_site'), eb('application.review_point_id', '<>', eb.ref('review_appointment.review_point_id'))]))
    .orderBy('review_appointment.starts_at').limit(limit).execute();
  return rows.map(open);
}

/** Who comes to a point in a span of time, as far as the jurisdiction goes; cancelled bookings are left out. */
export async function listComing(tx: Tx, j: Jurisdiction, point: string, from: Instant, to: Instant): Promise<(Appointment & { number: string; sittingId: string })[]> {
  const rows = await tx.selectFrom('review_appointment')
    .innerJoin('application', (on) => on.onRef('application.account_id', '=', 'review_appointment.account_id').onRef('application.id', '=', 'review_appointment.application_id'))
    .where('review_appointment.review_point_id', '=', point).where('review_appointment.starts_at', '>=', new Date(from)).where('review_appointment.starts_at', '<', new Date(to))
    .where('review_appointment.state', '<>', 'cancelled')
    .where('application.id', 'in', (eb) => eb.selectFrom('application').select('application.id').where(withinJurisdiction(j)).whereRef('application.account_id', '=', 'review_appointment.account_id'))
    .select(['review_appointment.account_id', 'review_appointment.id', 'review_appointment.application_id', 'review_appointment.review_point_id', 'review_appointment.starts_at', 'review_appointment.state', 'application.number', 'application.sitting_id'])
    .orderBy('review_appointment.starts_at').orderBy('application.number').limit(1_000).execute();
  return rows.map((r) => ({ ...open(r), number: r.number ?? '', sittingId: r.sitting_id }));
}

function open(r: { account_id: string; id: string; application_id: string; review_point_id: string; starts_at: Date; state: string }): Appointment {
  return { accountId: AccountId.parse(r.account_id), id: r.id, applicationId: ApplicationId.parse(r.application_id), point: r.review_point_id, startsAt: r.starts_at.getTime(), state: AppointmentState.parse(r.state) };
}

import { beijingTime, type Instant } from '#contracts/dates.ts';
import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { tellAccount } from '#server/modules/accounts/index.ts';
import { gatherOffer, lockApplication, type Application } from '#server/modules/applications/index.ts';
import { newId } from '#server/platform/ids.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { findSlot, giveBackPlace, insertAppointment, lastAppointment, settleAppointment, takePlace, type Appointment } from './appointments.store.ts';
import { remind } from './appointments.jobs.ts';

export type Candidate = { tx: Tx; kit: Kit; now: Instant; actor: { accountId: AccountId } };

const HOUR = 3_600_000;

/** Why this application needs no appointment or can have none now: only what waits for on-site review books, and only ahead of time. */
export function refusalsToBook(app: Pick<Application, 'dimensions'>): Refusal[] {
  return app.dimensions.ended === null && app.dimensions.data === 'confirmed' && app.dimensions.review === 'awaiting_on_site' ? [] : [refuse('review.no_appointment_needed')];
}

/** 预约、改约: a place in a slot of the application's own review point; an earlier booking gives its place back in the same transaction. */
export async function bookAppointment(by: Candidate, id: ApplicationId, startsAt: Instant): Promise<Result<Appointment>> {
  const { tx, kit, actor, now } = by;
  const app = await lockApplication(tx, kit.crypto, actor.accountId, id);
  if (!app) return refusedFor('application.not_found');
  const no = refusalsToBook(app);
  if (no.length > 0) return refused(no);
  const point = app.form?.reviewPointId;
  if (point === undefined || startsAt <= now) return refusedFor('review.slot_gone', { path: 'startsAt' });
  const last = await lastAppointment(tx, app);
  const before = last?.state === 'booked' ? last : undefined;
  if (before?.startsAt === startsAt && before.point === point) return ok(before);
  const next = { point, startsAt };
  // slots are touched in the order of their time, so that two who change places never wait for each other
  if (before && before.startsAt < startsAt) await giveBackPlace(tx, before);
  const got = await takePlace(tx, next);
  if (got !== 'taken') return refusedFor(got === 'day_full' && (await findSlot(tx, next)) ? 'review.day_full' : 'review.slot_full', { path: 'startsAt' });
  if (before && before.startsAt >= startsAt) await giveBackPlace(tx, before);
  if (before) await settleAppointment(tx, before, 'cancelled', { staffId: null, at: now });
  const made: Appointment = { accountId: app.accountId, id: newId(), applicationId: id, ...next, state: 'booked' };
  if (!(await insertAppointment(tx, made, now))) return refusedFor('request.busy');
  const { exam } = await gatherOffer(tx, app);
  await tellAccount({ ...by, province: app.province }, app.accountId, 'appointment_booked', (lang) => ({ exam: exam.name[lang], at: beijingTime(startsAt) }));
  const remindAt = startsAt - 20 * HOUR;
  if (remindAt > now) await enqueue(tx, remind, { accountId: app.accountId, appointmentId: made.id }, { runAt: remindAt, now });
  return ok(made);
}

/** 取消预约: gives the place back to others. */
export async function cancelAppointment(by: Candidate, id: ApplicationId): Promise<Result<Appointment>> {
  const { tx, kit, actor, now } = by;
  const app = await lockApplication(tx, kit.crypto, actor.accountId, id);
  const booked = app && (await lastAppointment(tx, app));
  if (!app) return refusedFor('application.not_found');
  if (booked?.state !== 'booked' || booked.startsAt <= now) return refusedFor('review.no_appointment');
  if (!(await settleAppointment(tx, booked, 'cancelled', { staffId: null, at: now }))) return refusedFor('review.no_appointment');
  await giveBackPlace(tx, booked);
  return ok(booked);
}

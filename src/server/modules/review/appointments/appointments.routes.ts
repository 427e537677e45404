import { z } from 'zod';
import { AppointmentDay, AppointmentOutcome, AppointmentView, BookAppointment, ChangeSlot, PlanSlots, SlotsPlanned } from '#contracts/appointments.ts';
import { ReviewPointId } from '#contracts/catalogue.ts';
import { Day } from '#contracts/dates.ts';
import { ApplicationId } from '#contracts/ids.ts';
import { keptTime } from '#contracts/kept-numbers.ts';
import { ok, refused, refusedFor } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { findCase } from '../case/find-case.ts';
import { lastAppointment, settleAppointment } from './appointments.store.ts';
import { bookAppointment, cancelAppointment } from './book-appointment.ts';
import { findOwnPoint, readAppointment, readDay } from './read-appointments.ts';
import { changeSlotTo, openSlots } from './open-slots.ts';
import { refusalsToPlan } from './slot-plan.ts';

const OneApplication = z.object({ id: ApplicationId });
const manage = { staff: 'review.manage' } as const;

export const showAppointment = defineEndpoint({
  method: 'GET', path: '/api/applications/:id/appointment', summary: '现场核验预约：可选时段与本人预约', access: 'candidate', audit: null, limit: 'read', params: OneApplication, output: AppointmentView,
  handle: (ctx, { params }) => readAppointment(ctx, params.id, ctx.visitor.lang),
});

export const book = defineEndpoint({
  method: 'PUT', path: '/api/applications/:id/appointment', summary: '现场核验预约：预约、改约', access: 'candidate', audit: 'appointment.book', limit: 'write', params: OneApplication, body: BookAppointment, output: z.object({ id: ApplicationId, startsAt: z.number() }),
  handle: async (ctx, { params, body }) => {
    const done = await bookAppointment(ctx, params.id, body.startsAt);
    if (!done.ok) return done;
    ctx.note({ subject: `application:${params.id}`, accountId: ctx.actor.accountId, after: { startsAt: body.startsAt } });
    return ok({ id: params.id, startsAt: body.startsAt });
  },
});

export const cancel = defineEndpoint({
  method: 'DELETE', path: '/api/applications/:id/appointment', summary: '现场核验预约：取消', access: 'candidate', audit: 'appointment.cancel', limit: 'write', params: OneApplication, output: z.object({ id: ApplicationId }),
  handle: async (ctx, { params }) => {
    const done = await cancelAppointment(ctx, params.id);
    if (!done.ok) return done;
    ctx.note({ subject: `application:${params.id}`, accountId: ctx.actor.accountId, before: { startsAt: done.value.startsAt } });
    return ok({ id: params.id });
  },
});

export const showDay = defineEndpoint({
  method: 'GET', path: '/api/staff/review/appointments', summary: '现场核验：当日预约名单', access: { staff: 'review.see' }, audit: 'appointment.list', limit: 'read', query: z.object({ point: ReviewPointId, day: Day }), output: AppointmentDay,
  handle: async (ctx, { query }) => {
    const day = await readDay(ctx, query, ctx.visitor.lang);
    if (day.ok) ctx.note({ subject: `review-point:${query.point}:${query.day}`, after: day.value.slots.flatMap((s) => s.people.map((p) => p.applicationId)) });
    return day;
  },
});

export const planSlots = defineEndpoint({
  method: 'POST', path: '/api/staff/review/slots', summary: '现场核验预约：排定时段和名额', access: manage, audit: 'appointment.plan', limit: 'write', body: PlanSlots, output: SlotsPlanned,
  handle: async (ctx, { body }) => {
    const point = await findOwnPoint(ctx, body.point);
    if (!point.ok) return point;
    const no = refusalsToPlan(body, ctx.now);
    if (no.length > 0) return refused(no);
    ctx.note({ subject: `review-point:${body.point}`, after: body });
    return openSlots(ctx.tx, body, { staffId: ctx.actor.staffId, at: ctx.now });
  },
});

export const changeSlot = defineEndpoint({
  method: 'PUT', path: '/api/staff/review/slots/:point/:startsAt', summary: '现场核验预约：调整名额、停止预约', access: manage, audit: 'appointment.change_slot', limit: 'write',
  params: z.object({ point: ReviewPointId, startsAt: keptTime }), body: ChangeSlot, output: z.object({}),
  handle: async (ctx, { params, body }) => {
    const point = await findOwnPoint(ctx, params.point);
    if (!point.ok) return point;
    ctx.note({ subject: `review-point:${params.point}:${String(params.startsAt)}`, after: body });
    return changeSlotTo(ctx.tx, params, { capacity: body.capacity, closedWhy: body.closedWhy === '' ? null : body.closedWhy }, { staffId: ctx.actor.staffId, at: ctx.now });
  },
});

export const settleComing = defineEndpoint({
  method: 'POST', path: '/api/staff/applications/:id/appointment/outcome', summary: '现场核验：登记到场或未到场', access: { staff: 'review.decide' }, audit: 'appointment.settle', limit: 'write', params: OneApplication, body: AppointmentOutcome, output: z.object({}),
  handle: async (ctx, { params, body }) => {
    const found = await findCase(ctx, params.id);
    if (!found.ok) return found;
    const { app } = found.value;
    const booked = await lastAppointment(ctx.tx, app);
    if (booked?.state !== 'booked' || !(await settleAppointment(ctx.tx, booked, body.outcome, { staffId: ctx.actor.staffId, at: ctx.now }))) return refusedFor('review.no_appointment');
    ctx.note({ subject: `application:${params.id}`, accountId: app.accountId, after: body });
    return ok({});
  },
});

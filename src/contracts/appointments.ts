import { z } from 'zod';
import { ReviewPointId } from './catalogue.ts';
import { Day } from './dates.ts';
import { AccountId, ApplicationId } from './ids.ts';
import { LATEST } from './kept-numbers.ts';

/** A slot as a candidate chooses it: half an hour of a day at the review point, with what is still free. */
export const SlotView = z.object({ startsAt: z.number(), endsAt: z.number(), left: z.int(), mine: z.boolean(), closed: z.string().nullable() });
export type SlotView = z.infer<typeof SlotView>;

export const AppointmentState = z.enum(['booked', 'cancelled', 'attended', 'missed']);
export type AppointmentState = z.infer<typeof AppointmentState>;

/** 现场核验预约 of one application: the point, the days with free slots, and the own booking. */
export const AppointmentView = z.object({
  applicationId: ApplicationId,
  title: z.string(),
  point: z.object({ name: z.string(), address: z.string(), phone: z.string(), hours: z.string() }),
  booked: z.object({ startsAt: z.number(), endsAt: z.number() }).nullable(),
  last: AppointmentState.nullable(),
  /** `full`: the point receives nobody more on that day, whatever its slots have left. */
  days: z.array(z.object({ day: Day, full: z.boolean(), slots: z.array(SlotView) })),
  /** Why nothing can be booked now; empty when something can. */
  closed: z.array(z.string()),
}).meta({ id: 'AppointmentView' });
export type AppointmentView = z.infer<typeof AppointmentView>;

/** Body of PUT /api/applications/:id/appointment (预约、改约): the beginning of the slot. */
export const BookAppointment = z.strictObject({ startsAt: z.coerce.number('field.choose').int('field.choose').positive('field.choose').max(LATEST, 'field.choose') });
export type BookAppointment = z.infer<typeof BookAppointment>;

const Clock = z.string('field.required').regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'field.invalid');

/** Body of POST /api/staff/review/slots (排定时段): every so many minutes of the hours of these days, each with this capacity. */
export const PlanSlots = z.strictObject({
  point: ReviewPointId,
  from: Day, to: Day,
  weekdays: z.array(z.int().min(1).max(7)).min(1, 'field.required').max(7, 'field.too_many'),
  hours: z.array(z.strictObject({ from: Clock, to: Clock })).min(1, 'field.required').max(4, 'field.too_many'),
  minutes: z.union([z.literal(15), z.literal(30), z.literal(60), z.literal(120)], 'field.choose').default(30),
  capacity: z.int('field.invalid').min(1, 'field.invalid').max(500, 'field.invalid'),
});
export type PlanSlots = z.infer<typeof PlanSlots>;

/** Body of PUT …/slots/:startsAt: another capacity, or closed with the reason people read. */
export const ChangeSlot = z.strictObject({ capacity: z.int('field.invalid').min(0, 'field.invalid').max(500, 'field.invalid'), closedWhy: z.string().trim().max(120, 'field.too_long').default('') });
export type ChangeSlot = z.infer<typeof ChangeSlot>;

/** Places of a day: planned in slots, booked, and how many the point receives a day (日接待量; null: no limit). */
export const DayPlaces = z.object({ planned: z.int(), booked: z.int(), limit: z.int().nullable() });
export type DayPlaces = z.infer<typeof DayPlaces>;

/** A day of a review point (当日预约名单): its slots and who comes when. */
export const AppointmentDay = z.object({
  point: z.object({ id: ReviewPointId, name: z.string() }),
  day: Day,
  places: DayPlaces,
  mayPlan: z.boolean(),
  slots: z.array(z.object({
    startsAt: z.number(), endsAt: z.number(), capacity: z.int(), booked: z.int(), closedWhy: z.string().nullable(),
    people: z.array(z.object({ id: z.uuid(), accountId: AccountId, applicationId: ApplicationId, number: z.string(), name: z.string(), examText: z.string(), state: AppointmentState, stateText: z.string() })),
  })),
}).meta({ id: 'AppointmentDay' });
export type AppointmentDay = z.infer<typeof AppointmentDay>;

export const SlotsPlanned = z.object({ made: z.int(), kept: z.int() });

/** Body of POST …/applications/:id/appointment/outcome: whether they came. */
export const AppointmentOutcome = z.strictObject({ outcome: z.enum(['attended', 'missed'], 'field.choose') });

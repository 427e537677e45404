import { z } from 'zod';
import { ApplicationId, StaffId } from './ids.ts';
import { WorkNarrowing } from './review.ts';

/** Body of POST /api/staff/applications/:id/hand-over (移交): to whom and why. */
export const HandOver = z.strictObject({ to: StaffId, note: z.string().trim().max(200, 'field.too_long').default('') });
export type HandOver = z.infer<typeof HandOver>;

/** Body of POST /api/staff/applications/:id/take-back (收回): why the case is taken from who has it. */
export const TakeBack = z.strictObject({ reason: z.string('field.required').trim().min(4, 'review.reason_too_short').max(200, 'field.too_long') });
export type TakeBack = z.infer<typeof TakeBack>;

/** Body of POST /api/staff/review/assignments (分派): the oldest of a narrowing, in turn to each of the people. */
export const AssignMany = z.strictObject({
  state: z.enum(['online', 'on_site'], 'field.choose').default('online'),
  ...WorkNarrowing.shape,
  count: z.int('field.invalid').min(1, 'field.invalid').max(500, 'review.too_many_at_once'),
  to: z.array(StaffId).min(1, 'field.required').max(20, 'field.too_many'),
});
export type AssignMany = z.infer<typeof AssignMany>;

/** How many each got; fewer than asked when there were fewer, or a person may not see what was left. */
export const Assigned = z.object({ people: z.array(z.object({ staffId: StaffId, name: z.string(), count: z.int() })), left: z.int() }).meta({ id: 'Assigned' });
export type Assigned = z.infer<typeof Assigned>;

/** Colleagues who review what lies in one's jurisdiction, with how much each has (工作量). */
export const Colleagues = z.object({
  people: z.array(z.object({ staffId: StaffId, name: z.string(), jurisdictionText: z.string(), assigned: z.int(), held: z.int(), decidedToday: z.int(), mine: z.boolean() })),
}).meta({ id: 'Colleagues' });
export type Colleagues = z.infer<typeof Colleagues>;

export const HandedOver = z.object({ id: ApplicationId, to: z.string() });
export type HandedOver = z.infer<typeof HandedOver>;

import { z } from 'zod';
import { DayPlaces } from './appointments.ts';
import { ReviewPointId } from './catalogue.ts';
import { Day } from './dates.ts';
import { ApplicationId } from './ids.ts';
import { ChecklistLine, DecideReview, ReviewDecisionId, ReviewReason } from './review.ts';

/** Body of POST /api/staff/review/counter/look-ups (窗口受理): the scanned or typed number of the form, and its code when the paper is doubted. */
export const CounterLookUp = z.strictObject({
  number: z.string('field.required').transform((s) => s.replaceAll(/\s/g, '')).pipe(z.string().regex(/^\d{18}$/, 'review.form_number_format')),
  code: z.string().trim().toUpperCase().regex(/^([0-9A-F]{12})?$/, 'review.form_code_format').default(''),
});
export type CounterLookUp = z.infer<typeof CounterLookUp>;

/** Whoever stands at the counter, as far as needed to compare with the originals and decide. */
export const CounterCase = z.object({
  id: ApplicationId, version: z.int(), number: z.string(), name: z.string(), documentNumber: z.string(), examText: z.string(), choiceText: z.string(), point: ReviewPointId, pointText: z.string(), stateText: z.string(), hasPhoto: z.boolean(),
  appointment: z.object({ startsAt: z.number(), stateText: z.string() }).nullable(),
  bring: z.array(z.string()),
  checklist: z.array(ChecklistLine),
  reasons: z.array(ReviewReason),
  open: z.boolean(), why: z.array(z.string()),
}).meta({ id: 'CounterCase' });
export type CounterCase = z.infer<typeof CounterCase>;

/** Body of POST …/counter-decision (现场核验决定); nothing is returned at the counter: papers are completed there or the application is rejected. */
export const DecideAtCounter = DecideReview.omit({ decision: true, materials: true }).extend({ decision: z.enum(['approve', 'reject'], 'field.choose') });
export type DecideAtCounter = z.infer<typeof DecideAtCounter>;

export const CounterDayQuery = z.object({ point: ReviewPointId, day: Day });

/** What the counter of a point decided on a day (交接清单). */
export const CounterDay = z.object({
  point: z.string(), day: Day, places: DayPlaces,
  rows: z.array(z.object({ decisionId: ReviewDecisionId, applicationId: ApplicationId, number: z.string(), name: z.string(), examText: z.string(), decisionText: z.string(), stateText: z.string(), by: z.string(), at: z.number() })),
}).meta({ id: 'CounterDay' });
export type CounterDay = z.infer<typeof CounterDay>;

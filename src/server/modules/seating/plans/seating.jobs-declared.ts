import { z } from 'zod';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import { SeatPlanId } from '#contracts/seat-plans.ts';
import { declareJob } from '#server/platform/jobs/job.ts';

/** One batch of a roster (应考名册); the next is enqueued in the transaction that ends this one. */
export const gatherRoster = declareJob({ name: 'seating.gather-roster', payload: z.object({ planId: SeatPlanId }), attempts: 10 });
/** One allocation, computed outside and written whole (编排). */
export const allocatePlan = declareJob({ name: 'seating.allocate', payload: z.object({ planId: SeatPlanId, run: z.number().int() }), attempts: 5 });
/** Somebody sits elsewhere since the freeze (冻结后调整): whoever issued papers that name the seat does them again. */
export const seatMoved = declareJob({ name: 'seating.moved', payload: z.object({ accountId: AccountId, applicationId: ApplicationId }), attempts: 10 });
/** The numbers of a frozen plan (准考证编号). */
export const numberTickets = declareJob({ name: 'seating.number', payload: z.object({ planId: SeatPlanId }), attempts: 10 });

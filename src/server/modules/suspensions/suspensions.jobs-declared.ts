import { z } from 'zod';
import { SuspensionId } from '#contracts/suspensions.ts';
import { declareJob, declareSchedule } from '#server/platform/jobs/job.ts';

/** One batch of the work of a suspension: telling, settling, or moving into the resit. */
export const continueSuspension = declareJob({ name: 'suspensions.continue', payload: z.object({ suspensionId: SuspensionId }), attempts: 10, retryDelaySeconds: 2 });

/** Takes up suspensions whose batch was lost, ends choices whose time is over, and touches people who completed meanwhile. */
export const keepSuspensions = declareJob({ name: 'suspensions.keep', payload: z.object({}), attempts: 2 });
export const keepSuspensionsOften = declareSchedule({ job: keepSuspensions, cron: '*/2 * * * *' });

/** 停考资金核对: what was paid against what became of it, every night. */
export const checkSuspensions = declareJob({ name: 'suspensions.check', payload: z.object({}), attempts: 3 });
export const checkSuspensionsNightly = declareSchedule({ job: checkSuspensions, cron: '20 3 * * *' });

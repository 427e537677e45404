import { z } from 'zod';
import { SittingId } from '#contracts/catalogue.ts';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import { declareJob } from '#server/platform/jobs/job.ts';

/** An unlock (解锁修改, T17) came to its end; the module that granted it takes note. */
export const unlockEnded = declareJob({
  name: 'applications.unlock-ended', attempts: 8,
  payload: z.object({ accountId: AccountId, unlockId: z.uuid(), how: z.enum(['confirmed', 'restored', 'given_up']) }),
});

/** An application was declared void (报名无效, T30); whoever counts on it takes note. */
export const applicationVoided = declareJob({ name: 'applications.voided', attempts: 8, payload: z.object({ sittingId: SittingId, applicationId: ApplicationId }) });

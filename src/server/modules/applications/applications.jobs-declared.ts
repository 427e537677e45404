import { z } from 'zod';
import { AccountId } from '#contracts/ids.ts';
import { declareJob } from '#server/platform/jobs/job.ts';

/** An unlock (解锁修改, T17) came to its end; the module that granted it takes note. */
export const unlockEnded = declareJob({
  name: 'applications.unlock-ended', attempts: 8,
  payload: z.object({ accountId: AccountId, unlockId: z.uuid(), how: z.enum(['confirmed', 'restored', 'given_up']) }),
});

import { z } from 'zod';
import { AccountId } from '#contracts/ids.ts';
import { declareJob } from '#server/platform/jobs/job.ts';

/** A decision about a breach took effect, was corrected or lifted: enqueued in that transaction. Whoever keeps what results led to looks at the person again. */
export const breachTouchedResults = declareJob({ name: 'breaches.results-touched', attempts: 10, payload: z.object({ accountId: AccountId }) });

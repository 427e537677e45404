import { z } from 'zod';
import { declareJob } from '#server/platform/jobs/job.ts';

/** A record's period is over; whoever keeps cases and tells people does the rest. */
export const recordExpired = declareJob({ name: 'integrity.record-expired', payload: z.object({ recordId: z.uuid(), accountId: z.uuid().nullable() }), attempts: 5 });

/** Notes the ends of record periods (期满). */
export const expireDue = declareJob({ name: 'integrity.expire-due', payload: z.object({}), attempts: 5 });

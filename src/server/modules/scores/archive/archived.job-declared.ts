import { z } from 'zod';
import { SittingId } from '#contracts/catalogue.ts';
import { declareJob } from '#server/platform/jobs/job.ts';

/** Every outcome of a released sitting stands in the people's files: enqueued in the transaction that ends a run of the archive. Whoever computes completions does it. */
export const sittingArchived = declareJob({ name: 'scores.sitting-archived', attempts: 10, payload: z.object({ sittingId: SittingId }) });

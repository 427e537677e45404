import { z } from 'zod';
import { ReverifyRunId } from '#contracts/reverification.ts';
import { declareJob } from '#server/platform/jobs/job.ts';

const OfRun = z.object({ runId: ReverifyRunId });

/** Writes down which results a run asks about, and orders its first part. */
export const fillRun = declareJob({ name: 'reverification.fill', payload: OfRun, attempts: 8 });

/** Asks about the next results of a run, and orders the part after it. */
export const workRun = declareJob({ name: 'reverification.part', payload: OfRun.extend({ part: z.int().default(0) }), attempts: 8 });

/** Takes up runs whose worker is gone. */
export const watchRuns = declareJob({ name: 'reverification.watch', payload: z.object({}), attempts: 3 });

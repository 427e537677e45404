import { z } from 'zod';
import { BlobId } from '#contracts/ids.ts';
import { declareJob } from '#server/platform/jobs/job.ts';

/** Erases the next batch of a run, and puts the one after it in the queue with it: a run that was killed goes on where it stood. */
export const eraseNext = declareJob({ name: 'retention.erase-next', payload: z.object({ runId: z.uuid() }), attempts: 10 });

/** Removes the files of rows that were erased. */
export const discardFiles = declareJob({ name: 'retention.discard-files', payload: z.object({ blobIds: z.array(BlobId).max(1_000) }), attempts: 10 });

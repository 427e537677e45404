import { z } from 'zod';
import { CompletionKey } from '#contracts/completions.ts';
import { declareJob } from '#server/platform/jobs/job.ts';

/** How many cleared completions one job names at most. */
export const CLEARED_AT_ONCE = 500;

/**
 * These completions were cleared (公示期满无异议, T29): enqueued in the transaction that clears them, exactly once for each clearing. Whoever makes certificates does it;
 * read them by `findCleared`, since some may have been taken back meanwhile.
 */
export const completionsCleared = declareJob({ name: 'completions.cleared', attempts: 10, payload: z.object({ completions: z.array(CompletionKey).min(1).max(CLEARED_AT_ONCE) }) });

/** A completion that was cleared is taken back: its certificate must be revoked. Enqueued in the transaction that takes it back. */
export const completionTakenBack = declareJob({ name: 'completions.taken-back', attempts: 10, payload: CompletionKey });

import { z } from 'zod';
import { AccountId } from '#contracts/ids.ts';
import { VerificationSubjectKind } from '#contracts/verification.ts';
import { declareJob } from '#server/platform/jobs/job.ts';

/** Asks a registry about one subject; `round` and `call` make an answer to an earlier request or call stale. */
export const askRegistry = declareJob({
  name: 'verification.ask-registry',
  payload: z.object({ accountId: AccountId, kind: VerificationSubjectKind, rowId: z.uuid(), round: z.number().int(), call: z.number().int() }),
  attempts: 8,
});

/** Asks a registry in batches about everything whose turn has come, where asking one by one would exceed what its provider allows. */
export const askWaiting = declareJob({ name: 'verification.ask-waiting', payload: z.object({ kind: VerificationSubjectKind }), attempts: 8 });

/** Asks again for everything whose next call is overdue: the safety net under the queue, so that nothing stays 核验中 for ever. */
export const askOverdue = declareJob({ name: 'verification.ask-overdue', payload: z.object({}), attempts: 3 });

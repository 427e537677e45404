import { z } from 'zod';
import { AccountId } from '#contracts/ids.ts';
import { CopyId } from '#contracts/own-data.ts';
import { declareJob, declareSchedule } from '#server/platform/jobs/job.ts';

/** Makes a copy of a person's data. */
export const makeCopy = declareJob({ name: 'own-data.make-copy', payload: z.object({ accountId: AccountId, copyId: CopyId }), attempts: 3, retryDelaySeconds: 20 });
/** Deletes copies whose days are over, and closes accounts whose waiting is over. */
export const keepOwnData = declareJob({ name: 'own-data.keep', payload: z.object({}), attempts: 2 });
export const keepOwnDataOften = declareSchedule({ job: keepOwnData, cron: '*/15 * * * *' });

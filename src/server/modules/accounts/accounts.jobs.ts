import { z } from 'zod';
import { AccountId, DegreeId, EducationId } from '#contracts/ids.ts';
import { declareJob, declareSchedule, handleJob } from '#server/platform/jobs/job.ts';
import { removeFaded } from './doors.store.ts';

/** An account was registered: its identity and rows wait for verification (R-2.1.1-31). Handled by verification. */
export const accountRegistered = declareJob({ name: 'accounts.registered', payload: z.object({ accountId: AccountId }), attempts: 8 });

/** Education or degree rows were added: they wait for verification (R-2.1.3-04). Handled by verification; at registration too. */
export const rowsAdded = declareJob({
  name: 'accounts.rows-added',
  payload: z.object({ accountId: AccountId, educationIds: z.array(EducationId), degreeIds: z.array(DegreeId) }),
  attempts: 8,
});

/** Removes faded doors, codes, quotas and drafts. */
export const removeFadedRecords = declareJob({ name: 'accounts.remove-faded', payload: z.object({}), attempts: 3 });

export const onRemoveFaded = handleJob(removeFadedRecords, { work: ({ tx, now }) => removeFaded(tx, now) });

/** Every hour. */
export const removeFadedHourly = declareSchedule({ job: removeFadedRecords, cron: '17 * * * *' });

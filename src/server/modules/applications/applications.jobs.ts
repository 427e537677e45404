import { z } from 'zod';
import { declareJob, declareSchedule, handleJob } from '#server/platform/jobs/job.ts';
import { lapseApplications } from './commands/lapse-applications.ts';

/** Ends applications whose time ran out (T23). */
export const lapseDue = declareJob({ name: 'applications.lapse-due', payload: z.object({}), attempts: 3 });

export const onLapseDue = handleJob(lapseDue, { work: async ({ tx, kit, now }) => { await lapseApplications(tx, kit, now); } });

/** Every minute; a batch that was full is followed by the next minute's. */
export const lapseEveryMinute = declareSchedule({ job: lapseDue, cron: '* * * * *' });

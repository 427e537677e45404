import { z } from 'zod';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import { declareJob, declareSchedule, handleJob } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { lapseApplications } from './commands/lapse-applications.ts';
import { remindUnfinished } from './commands/remind-unfinished.ts';
import { marksTold, REMINDER_MARKS } from './domain/reminders.ts';

/** Ends applications whose time ran out (T23). */
export const lapseDue = declareJob({ name: 'applications.lapse-due', payload: z.object({}), attempts: 3 });

export const onLapseDue = handleJob(lapseDue, { work: async ({ tx, kit, now }) => { await lapseApplications(tx, kit, now); } });

/** Every minute; a batch that was full is followed by the next minute's. */
export const lapseEveryMinute = declareSchedule({ job: lapseDue, cron: '* * * * *' });

/** Reminds whoever is unfinished (催办提醒); with a mark and a place it goes on from there. */
export const remindDue = declareJob({
  name: 'applications.remind-due', attempts: 3,
  payload: z.object({ mark: z.literal([...REMINDER_MARKS]).optional(), from: z.object({ deadline: z.number(), accountId: AccountId, id: ApplicationId }).optional() }),
});

export const onRemindDue = handleJob(remindDue, {
  work: async ({ tx, kit, now }, { mark, from }) => {
    for (const told of marksTold(now).filter((m) => mark === undefined || m === mark)) {
      const next = await remindUnfinished({ tx, kit, now }, told, from);
      if (next) await enqueue(tx, remindDue, { mark: told, from: next });
    }
  },
});

export const remindEveryTenMinutes = declareSchedule({ job: remindDue, cron: '*/10 * * * *' });

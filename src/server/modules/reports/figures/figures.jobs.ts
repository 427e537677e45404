import { z } from 'zod';
import { declareJob, declareSchedule, handleJob } from '#server/platform/jobs/job.ts';
import { countFigures, findCount, keepCount, takeCounting } from './count-figures.store.ts';

/** Counts the figures anew. */
export const countAll = declareJob({ name: 'reports.count-figures', payload: z.object({}), attempts: 2 });
export const countEveryMinute = declareSchedule({ job: countAll, cron: '* * * * *' });

/** Counting may take this part of the time at most: the more there is to count, the rarer. */
const RESTS = 20;

export const figureHandlers = [
  handleJob(countAll, {
    work: async ({ tx, now }) => {
      if (!(await takeCounting(tx))) return;
      const last = await findCount(tx);
      if (last && now >= last.countedAt && now - last.countedAt < last.tookMs * RESTS) return;
      const began = performance.now();
      await countFigures(tx, now);
      await keepCount(tx, now, performance.now() - began);
    },
  }),
];

import { declareSchedule, handleJob } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { Module } from '#server/platform/module.ts';
import { expireRecords } from './commands/expire-records.ts';
import { expireDue, recordExpired } from './integrity.jobs-declared.ts';

const onExpireDue = handleJob(expireDue, {
  work: async ({ tx, kit, now }) => {
    const { more } = await expireRecords(tx, kit, now);
    if (more) await enqueue(tx, expireDue, {});
  },
});

/** The module as the program mounts it: the ends of periods are noted shortly after midnight, Beijing time, once a slot however many processes tick. */
export const integrityModule: Module = {
  name: 'integrity', jobs: [expireDue, recordExpired], handlers: [onExpireDue], schedules: [declareSchedule({ job: expireDue, cron: '5 0 * * *' })],
};

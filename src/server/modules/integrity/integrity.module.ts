import { declareSchedule, handleJob } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { Module } from '#server/platform/module.ts';
import { DEFAULT_ALLOWANCES, type Allowance } from '#server/platform/registry-line/allowance.ts';
import { expireRecords } from './commands/expire-records.ts';
import type { CreditPlatform } from './credit/credit-platform.ts';
import { creditHandlers } from './credit/credit.jobs.ts';
import { askStanding, expireDue, reconcileCredit, recordExpired, sendOverdue, sendReport } from './integrity.jobs-declared.ts';
import { integrityPersonal } from './personal.ts';

const onExpireDue = handleJob(expireDue, {
  work: async ({ tx, kit, now }) => {
    const { more } = await expireRecords(tx, kit, now);
    if (more) await enqueue(tx, expireDue, {});
  },
});

/**
 * The module as the program mounts it: the ends of periods are noted shortly after midnight, Beijing time, once a slot however many processes tick; the credit
 * platform is told of every record and compared with every night. Without a platform reports wait for one.
 */
export function integrityModule(platform: CreditPlatform | undefined, allowance: Allowance = DEFAULT_ALLOWANCES.credit): Module {
  return {
    name: 'integrity', personal: integrityPersonal, jobs: [expireDue, recordExpired, sendReport, sendOverdue, reconcileCredit, askStanding], handlers: [onExpireDue, ...creditHandlers(platform, allowance)],
    schedules: [declareSchedule({ job: expireDue, cron: '5 0 * * *' }), declareSchedule({ job: sendOverdue, cron: '*/10 * * * *' }), declareSchedule({ job: reconcileCredit, cron: '20 3 * * *' })],
  };
}

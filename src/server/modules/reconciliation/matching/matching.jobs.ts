import { handleJob, type AnyJobHandler } from '#server/platform/jobs/job.ts';
import { lockDifference, readDifference } from '../differences/differences.store.ts';
import { openCase, repair } from '../differences/repair.ts';
import type { ReconciliationEnv } from '../reconciliation-env.ts';
import { compareOneDay } from './compare-day.ts';
import { compareDay, repairDifference } from './matching.jobs-declared.ts';

/** The handlers of matching: comparing a day, and asking the channel about what only its bill has. */
export function matchingHandlers(env: ReconciliationEnv): AnyJobHandler[] {
  return [
    handleJob(compareDay, {
      work: async ({ tx, now }, of) => { await compareOneDay(tx, env, of, now); },
    }),
    handleJob(repairDifference, {
      prepare: async ({ read }, { differenceId }) => {
        const d = await read((tx) => readDifference(tx, differenceId));
        return d?.state === 'repairing' ? env.repairs.ask(read, d) : undefined;
      },
      work: ({ tx, now }, { differenceId }, answered) => repair(tx, env.repairs, differenceId, answered, now),
      // a channel that cannot be asked for hours: somebody must see to it
      giveUp: async ({ tx, now }, { differenceId }) => {
        const d = await lockDifference(tx, differenceId);
        if (d?.state === 'repairing') await openCase(tx, d, now);
      },
    }),
  ];
}

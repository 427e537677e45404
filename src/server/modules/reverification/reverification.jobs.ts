import type { Registries } from '#server/modules/verification/index.ts';
import { declareSchedule, handleJob, type AnyJobHandler } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { Allowances } from '#server/platform/registry-line/allowance.ts';
import { fillItems } from './items.store.ts';
import { fillRun, watchRuns, workRun } from './reverification.jobs-declared.ts';
import { findRun, listStandingStill, nextPart, setTotal } from './runs.store.ts';
import { askPart, settlePart } from './work-part.ts';

/** A part takes seconds; whoever worked on a run that stood still for so long is gone. */
const STANDS_STILL_SECONDS = 120;

/** Everything runs do in the background. */
export function reverificationHandlers(registries: Registries, allowances: Allowances): AnyJobHandler[] {
  return [
    handleJob(fillRun, {
      work: async ({ tx, now }, { runId }) => {
        const run = await findRun(tx, runId, { lock: true });
        if (run?.state !== 'running') return;
        await setTotal(tx, run.id, await fillItems(tx, run, now));
        // whoever still works on it finds that it is another's
        const part = await nextPart(tx, run.id);
        await enqueue(tx, workRun, { runId, part });
      },
    }),
    handleJob(workRun, {
      prepare: ({ kit, read, now }, { runId, part }) => askPart({ registries, allowances, read, crypto: kit.crypto, now }, runId, part),
      work: async ({ tx, kit, now }, { runId, part: own }, part) => {
        if (!part) return;
        const next = await settlePart({ tx, kit, now }, part);
        const after = next && (await nextPart(tx, runId, own));
        if (next && after !== undefined) await enqueue(tx, workRun, { runId, part: after }, next.waitMs > 0 ? { runAt: now + next.waitMs, now } : {});
      },
    }),
    handleJob(watchRuns, {
      work: async ({ tx }) => {
        for (const { id } of await listStandingStill(tx, STANDS_STILL_SECONDS)) await enqueue(tx, fillRun, { runId: id });
      },
    }),
  ];
}

export const watchEveryMinute = declareSchedule({ job: watchRuns, cron: '* * * * *' });

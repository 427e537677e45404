import { handleJob, type AnyJobHandler } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { newId } from '#server/platform/ids.ts';
import type { Allowance } from '#server/platform/registry-line/allowance.ts';
import { reconcileCredit, sendOverdue, sendReport } from '../integrity.jobs-declared.ts';
import type { CreditPlatform } from './credit-platform.ts';
import { orderReport } from './order-report.ts';
import { compareHoldings, findDiffering } from './reconcile.ts';
import { keepReconciliation } from './reconciliations.store.ts';
import { listOverdueReports } from './reports.store.ts';
import { keepOutcome, sendWaiting } from './send-report.ts';

const OVERDUE_AFTER = 15 * 60_000;
const MOST_AT_ONCE = 500;

/** Everything the credit platform is told and asked in the background; nothing where none is connected, and everything that waited once one is. */
export function creditHandlers(platform: CreditPlatform | undefined, allowance: Allowance): AnyJobHandler[] {
  return [
    handleJob(sendReport, {
      prepare: async ({ kit, read, now }, { recordId }) => platform && sendWaiting({ platform, allowance, read }, kit.crypto, recordId, now),
      work: async ({ tx, kit, now }, { recordId }, sent) => {
        if (!sent) return;
        const at = 'waitMs' in sent ? now + sent.waitMs : await keepOutcome(tx, sent, now);
        if ('came' in sent && sent.came.kind === 'no_answer' && sent.came.why === 'refused_us') kit.logger.error({ code: sent.came.code }, 'the credit platform refuses a report');
        if (at !== undefined) await enqueue(tx, sendReport, { recordId }, { runAt: at, now });
      },
    }),
    handleJob(sendOverdue, {
      work: async ({ tx, now }) => {
        if (platform) for (const recordId of await listOverdueReports(tx, now - OVERDUE_AFTER, MOST_AT_ONCE)) await enqueue(tx, sendReport, { recordId });
      },
    }),
    handleJob(reconcileCredit, {
      prepare: async ({ read }) => platform && { compared: await compareHoldings({ platform, read }) },
      work: async ({ tx, kit, now }, _, found) => {
        if (!found) return;
        const { compared } = found;
        const differences = await Promise.all((compared?.differences ?? []).map(async (d) => ({ ...d, of: await findDiffering(tx, d) })));
        for (const { of } of differences) if (of) await orderReport(tx, of, of.wanted, of.reason, now);
        await keepReconciliation(tx, { id: newId(), state: compared ? 'done' : 'failed', compared: compared?.compared ?? 0, differing: differences.length, beganAt: now, endedAt: now }, differences.map(({ of, ...d }) => ({ ...d, mended: of !== undefined })));
        if (differences.length > 0) kit.logger.warn({ differing: differences.length }, 'the credit platform and the integrity file differ');
      },
    }),
  ];
}

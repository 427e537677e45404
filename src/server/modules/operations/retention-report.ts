import { z } from 'zod';
import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { declareJob, handleJob } from '#server/platform/jobs/job.ts';
import { countKept, type KeptClass, type KeptCount } from '#server/platform/retention/kept-class.ts';
import { writeReport } from './retention-report.store.ts';

/** Counts every night, after the jobs that forget, what should be gone and is not. */
export const reportRetention = declareJob({ name: 'operations.report-retention', payload: z.object({}), attempts: 3 });

export const onReportRetention = (classes: () => readonly KeptClass[]) => handleJob(reportRetention, {
  work: async ({ tx, now }) => { await writeReport(tx, await reportOn(tx, classes(), now), now); },
});

/** The report as it stands now: nothing is touched, so it may be asked for at any time (试算). */
export async function reportOn(tx: Tx, classes: readonly KeptClass[], now: Instant): Promise<KeptCount[]> {
  const counts: KeptCount[] = [];
  for (const kept of classes) counts.push(await countKept(tx, kept, now));
  return counts;
}

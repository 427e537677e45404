import { RETENTION } from '#server/kernel/retention.ts';
import { z } from 'zod';
import { BlobId } from '#contracts/ids.ts';
import { declareJob, declareSchedule, handleJob } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { blobOf, endQuarantined, lockOldQuarantined } from './quarantine.store.ts';

const DAY = 86_400_000;
/** How long flagged bytes are kept for an authority that asks (网络安全法 第二十三条: logs for six months at least). */
export const KEPT_DAYS: number = RETENTION.quarantine.days ?? 0;
const BATCH = 200;

/** Removes the bytes of a file that was released or destroyed. */
export const discardBytes = declareJob({ name: 'quarantine.discard-bytes', payload: z.object({ blobIds: z.array(BlobId).max(BATCH) }), attempts: 8 });

/** Destroys what has lain for as long as it is kept. */
export const sweepQuarantine = declareJob({ name: 'quarantine.sweep', payload: z.object({}), attempts: 3 });

export const quarantineHandlers = [
  handleJob(discardBytes, { prepare: async ({ kit }, { blobIds }) => { for (const id of blobIds) await kit.blobs.remove(id); }, work: () => Promise.resolve() }),
  handleJob(sweepQuarantine, {
    work: async ({ tx, now }) => {
      const old = await lockOldQuarantined(tx, now - KEPT_DAYS * DAY, BATCH, now);
      for (const row of old) await endQuarantined(tx, row, 'destroyed', null, `保存满 ${String(KEPT_DAYS)} 天，自动销毁`, now);
      if (old.length > 0) await enqueue(tx, discardBytes, { blobIds: old.flatMap(blobOf) });
    },
  }),
];
export const quarantineSchedules = [declareSchedule({ job: sweepQuarantine, cron: '37 3 * * *' })];

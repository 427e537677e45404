import { z } from 'zod';
import { beijingDay } from '#contracts/dates.ts';
import { AccountId } from '#contracts/ids.ts';
import { tellAccount } from '#server/modules/accounts/index.ts';
import { recordExpired } from '#server/modules/integrity/index.ts';
import { declareJob, declareSchedule, handleJob } from '#server/platform/jobs/job.ts';
import { findToldBreach } from './breaches.store.ts';
import { serveLetter } from './commands/serve-letter.ts';
import { listDueAnnouncements, settleService } from './services.store.ts';

const BATCH = 100;

/** Letters that were announced count as served when their days are over (公告送达). */
export const serveAnnounced = declareJob({ name: 'breaches.serve-announced', payload: z.object({}), attempts: 5 });

export const onServeAnnounced = handleJob(serveAnnounced, {
  work: async ({ tx, kit, now }) => {
    for (const due of await listDueAnnouncements(tx, beijingDay(now), BATCH)) {
      const found = await findToldBreach(tx, kit.crypto, due, { lock: true });
      if (found?.state !== 'noticed' && found?.state !== 'decided') continue;
      if (await settleService(tx, due, due.serviceId, 'served', due.dueOn)) await serveLetter({ tx, kit, now }, found, due.dueOn, { kind: 'system', id: null });
    }
  },
});

/** Every hour: a batch that was full is followed by the next hour's. */
export const serveAnnouncedHourly = declareSchedule({ job: serveAnnounced, cron: '15 * * * *' });

/** Tells the person that the period of a record is over. */
export const onRecordExpired = handleJob(recordExpired, {
  work: async ({ tx, kit, now }, { accountId }) => {
    if (accountId !== null) await tellAccount({ tx, kit, now }, AccountId.parse(accountId), 'integrity_record_expired', () => ({}));
  },
});

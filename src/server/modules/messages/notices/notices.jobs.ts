import { z } from 'zod';
import { audit } from '#server/platform/audit/audit.ts';
import { declareJob, declareSchedule, handleJob } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { restsUntil } from '../domain/notice-acts.ts';
import { sendNoticePart } from './notices.jobs-declared.ts';
import { listStalledNotices, noteLook } from './notices.store.ts';
import { continueNotice } from './send-notice.ts';

/** Takes up notices whose batch was lost with a killed process, or whose moment a moved clock jumped over. */
export const keepNotices = declareJob({ name: 'messages.keep-notices', payload: z.object({}), attempts: 2 });
export const keepNoticesOften = declareSchedule({ job: keepNotices, cron: '*/2 * * * *' });

const STALLED_AFTER = 4 * 60_000;
const SOON = 60_000;

export const noticeHandlers = [
  handleJob(sendNoticePart, {
    work: async ({ tx, kit, now }, { noticeId, part }) => {
      const went = await continueNotice({ tx, kit, now }, noticeId, part);
      // a longer wait, for the moment it was planned for or the end of the night, ends with keepNotices
      if (went.next !== undefined && (went.at ?? now) - now <= SOON) await enqueue(tx, sendNoticePart, { noticeId, part: went.next }, { now, runAt: went.at ?? now });
      if (went.done) audit(tx, { kind: 'system', id: went.done.writerIds[0] ?? noticeId }, `notice.${went.done.act}`, { subject: `notice:${noticeId}`, after: went.done.figures }, now);
    },
  }),
  handleJob(keepNotices, {
    work: async ({ tx, now }) => {
      for (const notice of await listStalledNotices(tx, now - STALLED_AFTER, now)) {
        // what rests for the night is not looked at, so that it goes on with the first look of the morning; what cannot wait is taken up at night too
        if (restsUntil(notice, now) !== null) continue;
        await noteLook(tx, notice.id, now);
        await enqueue(tx, sendNoticePart, { noticeId: notice.id, part: notice.state === 'scheduled' ? 0 : notice.parts + 1 });
      }
    },
  }),
];

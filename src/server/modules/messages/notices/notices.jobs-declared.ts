import { z } from 'zod';
import { NoticeId } from '#contracts/mass-notices.ts';
import { declareJob } from '#server/platform/jobs/job.ts';

/** One batch of a mass notice; part 0 fixes its recipients. The number makes a batch that is done twice count once. */
export const sendNoticePart = declareJob({ name: 'messages.send-notice-part', payload: z.object({ noticeId: NoticeId, part: z.number().int().min(0) }), attempts: 5, retryDelaySeconds: 5 });

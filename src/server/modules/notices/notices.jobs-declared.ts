import { z } from 'zod';
import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { declareJob } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { markWaiting } from './messages.store.ts';

/** Sends one message of the outbox. */
export const sendMessage = declareJob({ name: 'notices.send-message', payload: z.object({ messageId: z.uuid() }), attempts: 6, retryDelaySeconds: 5 });

/** What waits longer than this is taken up by the sweep instead of a job of its own. */
const SOON = 5 * 60_000;

/** Has a message wait until a moment and be tried again then. */
export async function letWait(tx: Tx, { id, urgency }: { id: string; urgency: number }, until: Instant, why: 'night' | 'allowance' | 'carrier', now: Instant): Promise<void> {
  await markWaiting(tx, id, until, why);
  if (until - now <= SOON) await enqueue(tx, sendMessage, { messageId: id }, { now, runAt: until, priority: 3 - urgency });
}

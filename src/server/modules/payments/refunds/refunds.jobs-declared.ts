import { z } from 'zod';
import { AccountId } from '#contracts/ids.ts';
import { RefundId } from '#contracts/payments.ts';
import { declareJob, declareSchedule } from '#server/platform/jobs/job.ts';

/** Asks the channel for one refund, or what became of it. What fails is taken up by `keepRefunds`, with growing pauses. */
export const continueRefund = declareJob({ name: 'payments.continue-refund', payload: z.object({ accountId: AccountId, refundId: RefundId }), attempts: 3, retryDelaySeconds: 10 });

/** Takes up refunds whose turn it is: lost with a killed process, unanswered, or of charges nobody has asked back yet. */
export const keepRefunds = declareJob({ name: 'payments.keep-refunds', payload: z.object({}), attempts: 2 });
export const keepRefundsOften = declareSchedule({ job: keepRefunds, cron: '*/2 * * * *' });

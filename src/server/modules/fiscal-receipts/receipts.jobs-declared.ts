import { z } from 'zod';
import { FiscalReceiptId } from '#contracts/fiscal-receipts.ts';
import { AccountId } from '#contracts/ids.ts';
import { declareJob, declareSchedule } from '#server/platform/jobs/job.ts';

/** Asks the platform for the numbers of one receipt, or of its reversal. What fails is taken up by `keepReceipts`, with growing pauses. */
export const continueReceipt = declareJob({ name: 'fiscal-receipts.continue', payload: z.object({ accountId: AccountId, receiptId: FiscalReceiptId }), attempts: 3, retryDelaySeconds: 10 });

/** Takes up receipts whose turn it is: lost with a killed process, or unanswered. */
export const keepReceipts = declareJob({ name: 'fiscal-receipts.keep', payload: z.object({}), attempts: 2 });
export const keepReceiptsOften = declareSchedule({ job: keepReceipts, cron: '*/2 * * * *' });

import { z } from 'zod';
import { AccountId } from '#contracts/ids.ts';
import { IntegrityRecordId } from '#contracts/integrity.ts';
import { declareJob } from '#server/platform/jobs/job.ts';

/** A record's period is over; whoever keeps cases and tells people does the rest. */
export const recordExpired = declareJob({ name: 'integrity.record-expired', payload: z.object({ recordId: z.uuid(), accountId: z.uuid().nullable() }), attempts: 5 });

/** Notes the ends of record periods (期满). */
export const expireDue = declareJob({ name: 'integrity.expire-due', payload: z.object({}), attempts: 5 });

/** Tells the credit platform where it shall stand with one record (信用报送、撤回). */
export const sendReport = declareJob({ name: 'integrity.send-report', payload: z.object({ recordId: IntegrityRecordId }), attempts: 8 });

/** Finds reports that a lost job left behind. */
export const sendOverdue = declareJob({ name: 'integrity.send-overdue', payload: z.object({}), attempts: 3 });

/** Compares what the credit platform holds with what it should (双向核对). */
export const reconcileCredit = declareJob({ name: 'integrity.reconcile-credit', payload: z.object({}), attempts: 5 });

/** Asks the credit platform about one person; who asks knows the account. */
export const askStanding = declareJob({ name: 'integrity.ask-standing', payload: z.object({ accountId: AccountId }), attempts: 8 });

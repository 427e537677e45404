import { z } from 'zod';
import { Day } from '#contracts/dates.ts';
import { BillId, Receiving } from '#contracts/reconciliation.ts';
import { declareJob, declareSchedule } from '#server/platform/jobs/job.ts';

/** 取账单: the bill of one account and day from its channel; while it is not ready nothing happens, the next round asks again. */
export const fetchBill = declareJob({ name: 'reconciliation.fetch-bill', payload: z.object({ receiving: Receiving, day: Day }), attempts: 4, retryDelaySeconds: 60 });

/** Reads a bill that was brought by hand (手工上传). */
export const readUploaded = declareJob({ name: 'reconciliation.read-uploaded', payload: z.object({ billId: BillId }), attempts: 3 });

/** Sees which bills are missing and has them fetched. */
export const orderMissingBills = declareJob({ name: 'reconciliation.order-bills', payload: z.object({}), attempts: 2 });

/** Every half hour from nine: channels make their bills in the morning, some later than others. */
export const orderMissingBillsOften = declareSchedule({ job: orderMissingBills, cron: '5,35 9-23 * * *' });

import { z } from 'zod';
import { AccountId } from '#contracts/ids.ts';
import { OrderId } from '#contracts/payments.ts';
import { declareJob, declareSchedule } from '#server/platform/jobs/job.ts';

/** Asks the channels about the open attempts of one order (主动查单, R-3.4.1-01), closes those whose time is over, and then the order (T21). What is not answered is taken up by `keepOrders`. */
export const followOrder = declareJob({ name: 'payments.follow-order', payload: z.object({ accountId: AccountId, orderId: OrderId }), attempts: 4, retryDelaySeconds: 10 });

/** Takes up every attempt whose turn it is to be asked about, and orders whose end was missed: after a killed process, or a channel that stayed away. */
export const keepOrders = declareJob({ name: 'payments.keep-orders', payload: z.object({}), attempts: 2 });

export const keepOrdersOften = declareSchedule({ job: keepOrders, cron: '* * * * *' });

import { z } from 'zod';
import type { Instant } from '#contracts/dates.ts';
import { AccountId } from '#contracts/ids.ts';
import { OrderId } from '#contracts/payments.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { declareJob, declareSchedule, handleJob } from '#server/platform/jobs/job.ts';
import { enqueue, enqueueEach } from '#server/platform/jobs/queue.ts';
import { applyCharge, closeOrder } from './commands/apply-charge.ts';
import { ASK_AFTER_OPENING, ASK_AFTER_RETURN } from './domain/order-timing.ts';
import type { PaymentsEnv } from './payments-env.ts';
import { findOrder, listForgottenOrders, type Order } from './payments.store.ts';

/** The order's own job has had its time by then. */
const FORGOTTEN_AFTER = 10 * 60_000;

const OneOrder = z.object({ accountId: AccountId, orderId: OrderId });

/** Asks the channel what became of an order (主动查单, R-3.4.1-01). */
export const askChannel = declareJob({ name: 'payments.ask-channel', payload: OneOrder, attempts: 4, retryDelaySeconds: 10 });

/** Ends an order whose time is over: the channel is asked first, and closed there before it is closed here (T21). */
export const closeExpiredOrder = declareJob({ name: 'payments.close-expired-order', payload: OneOrder, attempts: 20, retryDelaySeconds: 15 });

/** Looks after orders whose end was missed: a process that died, a channel that stayed away longer than the tries (T21). */
export const closeForgottenOrders = declareJob({ name: 'payments.close-forgotten-orders', payload: z.object({}), attempts: 2 });

export const closeForgottenOrdersOften = declareSchedule({ job: closeForgottenOrders, cron: '*/10 * * * *' });

/** Born with the order: questions while it can be paid, and its end. */
export async function enqueueOrderJobs(tx: Tx, order: Order, now: Instant): Promise<void> {
  const payload = { accountId: order.accountId, orderId: order.id };
  const expiresAt = order.expiresAt ?? now;
  await enqueueEach(tx, askChannel, payload, ASK_AFTER_OPENING.map((ms) => now + ms).filter((at) => at < expiresAt), now);
  await enqueue(tx, closeExpiredOrder, payload, { runAt: expiresAt + 1000, now });
}

/** Born when the payer comes back: the answer should not wait for the next minute. */
export async function enqueueAfterReturn(tx: Tx, order: Order, now: Instant): Promise<void> {
  await enqueueEach(tx, askChannel, { accountId: order.accountId, orderId: order.id }, ASK_AFTER_RETURN.map((ms) => now + ms), now);
}

/** The handlers, connected to the channel; an order that moved on meanwhile ends them quietly. */
export function paymentHandlers(env: PaymentsEnv) {
  const onAskChannel = handleJob(askChannel, {
    prepare: async ({ read }, { accountId, orderId }) => {
      const order = await read((tx) => findOrder(tx, accountId, { id: orderId }));
      return order?.state === 'open' ? env.gateway.query(order.orderNumber) : undefined;
    },
    work: async ({ tx, now }, { accountId, orderId }, charge) => {
      if (charge) await applyCharge(tx, env, { accountId, id: orderId }, charge, 'query', now);
    },
  });
  const onCloseExpiredOrder = handleJob(closeExpiredOrder, {
    prepare: async ({ read }, { accountId, orderId }) => {
      const order = await read((tx) => findOrder(tx, accountId, { id: orderId }));
      if (order?.state !== 'open') return undefined;
      const charge = await env.gateway.query(order.orderNumber);
      return charge.status === 'paid' ? charge : env.gateway.close(order.orderNumber);
    },
    work: async ({ tx, now }, { accountId, orderId }, charge) => {
      if (charge) await closeOrder(tx, env, { accountId, id: orderId }, charge, now);
    },
  });
  const onCloseForgottenOrders = handleJob(closeForgottenOrders, {
    work: async ({ tx, now }) => {
      for (const { accountId, orderId } of await listForgottenOrders(tx, now - FORGOTTEN_AFTER)) await enqueue(tx, closeExpiredOrder, { accountId, orderId }, { now });
    },
  });
  return [onAskChannel, onCloseExpiredOrder, onCloseForgottenOrders];
}

import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { handleJob } from '#server/platform/jobs/job.ts';
import { enqueue, enqueueEach } from '#server/platform/jobs/queue.ts';
import { askChannels, mustEnd } from './ask-channels.ts';
import { listAttempts, listOrdersToFollow, takeUp, type Attempt } from './attempts.store.ts';
import { closeIfOver, takeAnswers, type Answer } from './commands/take-answer.ts';
import { ASK_AFTER_BEGINNING, ASK_AFTER_RETURN } from './domain/attempt-timing.ts';
import { followOrder, keepOrders } from './payments.jobs-declared.ts';
import type { PaymentsEnv } from './payments-env.ts';
import { findOrder, listForgottenOrders, type Order } from './payments.store.ts';

const AT_ONCE = 500;
/** A question taken up and not done by then is taken up again. */
const AGAIN_AFTER = 5 * 60_000;

/** Born with an attempt: questions while it can be paid, and its end. */
export async function enqueueAttemptJobs(tx: Tx, attempt: Attempt, now: Instant): Promise<void> {
  const asks = ASK_AFTER_BEGINNING.map((after) => attempt.startedAt + after).filter((at) => at < attempt.expiresAt);
  await enqueueEach(tx, followOrder, { accountId: attempt.accountId, orderId: attempt.orderId }, [...asks, attempt.expiresAt + 1000], now);
}

/** Born when the payer comes back: the answer should not wait for the next minute. */
export async function enqueueAfterReturn(tx: Tx, order: Order, now: Instant): Promise<void> {
  await enqueueEach(tx, followOrder, { accountId: order.accountId, orderId: order.id }, ASK_AFTER_RETURN.map((ms) => now + ms), now);
}

/** The handlers, connected to the channels; an order that moved on meanwhile ends them quietly. */
export function paymentHandlers(env: PaymentsEnv) {
  const onFollow = handleJob(followOrder, {
    prepare: async ({ kit, now, read }, { accountId, orderId }): Promise<Answer[]> => {
      const { order, attempts } = await read(async (tx) => ({ order: await findOrder(tx, accountId, { id: orderId }), attempts: await listAttempts(tx, accountId, orderId) }));
      const open = attempts.filter((a) => a.state === 'open');
      return order ? askChannels({ channels: env.channels, logger: kit.logger }, open, (attempt) => mustEnd(attempt, order, now)) : [];
    },
    work: async ({ tx, now }, of, answers) => {
      await takeAnswers(tx, env, answers, now);
      await closeIfOver(tx, env, of, now);
    },
  });
  const onKeep = handleJob(keepOrders, {
    work: async ({ tx, now }) => {
      const due = await listOrdersToFollow(tx, now, AT_ONCE);
      const over = (await listForgottenOrders(tx, now)).filter((order) => !due.some((one) => one.orderId === order.orderId));
      for (const order of [...due, ...over]) {
        takeUp(tx, order, now, now + AGAIN_AFTER);
        await enqueue(tx, followOrder, order, { now });
      }
    },
  });
  return [onFollow, onKeep];
}

import { handleJob, type AnyJobHandler } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { AccountId } from '#contracts/ids.ts';
import { RefundId } from '#contracts/payments.ts';
import type { PaymentsEnv } from '../payments-env.ts';
import { applyRefundAnswer, putOff } from './apply-refund-answer.ts';
import { refundCases } from './open-refund.ts';
import { continueRefund, keepRefunds } from './refunds.jobs-declared.ts';
import { findRefund, getOrderNumber, listWaitingRefunds } from './refunds.store.ts';

const AT_ONCE = 500;

/**
 * The handlers of refunds, connected to the channel. A process may die anywhere: the refund's own number stands before the first question, so that asking again
 * never pays twice; a channel that does not answer is no failure, only a later question.
 */
export function refundHandlers(env: PaymentsEnv): AnyJobHandler[] {
  return [
    handleJob(continueRefund, {
      prepare: async ({ kit, read }, { accountId, refundId }) => {
        const found = await read(async (tx) => {
          const refund = await findRefund(tx, accountId, refundId);
          return refund && { refund, orderNumber: await getOrderNumber(tx, refund) };
        });
        const { number, state, way, amountInFen, channelReference } = found?.refund ?? {};
        if (!found || number === undefined || amountInFen === undefined || way !== 'channel' || channelReference === null || channelReference === undefined || (state !== 'due' && state !== 'requested')) return undefined;
        const request = { refundNumber: number, orderNumber: found.orderNumber, reference: channelReference, amountInFen, noticeUrl: `${kit.settings.publicUrl}/api/payments/refund-notices` };
        try {
          const known = state === 'requested' ? await env.gateway.queryRefund(number) : { status: 'unknown' as const };
          return known.status === 'unknown' ? await env.gateway.refund(request) : known;
        } catch (error) {
          kit.logger.warn({ err: error, refund: refundId }, 'the channel did not answer about a refund');
          return 'unanswered' as const;
        }
      },
      work: async ({ tx, now }, { accountId, refundId }, answer) => {
        if (answer === 'unanswered') await putOff(tx, { accountId, id: refundId }, now);
        else if (answer) await applyRefundAnswer(tx, env, { accountId, id: refundId }, answer, 'query', now);
      },
    }),
    handleJob(keepRefunds, {
      work: async ({ tx, now }) => {
        await refundCases(tx, now, AT_ONCE);
        for (const { accountId, refundId } of await listWaitingRefunds(tx, new Date(now), AT_ONCE)) await enqueue(tx, continueRefund, { accountId: AccountId.parse(accountId), refundId: RefundId.parse(refundId) });
      },
    }),
  ];
}

import { handleJob, type AnyJobHandler } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { AccountId } from '#contracts/ids.ts';
import { RefundId } from '#contracts/payments.ts';
import { findAttempt } from '../attempts.store.ts';
import { noticeUrlOf } from '../channel-addresses.ts';
import type { PaymentsEnv } from '../payments-env.ts';
import { applyRefundAnswer, putOff } from './apply-refund-answer.ts';
import { refundCases } from './open-refund.ts';
import { continueRefund, keepRefunds } from './refunds.jobs-declared.ts';
import { findRefund, listWaitingRefunds } from './refunds.store.ts';

const AT_ONCE = 500;

/**
 * The handlers of refunds, connected to the channel. A process may die anywhere: the refund's own number stands before the first question, so that asking again
 * never pays twice; a channel that does not answer is no failure, only a later question.
 */
export function refundHandlers(env: PaymentsEnv): AnyJobHandler[] {
  return [
    handleJob(continueRefund, {
      prepare: async ({ kit, read }, { accountId, refundId }) => {
        const refund = await read((tx) => findRefund(tx, accountId, refundId));
        if (refund?.way !== 'channel' || refund.channelReference === null || (refund.state !== 'due' && refund.state !== 'requested')) return undefined;
        const id = refund.attemptId;
        const attempt = id === null ? undefined : await read((tx) => findAttempt(tx, accountId, { id }));
        const channel = attempt && env.channels.find(attempt.account);
        // an account that is no longer held cannot give anything back: a person pays it out
        if (!attempt || !channel) return { status: 'failed' as const, reason: 'account_gone' };
        const request = {
          refundNumber: refund.number, requestedAt: refund.openedAt, attempt: { number: attempt.number, startedAt: attempt.startedAt }, reference: refund.channelReference, amountInFen: refund.amountInFen, chargedInFen: refund.amountInFen,
          noticeUrl: noticeUrlOf(kit.settings, attempt.account),
        };
        try {
          const known = refund.state === 'requested' ? await channel.queryRefund(request) : { status: 'unknown' as const };
          return known.status === 'unknown' ? await channel.refund(request) : known;
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
        await refundCases(tx, env, now, AT_ONCE);
        for (const { accountId, refundId } of await listWaitingRefunds(tx, new Date(now), AT_ONCE)) await enqueue(tx, continueRefund, { accountId: AccountId.parse(accountId), refundId: RefundId.parse(refundId) });
      },
    }),
  ];
}

import type { Instant } from '#contracts/dates.ts';
import { invariant } from '#server/kernel/invariant.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { post } from '#server/modules/ledger/index.ts';
import { findAttempt } from '../attempts.store.ts';
import type { RefundAnswer } from '../channels/channel.ts';
import { getFeeOwner } from '../fee-owner.store.ts';
import type { PaymentsEnv } from '../payments-env.ts';
import { decideAnswer, nextAskAt } from './refund-states.ts';
import { getOrderNumber, lockRefund, noteTry, stepRefund, type Refund, type RefundSource } from './refunds.store.ts';

/** 退款结果入账: takes what the channel says of a refund, by answer, query or notice, whichever comes first and however often; tells the candidate once when the money is back. */
export async function applyRefundAnswer(tx: Tx, env: Pick<PaymentsEnv, 'applications' | 'fiscal'>, whose: { accountId: string; id: string }, answer: RefundAnswer, source: RefundSource, now: Instant): Promise<Refund> {
  const refund = await lockRefund(tx, whose.accountId, whose.id);
  invariant(refund, 'a claimed refund exists');
  const decision = decideAnswer(answer, refund);
  const [at, by] = [new Date(now), { source }];
  switch (decision.do) {
    case 'nothing': return refund;
    case 'wait':
      // an answer that it is under way moves it on; told so again, only the next question is put off
      if (refund.state === 'due' && answer.status === 'processing') await stepRefund(tx, refund, 'request', { state: 'requested', tries: 1, nextAt: new Date(nextAskAt(now, 0)) }, by, at);
      else await noteTry(tx, refund, new Date(nextAskAt(now, refund.tries)));
      return refund;
    case 'fail':
      await stepRefund(tx, refund, 'fail', { state: 'failed', failure: decision.failure, nextAt: null }, by, at, decision.failure);
      return refund;
    case 'fall_short':
      await stepRefund(tx, refund, 'fall_short', { ...(refund.way === 'channel' && { state: 'failed' as const, failure: 'amount_differs' }), returnedInFen: decision.returnedInFen, nextAt: null }, by, at, answer.status === 'done' ? answer.reference : '');
      await book(tx, refund, answer, decision.returnedInFen, now);
      return refund;
    case 'contradict':
      await stepRefund(tx, refund, 'contradict', { contradicted: true }, by, at, 'the channel paid what the desk had paid out');
      await book(tx, refund, answer, refund.amountInFen, now);
      return refund;
    case 'settle': {
      const reference = answer.status === 'done' ? answer.reference : '';
      // handed to the desk meanwhile, but nobody had paid it out: the channel did after all
      await stepRefund(tx, refund, 'settle', { state: 'done', way: 'channel', doneAt: at, reference, failure: null, nextAt: null }, by, at, reference);
      await book(tx, refund, answer, refund.amountInFen, now);
      if (refund.caseId === null) await env.fiscal?.reverse(tx, { accountId: refund.accountId, id: refund.orderId }, now);
      await env.applications.tellRefunded(tx, { accountId: refund.accountId, applicationId: refund.applicationId, amountInFen: refund.amountInFen, refundNumber: refund.number, orderNumber: await getOrderNumber(tx, refund) }, now);
      return refund;
    }
  }
}

async function book(tx: Tx, refund: Refund, answer: RefundAnswer, amountInFen: number, now: Instant): Promise<void> {
  const attempt = refund.attemptId === null ? undefined : await findAttempt(tx, refund.accountId, { id: refund.attemptId });
  invariant(attempt && answer.status === 'done', 'a channel gives back what an attempt brought');
  await post(tx, { kind: 'refund_done', receiving: attempt.account, number: attempt.number, reference: answer.reference, refundNumber: refund.number, orderNumber: await getOrderNumber(tx, refund), of: await getFeeOwner(tx, refund), amountInFen, happenedAt: answer.at }, now);
}

/** A question the channel did not answer: asked again later, with growing pauses (退避重试). */
export async function putOff(tx: Tx, whose: { accountId: string; id: string }, now: Instant): Promise<void> {
  const refund = await lockRefund(tx, whose.accountId, whose.id);
  if (refund && refund.way === 'channel' && (refund.state === 'due' || refund.state === 'requested')) await noteTry(tx, refund, new Date(nextAskAt(now, refund.tries)));
}

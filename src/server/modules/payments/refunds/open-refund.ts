import type { Instant } from '#contracts/dates.ts';
import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { RefundId, RefundNumber } from '#contracts/payments.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { post } from '#server/modules/ledger/index.ts';
import { newId } from '#server/platform/ids.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { getFeeOwner } from '../fee-owner.store.ts';
import { findLiveOrder, type Order } from '../payments.store.ts';
import type { PaymentsEnv } from '../payments-env.ts';
import { newRefundNumber } from './new-refund-number.ts';
import { continueRefund } from './refunds.jobs-declared.ts';
import { getOrderNumber, insertRefund, listCasesWithoutRefund, type Refund } from './refunds.store.ts';

/**
 * 停考全额退费 (T31): gives back the whole of what paid an application, the way it was paid; an on-site payment goes onto the list of the cash desk. Answers the order,
 * or undefined where nothing was paid (免缴). Said again it changes nothing.
 */
export async function refundApplication(tx: Tx, of: { accountId: AccountId; applicationId: ApplicationId; suspensionId: string }, now: Instant): Promise<Order | undefined> {
  const order = await findLiveOrder(tx, of.accountId, of.applicationId);
  if (order?.state !== 'paid') return undefined;
  await refundOrder(tx, order, { suspensionId: of.suspensionId, requestId: null, reason: 'suspended' }, now);
  return order;
}

/** Gives back the whole of what paid an order, the way it was paid, and answers the refund's number; none when it is on its way already. */
export async function refundOrder(tx: Tx, order: Order, why: Pick<Refund, 'suspensionId' | 'requestId' | 'reason'>, now: Instant): Promise<RefundNumber | undefined> {
  const byChannel = order.how === 'online' && order.channelReference !== null;
  return open(tx, {
    ...why, accountId: order.accountId, applicationId: order.applicationId, orderId: order.id, caseId: null, attemptId: byChannel ? order.attemptId : null, way: byChannel ? 'channel' : 'desk', amountInFen: order.amountInFen,
    channelReference: byChannel ? order.channelReference : null,
  }, now);
}

type Case = Pick<Refund, 'accountId' | 'applicationId' | 'orderId' | 'attemptId' | 'reason' | 'amountInFen' | 'channelReference'> & { caseId: string };

/** 自动退费: gives back a charge that could pay nothing (T32), by its own channel; nobody needs to ask for it, and the candidate is told once. */
export async function refundCase(tx: Tx, { applications }: Pick<PaymentsEnv, 'applications'>, one: Case, now: Instant): Promise<void> {
  const refundNumber = await open(tx, { ...one, suspensionId: null, requestId: null, way: 'channel' }, now);
  if (refundNumber !== undefined) await applications.tellRefundOpened(tx, { accountId: one.accountId, applicationId: one.applicationId, refundNumber, amountInFen: one.amountInFen, reason: one.reason }, now);
}

/** Opens the refunds of charges that could pay nothing and have none yet; answers how many. */
export async function refundCases(tx: Tx, env: Pick<PaymentsEnv, 'applications'>, now: Instant, limit: number): Promise<number> {
  const cases = await listCasesWithoutRefund(tx, limit);
  for (const one of cases) await refundCase(tx, env, one, now);
  return cases.length;
}

/** The number of the refund it opened; none where there is one already. */
async function open(tx: Tx, refund: Pick<Refund, 'accountId' | 'applicationId' | 'orderId' | 'attemptId' | 'caseId' | 'suspensionId' | 'requestId' | 'reason' | 'way' | 'amountInFen' | 'channelReference'>, now: Instant): Promise<RefundNumber | undefined> {
  const id = newId<RefundId>();
  const number = newRefundNumber(now);
  const isNew = await insertRefund(tx, { ...refund, id, number }, new Date(now));
  if (!isNew) return undefined;
  // money that was held for its payer is owed already; a fee that was settled is owed from now on
  if (refund.caseId === null) await post(tx, { kind: 'refund_due', refundNumber: number, orderNumber: await getOrderNumber(tx, refund), of: await getFeeOwner(tx, refund), amountInFen: refund.amountInFen, happenedAt: now }, now);
  if (refund.way === 'channel') await enqueue(tx, continueRefund, { accountId: refund.accountId, refundId: id });
  return number;
}

import { createHash } from 'node:crypto';
import type { Instant } from '#contracts/dates.ts';
import type { RefundNotice } from '#contracts/refunds.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { PaymentsEnv } from '../payments-env.ts';
import { keepNotice } from '../payments.store.ts';
import { applyRefundAnswer } from './apply-refund-answer.ts';
import { findRefund, findRefundClaim, getOrderNumber, type Refund } from './refunds.store.ts';

/** 退款结果通知: believed only with a right signature, for our merchant and a refund of ours of that very order; repeated, it changes nothing. */
export async function takeRefundNotice(tx: Tx, env: PaymentsEnv, notice: RefundNotice, now: Instant): Promise<Result<{ refund: Refund | undefined }>> {
  const answer = env.gateway.readRefundNotice(notice);
  if (!answer) return refusedFor('payment.notice_refused');
  const claim = await findRefundClaim(tx, notice.refundNumber);
  const refund = claim && (await findRefund(tx, claim.accountId, claim.id));
  if (!refund || (await getOrderNumber(tx, refund)) !== notice.orderNumber) return refusedFor('refund.not_found');
  const isNew = await keepNotice(tx, { noticeId: notice.noticeId, orderNumber: notice.orderNumber, digest: createHash('sha256').update(JSON.stringify(notice)).digest() }, now);
  return ok({ refund: isNew ? await applyRefundAnswer(tx, env, refund, answer, 'notice', now) : undefined });
}

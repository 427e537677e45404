import { createHash } from 'node:crypto';
import type { Instant } from '#contracts/dates.ts';
import type { NoticeFaultKept } from '#contracts/payment-notices.ts';
import { AttemptNumber, RefundNumber } from '#contracts/payments.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findAttempt, type Attempt } from '../attempts.store.ts';
import type { ChannelNotice, PaymentChannel, RawNotice } from '../channels/channel.ts';
import { orderNumberOf } from '../domain/attempt-number.ts';
import { claimNotice, keepRefused } from '../notices.store.ts';
import type { PaymentsEnv } from '../payments-env.ts';
import { findClaim } from '../payments.store.ts';
import { applyRefundAnswer } from '../refunds/apply-refund-answer.ts';
import { findRefund, findRefundClaim, type Refund } from '../refunds/refunds.store.ts';
import { applyCharge } from './apply-charge.ts';

/** What became of a notice: believed (and what it was about), or refused and kept. */
export type Taken = { taken: true; subject: string; accountId: Attempt['accountId']; noticeId: string; changed: boolean } | { taken: false; fault: NoticeFaultKept };

type Known = { about: 'payment'; attempt: Attempt } | { about: 'refund'; refund: Refund };

/**
 * 支付、退款结果通知: believed only with a right signature, for our merchant, about a payment or refund of this very account; amount, time and state are judged where it is applied. Its id is
 * claimed in the transaction that acts on it, so one said again changes nothing and one whose handling failed is handled when it comes again. What is not believed is kept (拒收) and shown to staff.
 */
export async function takeNotice(tx: Tx, env: PaymentsEnv, channel: PaymentChannel, raw: RawNotice, from: string, now: Instant): Promise<Taken> {
  const refuse = async (fault: NoticeFaultKept, number: string | null = null): Promise<Taken> => {
    await keepRefused(tx, { account: channel.account, fault, number, digest: createHash('sha256').update(raw.body).digest(), from }, now);
    return { taken: false, fault };
  };
  const read = channel.readNotice(raw, now);
  if (!read.ok) return refuse(read.fault);
  const { notice } = read;
  const number = notice.about === 'payment' ? notice.number : notice.refundNumber;
  const known = await findSubject(tx, notice);
  if (!known) return refuse('unknown_number', number);
  const attempt = known.about === 'payment' ? known.attempt : await attemptOf(tx, known.refund);
  if (notice.about === 'refund' && notice.number !== undefined && notice.number !== attempt?.number) return refuse('unknown_number', number);
  if (attempt?.account !== channel.account) return refuse('other_account', number);
  const heard = await claimNotice(tx, { account: channel.account, id: notice.id, about: notice.about, number, digest: meaningOf(notice) }, now);
  if (heard === 'otherwise') return refuse('id_reused', number);
  const changed = heard === 'new' && (await act(tx, env, known, notice, now));
  return { taken: true, subject: known.about === 'payment' ? `attempt:${number}` : `refund:${number}`, accountId: known.about === 'payment' ? known.attempt.accountId : known.refund.accountId, noticeId: notice.id, changed };
}

async function act(tx: Tx, env: PaymentsEnv, known: Known, notice: ChannelNotice, now: Instant): Promise<boolean> {
  if (known.about === 'payment' && notice.about === 'payment') {
    const { accountId, orderId, id, state } = known.attempt;
    return (await applyCharge(tx, env, { accountId, orderId, attemptId: id }, notice.charge, 'notice', now)).attempt.state !== state;
  }
  if (known.about === 'refund' && notice.about === 'refund') return (await applyRefundAnswer(tx, env, known.refund, notice.answer, 'notice', now)).state !== known.refund.state;
  return false;
}

async function findSubject(tx: Tx, notice: ChannelNotice): Promise<Known | undefined> {
  if (notice.about === 'refund') {
    const number = RefundNumber.safeParse(notice.refundNumber);
    const claim = number.success ? await findRefundClaim(tx, number.data) : undefined;
    const refund = claim && (await findRefund(tx, claim.accountId, claim.id));
    return refund && { about: 'refund', refund };
  }
  const order = orderNumberOf(notice.number);
  const claim = order && (await findClaim(tx, order));
  const attempt = claim && (await findAttempt(tx, claim.accountId, { number: AttemptNumber.parse(notice.number) }));
  return attempt && { about: 'payment', attempt };
}

async function attemptOf(tx: Tx, refund: Refund): Promise<Attempt | undefined> {
  return refund.attemptId === null ? undefined : findAttempt(tx, refund.accountId, { id: refund.attemptId });
}

/** What a notice says, without when it was sent: a channel that says it again signs it anew. */
function meaningOf(notice: ChannelNotice): Buffer {
  const said = notice.about === 'payment' ? [notice.number, notice.charge.status, ...(notice.charge.status === 'paid' ? [notice.charge.amountInFen, notice.charge.reference] : [])] : [notice.refundNumber, notice.answer.status, ...(notice.answer.status === 'done' ? [notice.answer.amountInFen, notice.answer.reference] : [])];
  return createHash('sha256').update(JSON.stringify([notice.about, ...said])).digest();
}

import type { Instant } from '#contracts/dates.ts';
import { AttemptNumber, RefundNumber } from '#contracts/payments.ts';
import type { FeeOf } from '#server/modules/ledger/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findAttempt, type Attempt } from '../attempts.store.ts';
import type { BillLine } from '../channels/channel.ts';
import { orderNumberOf } from '../domain/attempt-number.ts';
import { getFeeOwner } from '../fee-owner.store.ts';
import type { PaymentsEnv } from '../payments-env.ts';
import { findClaim } from '../payments.store.ts';
import { applyRefundAnswer } from '../refunds/apply-refund-answer.ts';
import { findRefund, findRefundClaim, type Refund } from '../refunds/refunds.store.ts';
import { applyCharge } from './apply-charge.ts';

type Line = Pick<BillLine, 'kind' | 'number' | 'reference' | 'refundNumber'> & { receiving: string };
type Read = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
export type WhoseMovement = FeeOf & { orderNumber: string };
export type ConfirmedMovement = { whose: WhoseMovement; apply(tx: Tx, now: Instant): Promise<void> };

/** Whose a movement on a bill is (对账认领): the order its number names, where the number is one of ours. */
export async function findWhoseMovement(tx: Tx, { number }: Pick<Line, 'number'>): Promise<WhoseMovement | undefined> {
  const attempt = await attemptOf(tx, number);
  return attempt && { orderNumber: attempt.number.slice(0, 21), ...(await getFeeOwner(tx, attempt)) };
}

/**
 * 对账补单: asks the channel about a movement that only its bill has. What the channel confirms can be applied like any other answer of its, by the same commands; undefined
 * where it does not confirm it, or it is no movement of ours. Throws when the channel cannot be asked.
 */
export async function confirmMovement(env: PaymentsEnv, read: Read, line: Line): Promise<ConfirmedMovement | undefined> {
  const channel = env.channels.find(line.receiving);
  const attempt = await read((tx) => attemptOf(tx, line.number));
  if (!channel || attempt?.account !== line.receiving) return undefined;
  const whose = { orderNumber: attempt.number.slice(0, 21), ...(await read((tx) => getFeeOwner(tx, attempt))) };
  const asked = { number: attempt.number, startedAt: attempt.startedAt };
  if (line.kind === 'payment') {
    const charge = await channel.query({ ...asked, reference: line.reference });
    if (charge.status !== 'paid' || charge.reference !== line.reference) return undefined;
    return { whose, apply: async (tx, now) => { await applyCharge(tx, env, { accountId: attempt.accountId, orderId: attempt.orderId, attemptId: attempt.id }, charge, 'reconciliation', now); } };
  }
  const refund = await read((tx) => refundOf(tx, line.refundNumber));
  if (refund?.attemptId !== attempt.id) return undefined;
  const answer = await channel.queryRefund({ refundNumber: refund.number, requestedAt: refund.openedAt, attempt: asked });
  if (answer.status !== 'done') return undefined;
  return { whose, apply: async (tx, now) => { await applyRefundAnswer(tx, env, refund, answer, 'query', now); } };
}

async function attemptOf(tx: Tx, number: string): Promise<Attempt | undefined> {
  const orderNumber = orderNumberOf(number);
  const claim = orderNumber && (await findClaim(tx, orderNumber));
  return claim && findAttempt(tx, claim.accountId, { number: AttemptNumber.parse(number) });
}

async function refundOf(tx: Tx, number: string | null): Promise<Refund | undefined> {
  const parsed = RefundNumber.safeParse(number);
  const claim = parsed.success ? await findRefundClaim(tx, parsed.data) : undefined;
  return claim && findRefund(tx, claim.accountId, claim.id);
}

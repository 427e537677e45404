import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { listAttempts, noteAsked, recordAttemptMove } from '../attempts.store.ts';
import { noteChannels } from '../channel-state.store.ts';
import { endsUnpaid, holdsOrderOpen, type Said } from '../domain/attempt-states.ts';
import type { PaymentsEnv } from '../payments-env.ts';
import { lockOrder, type Order } from '../payments.store.ts';
import { applyCharge, moveOrder, type OfAttempt } from './apply-charge.ts';

type Env = Pick<PaymentsEnv, 'applications' | 'fiscal'>;

/** What came of asking one channel about one attempt. */
export type Answer = OfAttempt & { account: string; said: Said };

/** 查单结果: takes what the channels answered about the attempts of one order, notes when each was asked and is asked next, and ends what is over. A channel that did not answer ends nothing. */
export async function takeAnswers(tx: Tx, env: Env, answers: readonly Answer[], now: Instant): Promise<void> {
  const answered = new Map<string, boolean>();
  for (const answer of answers) {
    const { said } = answer;
    const { attempt } = await applyCharge(tx, env, answer, said === 'unanswered' ? { status: 'unpaid' } : said, 'query', now);
    const noted = noteAsked(tx, attempt, said, now);
    if (endsUnpaid(said, noted, now)) recordAttemptMove(tx, noted, 'close', { source: 'clock', at: now });
    answered.set(answer.account, said !== 'unanswered' || answered.get(answer.account) === true);
  }
  await noteChannels(tx, answered, now);
}

/** Ends an open order whose time is over once every channel has said that nothing was paid (T21). */
export async function closeIfOver(tx: Tx, env: Env, of: Pick<OfAttempt, 'accountId' | 'orderId'>, now: Instant): Promise<Order | undefined> {
  const order = await lockOrder(tx, of.accountId, of.orderId);
  if (order?.state !== 'open' || order.expiresAt === null || order.expiresAt > now) return order;
  if ((await listAttempts(tx, of.accountId, of.orderId)).some(holdsOrderOpen)) return order;
  const closed = moveOrder(tx, order, 'close', { source: 'clock', at: now });
  await env.applications.endPayment(tx, { accountId: order.accountId, applicationId: order.applicationId }, now);
  return closed;
}

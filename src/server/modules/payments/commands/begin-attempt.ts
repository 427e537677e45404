import type { Instant } from '#contracts/dates.ts';
import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { AttemptId, OrderId, PayerDevice } from '#contracts/payments.ts';
import { refuse } from '#contracts/refusals.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { comeBackTo, insertAttempt, leaveOthers, listAttempts, type Attempt } from '../attempts.store.ts';
import type { PaymentChannel } from '../channels/channel.ts';
import { attemptNumber, MOST_ATTEMPTS } from '../domain/attempt-number.ts';
import { orderExpiry } from '../domain/order-timing.ts';
import { newOrderNumber } from '../new-order-number.ts';
import type { PayableApplications, PaymentDue } from '../payable-applications.ts';
import { enqueueAttemptJobs } from '../payments.jobs.ts';
import { extendOrder, findLiveOrder, insertOrder, lockLiveOrder, type Order } from '../payments.store.ts';

type Whose = { accountId: AccountId; applicationId: ApplicationId };
/** Where and on what the payer pays. */
export type Chosen = { channel: Pick<PaymentChannel, 'account' | 'kind'>; device: PayerDevice };
export type Begun = { order: Order; attempt: Attempt };

/**
 * 缴费下单 (T19): opens the one live order of an application with the amount of the fee table, or goes on with the open one, and begins an attempt at the account the payer chose. Pressed twice or
 * in two windows it is the same attempt; at another account the earlier one is left, to be closed. An order whose time is over gets new time as long as payment is open: nobody waits for a channel
 * that is away.
 */
export async function beginAttempt(tx: Tx, applications: PayableApplications, whose: Whose, chosen: Chosen, now: Instant): Promise<Result<Begun>> {
  // an order is locked before its application, here as wherever money comes in; what is read with the locks is read under them
  const [, found, live] = await Promise.all([lockLiveOrder(tx, whose.accountId, whose.applicationId), applications.describe(tx, whose, now, { toPay: true, lang: 'zh' }), findLiveOrder(tx, whose.accountId, whose.applicationId)]);
  if (!found.ok) return found;
  if (live) return continueOrder(tx, live, found.value, chosen, now);
  const opened = await openOrder(tx, applications, whose, found.value, now);
  if (!opened.ok) return opened;
  return begin(tx, opened.value, [], chosen, now);
}

async function openOrder(tx: Tx, applications: PayableApplications, whose: Whose, due: PaymentDue, now: Instant): Promise<Result<Order>> {
  const no = [...due.refusals, ...(due.mode === 'on_site' ? [refuse('payment.on_site_only')] : [])];
  if (no.length > 0) return refused(no);
  const order: Order = {
    ...whose, id: newId<OrderId>(), orderNumber: newOrderNumber(now),
    how: 'online', state: 'open', version: 1, title: due.title, lines: due.lines, amountInFen: due.amountInFen,
    openedAt: now, expiresAt: orderExpiry(now, due.closesAt), returnedAt: null, paidAt: null, channelReference: null, receiptNumber: null, attemptId: null,
  };
  // the application is locked: only an order it does not know of could stand in the way
  const [opened, started] = await Promise.all([insertOrder(tx, { ...order, source: 'candidate', actorId: whose.accountId }), applications.startPayment(tx, whose, now)]);
  if (!opened) return refusedFor('request.busy');
  return started.ok ? ok(order) : started;
}

async function continueOrder(tx: Tx, order: Order, due: PaymentDue, chosen: Chosen, now: Instant): Promise<Result<Begun>> {
  if (order.state === 'paid') return refusedFor('payment.already_paid');
  const attempts = await listAttempts(tx, order.accountId, order.id);
  const open = attempts.find((a) => a.state === 'open' && a.account === chosen.channel.account);
  if (open && open.expiresAt > now) {
    await comeBackTo(tx, open);
    await leaveOthers(tx, open, now);
    return ok({ order, attempt: { ...open, leftAt: null } });
  }
  // it was to be asked about and closed just before; only a channel that is away leaves it open
  if (open) return refusedFor('payment.channel_away');
  if (due.refusals.length > 0) return refused(due.refusals);
  if (attempts.length >= MOST_ATTEMPTS) return refusedFor('payment.too_many_attempts');
  const expiresAt = Math.max(order.expiresAt ?? now, orderExpiry(now, due.closesAt));
  await extendOrder(tx, order, expiresAt);
  return begin(tx, { ...order, expiresAt }, attempts, chosen, now);
}

async function begin(tx: Tx, order: Order, before: readonly Attempt[], { channel, device }: Chosen, now: Instant): Promise<Result<Begun>> {
  const attempt: Attempt = {
    accountId: order.accountId, id: newId<AttemptId>(), orderId: order.id, applicationId: order.applicationId, number: attemptNumber(order.orderNumber, before.length + 1), account: channel.account, kind: channel.kind, device,
    state: 'open', version: 1, amountInFen: order.amountInFen, startedAt: now, expiresAt: order.expiresAt ?? now, start: null, leftAt: null, lastAskedAt: null, lastAnsweredAt: null, lastAnswer: null, unanswered: 0, nextAskAt: null,
    reference: null, chargedInFen: null, paidAt: null, endedAt: null,
  };
  if (!(await insertAttempt(tx, attempt))) return refusedFor('request.busy');
  if (before.length > 0) await leaveOthers(tx, attempt, now);
  await enqueueAttemptJobs(tx, attempt, now);
  return ok({ order, attempt });
}

import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { RefundId } from '#contracts/payments.ts';
import type { MoveRefund, PayOutRefund } from '#contracts/refunds.ts';
import type { Refusal } from '#contracts/refusals.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { StaffActor } from '#server/platform/http/endpoint.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { holdMyDesk, payOutRefund as payOutAtDesk } from '#server/modules/cash-desk/index.ts';
import { getFeeOwner } from '../fee-owner.store.ts';
import { claimReceipt } from '../payments.store.ts';
import type { PaymentsEnv } from '../payments-env.ts';
import { leftForDesk, refusalsToHandOver, refusalsToPayOut, refusalsToRetry } from './refund-states.ts';
import { continueRefund } from './refunds.jobs-declared.ts';
import { findRefundWithin } from './refunds.list.store.ts';
import { getOrderNumber, lockRefund, stepRefund, type Refund } from './refunds.store.ts';

export type Handling = { tx: Tx; now: Instant; by: StaffActor; env: PaymentsEnv };
export type OneRefund = { accountId: AccountId; id: RefundId };

/** 重新退款: what the channel turned down is asked for again, under the same number. */
export async function retryRefund({ tx, now, by }: Handling, of: OneRefund, { version, reason }: MoveRefund): Promise<Result<Refund>> {
  const taken = await take(tx, by, of, version, refusalsToRetry);
  if (!taken.ok) return taken;
  const at = new Date(now);
  await stepRefund(tx, taken.value, 'retry', { state: 'due', failure: null, nextAt: at, tries: 0 }, { source: 'cashier', staffId: by.staffId, name: by.name }, at, reason);
  await enqueue(tx, continueRefund, { accountId: taken.value.accountId, refundId: taken.value.id });
  return taken;
}

/** 转现场退费: what the channel cannot give back goes onto the list of the cash desk; another person pays it out. */
export async function handOverRefund({ tx, now, by }: Handling, of: OneRefund, { version, reason }: MoveRefund): Promise<Result<Refund>> {
  const taken = await take(tx, by, of, version, refusalsToHandOver);
  if (!taken.ok) return taken;
  const who = { source: 'cashier' as const, staffId: by.staffId, name: by.name };
  await stepRefund(tx, taken.value, 'hand_over', { state: 'due', way: 'desk', nextAt: null, handedBy: who }, who, new Date(now), reason);
  return taken;
}

/** 现场退费登记: in their open shift the cashier pays out, and enters the receipt the payee signed; a receipt number counts once in a province. */
export async function payOutRefund({ tx, now, by, env }: Handling, of: OneRefund, { version, receiptNumber, ...hands }: PayOutRefund): Promise<Result<Refund>> {
  const taken = await take(tx, by, of, version, (r) => refusalsToPayOut(r, by.staffId));
  if (!taken.ok) return taken;
  const refund = taken.value;
  const mine = await holdMyDesk(tx, by, taken.value.province, now);
  if (!mine.ok) return mine;
  const [at, who] = [new Date(now), { source: 'cashier' as const, staffId: by.staffId, name: by.name }];
  if (!(await claimReceipt(tx, `refund:${taken.value.province}`, receiptNumber, { accountId: refund.accountId, id: refund.orderId }))) return refusedFor('refund.receipt_used', { path: 'receiptNumber', params: { receiptNumber } });
  await stepRefund(tx, refund, 'pay_out', { state: 'done', doneAt: at, receiptNumber, failure: null, paidOutBy: who }, who, at, receiptNumber);
  const orderNumber = await getOrderNumber(tx, refund);
  const paid = await payOutAtDesk(tx, mine.value, { refundNumber: refund.number, orderNumber, receiptNumber, of: await getFeeOwner(tx, refund), amountInFen: leftForDesk(refund) }, hands, now);
  if (!paid.ok) return paid;
  if (refund.caseId === null) await env.fiscal?.reverse(tx, { accountId: refund.accountId, id: refund.orderId }, now);
  await env.applications.tellRefunded(tx, { accountId: refund.accountId, applicationId: refund.applicationId, amountInFen: refund.amountInFen, refundNumber: refund.number, orderNumber }, now);
  return taken;
}

async function take(tx: Tx, by: StaffActor, of: OneRefund, version: number, rule: (r: Refund) => Refusal[]): Promise<Result<Refund & { province: string }>> {
  const within = await findRefundWithin(tx, by.jurisdiction, of);
  const refund = within && (await lockRefund(tx, of.accountId, of.id));
  if (!refund) return refusedFor('refund.not_found');
  if (refund.version !== version) return refusedFor('refund.changed_meanwhile');
  const no = rule(refund);
  return no.length > 0 ? refused(no) : ok({ ...refund, province: within.province });
}

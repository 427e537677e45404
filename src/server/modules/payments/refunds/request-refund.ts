import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { OrderNumber } from '#contracts/payments.ts';
import type { AskRefund, DecideRefund } from '#contracts/refund-requests.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { StaffActor } from '#server/platform/http/endpoint.ts';
import { newId } from '#server/platform/ids.ts';
import type { PayableApplications } from '../payable-applications.ts';
import { findClaim, findOrder, lockOrder, type Order } from '../payments.store.ts';
import { refundOrder } from './open-refund.ts';
import { decideRequest, findStandingRequest, insertRefundRequest, lockRequestWithin, type RefundRequest } from './refund-requests.store.ts';
import { findRefundOfOrder } from './refunds.store.ts';

type Asking = { tx: Tx; now: Instant; by: StaffActor; applications: Pick<PayableApplications, 'findForStaff' | 'refundFee'> };

/** Why a refund of an order cannot be asked for: nothing was settled, it is on its way, or somebody asked before. */
export async function refusalsToAsk(tx: Tx, order: Order): Promise<Refusal[]> {
  if (order.state !== 'paid') return [refuse('refund.nothing_paid')];
  const refund = await findRefundOfOrder(tx, order.accountId, order.id);
  if (refund) return [refuse('refund.exists_already', { params: { number: refund.number } })];
  return (await findStandingRequest(tx, order)) ? [refuse('refund.requested_already')] : [];
}

/** 申请退费 (T32, D-19): one of finance asks for the whole of what paid an order to go back, and says on what ground and why. */
export async function askRefund({ tx, now, by, applications }: Asking, orderNumber: OrderNumber, asked: AskRefund): Promise<Result<{ order: Order; requestId: string }>> {
  const claim = await findClaim(tx, orderNumber);
  const order = claim && (await findOrder(tx, claim.accountId, { id: claim.id }));
  if (!order || !(await applications.findForStaff(tx, by, order.applicationId)).ok) return refusedFor('payment.order_not_found');
  const no = await refusalsToAsk(tx, order);
  if (no.length > 0) return refused(no);
  const requestId = newId();
  return (await insertRefundRequest(tx, order, { id: requestId, ...asked }, by, new Date(now))) ? ok({ order, requestId }) : refusedFor('refund.requested_already');
}

/** Why somebody cannot decide a request: it is decided, or it is their own. */
export function refusalsToDecide(r: RefundRequest, byId: string): Refusal[] {
  if (r.state !== 'requested') return [refuse('refund.request_decided')];
  return r.requestedById === byId ? [refuse('refund.own_request')] : [];
}

/** 复核退费: another person of finance agrees, and the refund is opened to the paying account and the application ends where that was asked for; or does not, and says why. */
export async function decideRefund({ tx, now, by, applications }: Asking, of: { accountId: AccountId; id: string }, { version, decision, reason }: DecideRefund): Promise<Result<RefundRequest>> {
  const request = await lockRequestWithin(tx, by.jurisdiction, of);
  if (!request) return refusedFor('refund.not_found');
  if (request.version !== version) return refusedFor('refund.changed_meanwhile');
  const no = refusalsToDecide(request, by.staffId);
  if (no.length > 0) return refused(no);
  await decideRequest(tx, request, decision === 'approve' ? 'approved' : 'turned_down', reason, by, new Date(now));
  if (decision === 'turn_down') return ok(request);
  const order = await lockOrder(tx, request.accountId, request.orderId);
  if (order?.state !== 'paid') return refusedFor('refund.nothing_paid');
  const refundNumber = await refundOrder(tx, order, { suspensionId: null, requestId: request.id, reason: request.ground }, now);
  if (refundNumber === undefined) {
    const refund = await findRefundOfOrder(tx, order.accountId, order.id);
    return refusedFor('refund.exists_already', { params: { number: refund?.number ?? '' } });
  }
  await applications.refundFee(tx, { accountId: order.accountId, applicationId: order.applicationId, refundNumber, amountInFen: order.amountInFen, reason: request.ground, application: request.application, staff: by }, now);
  return ok(request);
}

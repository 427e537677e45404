import type { Instant } from '#contracts/dates.ts';
import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { OrderId, RefundOccasion } from '#contracts/payments.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { listRefundCases } from '../payments.store.ts';
import { listRefunds, type Refund } from './refunds.store.ts';

/** Money of an order that goes back, and how far it is; no refund yet for a charge that came in a moment ago. */
export type Owed = { orderId: OrderId; reason: RefundOccasion; amountInFen: number; at: Instant; refund: Refund | null };

/** All money that goes back of an application's orders (应退款项), the oldest first: charges that could pay nothing, and fees of a suspended exam. */
export async function listOwed(tx: Tx, accountId: AccountId, applicationId: ApplicationId): Promise<Owed[]> {
  const [cases, refunds] = await Promise.all([listRefundCases(tx, accountId, applicationId), listRefunds(tx, accountId, applicationId)]);
  return [
    ...cases.map(({ id, ...one }): Owed => ({ ...one, refund: refunds.find((r) => r.caseId === id) ?? null })),
    ...refunds.filter((r) => r.caseId === null).map((r): Owed => ({ orderId: r.orderId, reason: r.reason, amountInFen: r.amountInFen, at: r.openedAt, refund: r })),
  ].sort((a, b) => a.at - b.at);
}

import { sql, type Selectable } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import { OrderId, RefundGround } from '#contracts/payments.ts';
import { AfterRefund, RefundRequestState, type RefundRequestFilters } from '#contracts/refund-requests.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { withinJurisdiction } from '#server/modules/applications/index.ts';
import type { Database } from '#server/platform/db/schema.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Order } from '../payments.store.ts';

/** A refund one person of finance asks for (退费申请). */
export type RefundRequest = {
  accountId: AccountId; id: string; orderId: OrderId; applicationId: ApplicationId; ground: RefundGround; application: AfterRefund; reason: string; amountInFen: number; state: RefundRequestState; version: number;
  requestedById: string; requestedBy: string; requestedAt: Instant; decidedBy: string | null; decidedAt: Instant | null; decisionReason: string | null;
};
type By = { staffId: string; name: string };

/** Keeps a request; false when one of the order stands already: the index decides. */
export async function insertRefundRequest(tx: Tx, order: Order, asked: { id: string; ground: RefundGround; application: AfterRefund; reason: string }, by: By, at: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.insertInto('refund_request').values({
    account_id: order.accountId, id: asked.id, order_id: order.id, application_id: order.applicationId, ground: asked.ground, application: asked.application, reason: asked.reason, amount_in_fen: order.amountInFen, state: 'requested', version: 1,
    requested_by_id: by.staffId, requested_by_name: by.name, requested_at: at,
  }).onConflict((c) => c.doNothing()).executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** The request that stands for an order. */
export async function findStandingRequest(tx: Tx, order: Pick<Order, 'accountId' | 'id'>): Promise<RefundRequest | undefined> {
  const row = await tx.selectFrom('refund_request').selectAll().where('account_id', '=', order.accountId).where('order_id', '=', order.id).where('state', 'in', ['requested', 'approved']).executeTakeFirst();
  return row && requestOf(row);
}

/** A request somebody may deal with, its row held until the transaction ends; outside their jurisdiction it does not exist. */
export async function lockRequestWithin(tx: Tx, j: Jurisdiction, of: { accountId: string; id: string }): Promise<RefundRequest | undefined> {
  const within = await narrowed(tx, j, {}).select('r.id').where('r.account_id', '=', of.accountId).where('r.id', '=', of.id).executeTakeFirst();
  if (!within) return undefined;
  const row = await tx.selectFrom('refund_request').selectAll().where('account_id', '=', of.accountId).where('id', '=', of.id).forUpdate().executeTakeFirst();
  return row && requestOf(row);
}

/** Writes the decision of the second person. */
export async function decideRequest(tx: Tx, r: RefundRequest, state: 'approved' | 'turned_down', reason: string, by: By, at: Date): Promise<void> {
  await tx.updateTable('refund_request').set({ state, version: r.version + 1, decided_by_id: by.staffId, decided_by_name: by.name, decided_at: at, decision_reason: reason })
    .where('account_id', '=', r.accountId).where('id', '=', r.id).where('version', '=', r.version).executeTakeFirstOrThrow();
}

function narrowed(tx: Tx, j: Jurisdiction, f: RefundRequestFilters) {
  let query = tx.selectFrom('refund_request as r').innerJoin('application', (on) => on.onRef('application.account_id', '=', 'r.account_id').onRef('application.id', '=', 'r.application_id'))
    .innerJoin('payment_order as o', (on) => on.onRef('o.account_id', '=', 'r.account_id').onRef('o.id', '=', 'r.order_id'))
    .where((eb) => eb.exists(eb.selectFrom('application').select(sql<number>`1`.as('one')).whereRef('application.account_id', '=', 'r.account_id').whereRef('application.id', '=', 'r.application_id').where(withinJurisdiction(j))));
  if (f.state !== undefined) query = query.where('r.state', '=', f.state);
  if (f.ground !== undefined) query = query.where('r.ground', '=', f.ground);
  return query;
}

/** Requests of applications within a jurisdiction, in the order of their keys. */
export async function requestsAfter(tx: Tx, j: Jurisdiction, f: RefundRequestFilters, after: readonly [accountId: string, id: string] | undefined, limit: number) {
  let query = narrowed(tx, j, f);
  if (after) query = query.where((eb) => eb(eb.refTuple('r.account_id', 'r.id'), '>', eb.tuple(after[0], after[1])));
  const rows = await query.selectAll('r').select(['o.order_number', 'application.number']).orderBy('r.account_id').orderBy('r.id').limit(limit).execute();
  return rows.map((row) => ({ ...requestOf(row), orderNumber: row.order_number, applicationNumber: row.number ?? '' }));
}

/** How many there are. */
export async function countRequests(tx: Tx, j: Jurisdiction, f: RefundRequestFilters): Promise<number> {
  const { count } = await narrowed(tx, j, f).select((eb) => eb.fn.countAll<string>().as('count')).executeTakeFirstOrThrow();
  return Number(count);
}

function requestOf(row: Selectable<Database['refund_request']>): RefundRequest {
  return {
    accountId: AccountId.parse(row.account_id), id: row.id, orderId: OrderId.parse(row.order_id), applicationId: ApplicationId.parse(row.application_id), ground: RefundGround.parse(row.ground), application: AfterRefund.parse(row.application), reason: row.reason, amountInFen: row.amount_in_fen,
    state: RefundRequestState.parse(row.state), version: row.version, requestedById: row.requested_by_id, requestedBy: row.requested_by_name, requestedAt: row.requested_at.getTime(), decidedBy: row.decided_by_name,
    decidedAt: row.decided_at?.getTime() ?? null, decisionReason: row.decision_reason,
  };
}

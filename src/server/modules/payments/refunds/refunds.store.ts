import { sql, type Selectable } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import { AttemptId, OrderId, OrderNumber, RefundId, RefundNumber, RefundOccasion, RefundState, RefundWay } from '#contracts/payments.ts';
import type { Database } from '#server/platform/db/schema.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { RefundAct } from './refund-states.ts';

export type Refund = {
  accountId: AccountId; id: RefundId; number: RefundNumber; applicationId: ApplicationId; orderId: OrderId; /** The attempt whose charge goes back; none for what was paid at the desk. */ attemptId: AttemptId | null; caseId: string | null; suspensionId: string | null; /** What two persons agreed on, where they did. */ requestId: string | null; reason: RefundOccasion; way: RefundWay; state: RefundState; version: number;
  amountInFen: number; channelReference: string | null; tries: number; nextAt: Instant | null; openedAt: Instant; doneAt: Instant | null; reference: string | null; receiptNumber: string | null; failure: string | null; returnedInFen: number | null; contradicted: boolean; handedById: string | null;
};
export type RefundSource = 'system' | 'notice' | 'query' | 'cashier';
export type RefundBy = { source: RefundSource; staffId?: string; name?: string };

type NewRefund = Pick<Refund, 'accountId' | 'id' | 'number' | 'applicationId' | 'orderId' | 'attemptId' | 'caseId' | 'suspensionId' | 'requestId' | 'reason' | 'way' | 'amountInFen' | 'channelReference'>;

/** Opens a refund with its claim and first line of history; false when what it gives back has one already: the indexes decide. */
export async function insertRefund(tx: Tx, r: NewRefund, at: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.insertInto('refund').values({
    account_id: r.accountId, id: r.id, refund_number: r.number, application_id: r.applicationId, order_id: r.orderId, paid_order_id: r.caseId === null ? r.orderId : null, case_id: r.caseId, attempt_id: r.attemptId, suspension_id: r.suspensionId, request_id: r.requestId,
    reason: r.reason, way: r.way, state: 'due', version: 1, amount_in_fen: r.amountInFen, channel_reference: r.channelReference, next_at: r.way === 'channel' ? at : null, opened_at: at,
  }).onConflict((c) => c.doNothing()).executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) return false;
  await tx.insertInto('refund_claim').values({ refund_number: r.number, account_id: r.accountId, refund_id: r.id }).execute();
  await tx.insertInto('refund_event').values({ account_id: r.accountId, refund_id: r.id, version: 1, act: 'open', from_state: null, to_state: 'due', source: 'system', at }).execute();
  return true;
}

/** How many refunds of a person have not come back to them yet, those asked for among them. */
export async function countOpenRefunds(tx: Tx, accountId: AccountId): Promise<number> {
  const refunds = await tx.selectFrom('refund').select('id').where('account_id', '=', accountId).where('state', '<>', 'done').execute();
  const asked = await tx.selectFrom('refund_request').select('id').where('account_id', '=', accountId).where('state', '=', 'requested').execute();
  return refunds.length + asked.length;
}

/** One refund. */
export async function findRefund(tx: Tx, accountId: string, id: string): Promise<Refund | undefined> {
  const row = await tx.selectFrom('refund').selectAll().where('account_id', '=', accountId).where('id', '=', id).executeTakeFirst();
  return row && refundOf(row);
}

/** The refund, its row held until the transaction ends: a notice and a retry take their turn. */
export async function lockRefund(tx: Tx, accountId: string, id: string): Promise<Refund | undefined> {
  const row = await tx.selectFrom('refund').selectAll().where('account_id', '=', accountId).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && refundOf(row);
}

/** The refund of the charge that paid an order. */
export async function findRefundOfOrder(tx: Tx, accountId: AccountId, orderId: OrderId): Promise<Refund | undefined> {
  const row = await tx.selectFrom('refund').selectAll().where('account_id', '=', accountId).where('paid_order_id', '=', orderId).executeTakeFirst();
  return row && refundOf(row);
}

/** Whose refund a number names, and of which order. */
export async function findRefundClaim(tx: Tx, number: RefundNumber): Promise<{ accountId: AccountId; id: RefundId } | undefined> {
  const row = await tx.selectFrom('refund_claim').selectAll().where('refund_number', '=', number).executeTakeFirst();
  return row && { accountId: AccountId.parse(row.account_id), id: RefundId.parse(row.refund_id) };
}

/** The number of the order a refund is of. */
export async function getOrderNumber(tx: Tx, r: Pick<Refund, 'accountId' | 'orderId'>): Promise<OrderNumber> {
  const row = await tx.selectFrom('payment_order').select('order_number').where('account_id', '=', r.accountId).where('id', '=', r.orderId).executeTakeFirstOrThrow();
  return OrderNumber.parse(row.order_number);
}

/** The refunds of an application, the oldest first. */
export async function listRefunds(tx: Tx, accountId: AccountId, applicationId: ApplicationId): Promise<Refund[]> {
  const rows = await tx.selectFrom('refund').selectAll().where('account_id', '=', accountId).where('application_id', '=', applicationId).orderBy('opened_at').execute();
  return rows.map(refundOf);
}

export type RefundChange = { state?: RefundState; way?: RefundWay; nextAt?: Date | null; tries?: number; doneAt?: Date; reference?: string; receiptNumber?: string; failure?: string | null; returnedInFen?: number; contradicted?: boolean; handedBy?: RefundBy; paidOutBy?: RefundBy };

/** Moves a refund one version on with its line of history; the row is locked by the caller. */
export async function stepRefund(tx: Tx, r: Refund, act: RefundAct, change: RefundChange, by: RefundBy, at: Date, note = ''): Promise<void> {
  await tx.updateTable('refund').set({ ...columnsOf(change), version: r.version + 1 }).where('account_id', '=', r.accountId).where('id', '=', r.id).where('version', '=', r.version).executeTakeFirstOrThrow();
  await tx.insertInto('refund_event').values({ account_id: r.accountId, refund_id: r.id, version: r.version + 1, act, from_state: r.state, to_state: change.state ?? r.state, source: by.source, actor_id: by.staffId ?? null, actor_name: by.name ?? null, note, at }).execute();
}

/** Notes a question that brought nothing new: when to ask next. */
export async function noteTry(tx: Tx, r: Refund, nextAt: Date): Promise<void> {
  await tx.updateTable('refund').set({ tries: r.tries + 1, next_at: nextAt }).where('account_id', '=', r.accountId).where('id', '=', r.id).where('version', '=', r.version).execute();
}

function columnsOf(c: RefundChange) {
  return {
    ...(c.state && { state: c.state }), ...(c.way && { way: c.way }), ...(c.nextAt !== undefined && { next_at: c.nextAt }), ...(c.tries !== undefined && { tries: c.tries }), ...(c.doneAt && { done_at: c.doneAt }),
    ...(c.reference !== undefined && { refund_reference: c.reference }), ...(c.receiptNumber !== undefined && { receipt_number: c.receiptNumber }), ...(c.failure !== undefined && { failure: c.failure }), ...(c.returnedInFen !== undefined && { returned_in_fen: c.returnedInFen }), ...(c.contradicted !== undefined && { contradicted: c.contradicted }),
    ...(c.handedBy && { handed_by_id: c.handedBy.staffId ?? null, handed_by_name: c.handedBy.name ?? null }), ...(c.paidOutBy && { paid_out_by_id: c.paidOutBy.staffId ?? null, paid_out_by_name: c.paidOutBy.name ?? null }),
  };
}

/** Refunds whose turn it is to be asked for or about, the longest waiting first. */
export async function listWaitingRefunds(tx: Tx, now: Date, limit: number): Promise<{ accountId: string; refundId: string }[]> {
  const rows = await tx.selectFrom('refund').select(['account_id', 'id']).where('way', '=', sql.lit('channel')).where('state', 'in', [sql.lit('due'), sql.lit('requested')]).where('next_at', '<=', now).orderBy('next_at').limit(limit).execute();
  return rows.map((r) => ({ accountId: r.account_id, refundId: r.id }));
}

/** Refund cases without a refund, opened behind a moment; their orders by channel. */
export async function listCasesWithoutRefund(tx: Tx, limit: number): Promise<{ accountId: AccountId; caseId: string; orderId: OrderId; applicationId: ApplicationId; attemptId: AttemptId | null; reason: RefundOccasion; amountInFen: number; channelReference: string }[]> {
  const rows = await tx.selectFrom('refund_case as c').select(['c.account_id', 'c.id', 'c.order_id', 'c.application_id', 'c.attempt_id', 'c.reason', 'c.amount_in_fen', 'c.channel_reference']).where('c.amount_in_fen', '>', 0)
    .where((e) => e.not(e.exists(e.selectFrom('refund as r').select(sql<number>`1`.as('one')).whereRef('r.account_id', '=', 'c.account_id').whereRef('r.case_id', '=', 'c.id')))).orderBy('c.opened_at').limit(limit).execute();
  return rows.map((c) => ({ accountId: AccountId.parse(c.account_id), caseId: c.id, orderId: OrderId.parse(c.order_id), applicationId: ApplicationId.parse(c.application_id), attemptId: c.attempt_id === null ? null : AttemptId.parse(c.attempt_id), reason: RefundOccasion.parse(c.reason), amountInFen: c.amount_in_fen, channelReference: c.channel_reference }));
}

/** How the refunds of one suspension stand, in number and money. */
export async function sumRefundsOf(tx: Tx, suspensionId: string): Promise<{ state: RefundState; way: RefundWay; count: number; amountInFen: number }[]> {
  const rows = await tx.selectFrom('refund').select((e) => ['state', 'way', e.fn.countAll<string>().as('n'), e.fn.sum<string>('amount_in_fen').as('fen')]).where('suspension_id', '=', suspensionId).groupBy(['state', 'way']).execute();
  return rows.map((r) => ({ state: RefundState.parse(r.state), way: RefundWay.parse(r.way), count: Number(r.n), amountInFen: Number(r.fen) }));
}

/** A refund from its row. */
export function refundOf(row: Selectable<Database['refund']>): Refund {
  return {
    accountId: AccountId.parse(row.account_id), id: RefundId.parse(row.id), number: RefundNumber.parse(row.refund_number), applicationId: ApplicationId.parse(row.application_id), orderId: OrderId.parse(row.order_id), attemptId: row.attempt_id === null ? null : AttemptId.parse(row.attempt_id), caseId: row.case_id,
    suspensionId: row.suspension_id, requestId: row.request_id, reason: RefundOccasion.parse(row.reason), way: RefundWay.parse(row.way), state: RefundState.parse(row.state), version: row.version, amountInFen: row.amount_in_fen, channelReference: row.channel_reference, tries: row.tries,
    nextAt: row.next_at?.getTime() ?? null, openedAt: row.opened_at.getTime(), doneAt: row.done_at?.getTime() ?? null, reference: row.refund_reference, receiptNumber: row.receipt_number, failure: row.failure, returnedInFen: row.returned_in_fen, contradicted: row.contradicted, handedById: row.handed_by_id,
  };
}

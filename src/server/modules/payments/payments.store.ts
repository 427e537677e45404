import { sql, type Selectable } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import { AttemptId, FeeLine, OrderId, OrderNumber, OrderState, RefundReason } from '#contracts/payments.ts';
import { keptStatement } from '#server/platform/db/kept-statement.ts';
import type { Database } from '#server/platform/db/schema.ts';
import { writeBehind, type Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import type { OrderAct } from './domain/order-states.ts';

export type Order = {
  accountId: AccountId;
  id: OrderId;
  applicationId: ApplicationId;
  orderNumber: OrderNumber;
  how: 'online' | 'on_site';
  state: OrderState;
  version: number;
  title: string;
  lines: FeeLine[];
  amountInFen: number;
  openedAt: Instant;
  expiresAt: Instant | null;
  returnedAt: Instant | null;
  paidAt: Instant | null;
  channelReference: string | null;
  receiptNumber: string | null;
  /** The attempt that paid it. */
  attemptId: AttemptId | null;
};

export type Source = 'candidate' | 'notice' | 'query' | 'cashier' | 'clock' | 'reconciliation';

type NewOrder = Omit<Order, 'version' | 'returnedAt' | 'attemptId'> & { source: Source; actorId: string | null };

/** Opens the order with its claim and first line of history in one call (`payment_order_open`). False when another live order of the application stands: the index decides. */
export async function insertOrder(tx: Tx, order: NewOrder): Promise<boolean> {
  const columns = JSON.stringify({
    id: order.id, application_id: order.applicationId, order_number: order.orderNumber, how: order.how, state: order.state, title: order.title, lines: order.lines,
    amount_in_fen: order.amountInFen, opened_at: new Date(order.openedAt), expires_at: dateOf(order.expiresAt), paid_at: dateOf(order.paidAt),
    channel_reference: order.channelReference, receipt_number: order.receiptNumber,
  });
  const line = JSON.stringify({ source: order.source, actor_id: order.actorId });
  const { rows } = await sql<{ opened: boolean }>`select payment_order_open(${order.accountId}, ${columns}, ${line}) as opened`.execute(tx);
  return rows[0]?.opened === true;
}

/** One slip a payee signed counts once in a province; false when its number was registered already. */
export async function claimReceipt(tx: Tx, province: string, receiptNumber: string, order: { accountId: AccountId; id: OrderId }): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.insertInto('receipt_claim')
    .values({ receipt_key: `${province}:${receiptNumber.toUpperCase()}`, account_id: order.accountId, order_id: order.id })
    .onConflict((c) => c.doNothing()).executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

type OfApplication = { accountId: AccountId; applicationId: ApplicationId };
const live = (tx: Tx, v: OfApplication) => tx.selectFrom('payment_order').selectAll().where('account_id', '=', v.accountId).where('application_id', '=', v.applicationId).where('state', 'in', ['open', 'paid']);
const liveOf = keptStatement(live);
const lockLive = keptStatement((tx, v: OfApplication) => live(tx, v).forUpdate());
const lockRow = keptStatement((tx, v: { accountId: AccountId; id: OrderId }) => tx.selectFrom('payment_order').selectAll().where('account_id', '=', v.accountId).where('id', '=', v.id).forUpdate());

/** The order that is open for an application or has paid it. */
export async function findLiveOrder(tx: Tx, accountId: AccountId, applicationId: ApplicationId): Promise<Order | undefined> {
  const { rows: [row] } = await tx.executeQuery(liveOf(tx, { accountId, applicationId }));
  return row && orderOf(row);
}

/** The same, its row held until the transaction ends. */
export async function lockLiveOrder(tx: Tx, accountId: AccountId, applicationId: ApplicationId): Promise<Order | undefined> {
  const { rows: [row] } = await tx.executeQuery(lockLive(tx, { accountId, applicationId }));
  return row && orderOf(row);
}

/** All orders of an application, newest first. */
export async function listOrders(tx: Tx, accountId: AccountId, applicationId: ApplicationId): Promise<Order[]> {
  const rows = await tx.selectFrom('payment_order').selectAll().where('account_id', '=', accountId).where('application_id', '=', applicationId)
    .orderBy('opened_at', 'desc').orderBy('id', 'desc').execute();
  return rows.map(orderOf);
}

/** One order of this account. */
export async function findOrder(tx: Tx, accountId: AccountId, by: { id: OrderId } | { orderNumber: OrderNumber }): Promise<Order | undefined> {
  const row = await tx.selectFrom('payment_order').selectAll().where('account_id', '=', accountId)
    .where((where) => 'id' in by ? where('id', '=', by.id) : where('order_number', '=', by.orderNumber)).executeTakeFirst();
  return row && orderOf(row);
}

/** The order, its row held until the transaction ends: two messages of the channel take their turn. */
export async function lockOrder(tx: Tx, accountId: AccountId, id: OrderId): Promise<Order | undefined> {
  const { rows: [row] } = await tx.executeQuery(lockRow(tx, { accountId, id }));
  return row && orderOf(row);
}

const claimOf = keptStatement((tx, v: { orderNumber: OrderNumber }) => tx.selectFrom('order_claim').selectAll().where('order_number', '=', v.orderNumber));

/** Whose order a number names. */
export async function findClaim(tx: Tx, orderNumber: OrderNumber): Promise<{ accountId: AccountId; id: OrderId } | undefined> {
  const { rows: [row] } = await tx.executeQuery(claimOf(tx, { orderNumber }));
  return row && { accountId: AccountId.parse(row.account_id), id: OrderId.parse(row.order_id) };
}

type Move = { act: OrderAct; to: OrderState; source: Source; at: Instant; paidAt?: Instant; channelReference?: string; attemptId?: AttemptId };

/** The new state and its line of history in one call (`payment_order_act`), behind; the transaction fails when the row is not the one that was locked. */
export function recordOrderMove(tx: Tx, order: Order, move: Move): void {
  const columns = JSON.stringify({ ...(move.paidAt !== undefined && { paid_at: new Date(move.paidAt) }), ...(move.channelReference !== undefined && { channel_reference: move.channelReference }), ...(move.attemptId !== undefined && { attempt_id: move.attemptId }) });
  const line = JSON.stringify({ act: move.act, from_state: order.state, to_state: move.to, source: move.source, at: new Date(move.at) });
  writeBehind(tx, sql`select payment_order_act(${order.accountId}, ${order.id}, ${order.version}, ${columns}, ${line})`.compile(tx));
}

/** Open orders whose time was over before this moment and that no open attempt holds, the oldest first; a hundred at a time. */
export async function listForgottenOrders(tx: Tx, expiredBefore: Instant): Promise<{ accountId: AccountId; orderId: OrderId }[]> {
  const rows = await tx.selectFrom('payment_order as o').select(['o.account_id', 'o.id']).where('o.state', '=', 'open').where('o.expires_at', '<', new Date(expiredBefore))
    .where((e) => e.not(e.exists(e.selectFrom('payment_attempt as a').select(sql<number>`1`.as('one')).whereRef('a.account_id', '=', 'o.account_id').whereRef('a.order_id', '=', 'o.id').where('a.state', '=', 'open'))))
    .orderBy('o.expires_at').limit(100).execute();
  return rows.map((row) => ({ accountId: AccountId.parse(row.account_id), orderId: OrderId.parse(row.id) }));
}

/** True the first time the payer comes back from the channel. */
export async function markReturned(tx: Tx, order: Order, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('payment_order').set({ returned_at: new Date(at) })
    .where('account_id', '=', order.accountId).where('id', '=', order.id).where('returned_at', 'is', null).executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** A further attempt gives its order more time; never less. */
export async function extendOrder(tx: Tx, order: Pick<Order, 'accountId' | 'id'>, until: Instant): Promise<void> {
  await tx.updateTable('payment_order').set({ expires_at: new Date(until) }).where('account_id', '=', order.accountId).where('id', '=', order.id).where('expires_at', '<', new Date(until)).execute();
}

type RefundCase = { id: string; orderId: OrderId; reason: RefundReason; amountInFen: number; at: Instant };

type NewCase = Omit<RefundCase, 'orderId' | 'id'> & { attemptId: AttemptId; channelReference: string; chargedAt: Instant };

/** Keeps a charge that must go back; the same charge is kept once. Answers the case, or undefined when it was kept before. */
export async function insertRefundCase(tx: Tx, order: Pick<Order, 'accountId' | 'id' | 'applicationId'>, refund: NewCase): Promise<string | undefined> {
  const id = newId();
  const { numInsertedOrUpdatedRows } = await tx.insertInto('refund_case').values({
    account_id: order.accountId, id, order_id: order.id, application_id: order.applicationId, attempt_id: refund.attemptId, reason: refund.reason,
    amount_in_fen: refund.amountInFen, channel_reference: refund.channelReference, charged_at: new Date(refund.chargedAt), opened_at: new Date(refund.at),
  }).onConflict((c) => c.doNothing()).executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n ? id : undefined;
}

/** The refund cases of an application's orders, oldest first. */
export async function listRefundCases(tx: Tx, accountId: AccountId, applicationId: ApplicationId): Promise<RefundCase[]> {
  const rows = await tx.selectFrom('refund_case').selectAll().where('account_id', '=', accountId).where('application_id', '=', applicationId).orderBy('opened_at').execute();
  return rows.map((row) => ({
    id: row.id, orderId: OrderId.parse(row.order_id), reason: RefundReason.parse(row.reason), amountInFen: row.amount_in_fen, at: row.opened_at.getTime(),
  }));
}

const referencesOf = keptStatement((tx, v: { accountId: AccountId; attemptId: AttemptId }) => tx.selectFrom('refund_case').select('channel_reference').where('account_id', '=', v.accountId).where('attempt_id', '=', v.attemptId));

/** The charges of one attempt already kept to go back, by the channel's reference. */
export async function listRefundReferences(tx: Tx, accountId: AccountId, attemptId: AttemptId): Promise<string[]> {
  const { rows } = await tx.executeQuery(referencesOf(tx, { accountId, attemptId }));
  return rows.map((row) => row.channel_reference);
}

function orderOf(row: Selectable<Database['payment_order']>): Order {
  return {
    accountId: AccountId.parse(row.account_id), id: OrderId.parse(row.id), applicationId: ApplicationId.parse(row.application_id), orderNumber: OrderNumber.parse(row.order_number),
    how: row.how === 'online' ? 'online' : 'on_site', state: OrderState.parse(row.state), version: row.version, title: row.title, lines: FeeLine.array().parse(row.lines),
    amountInFen: row.amount_in_fen, openedAt: row.opened_at.getTime(), expiresAt: instantOf(row.expires_at), returnedAt: instantOf(row.returned_at),
    paidAt: instantOf(row.paid_at), channelReference: row.channel_reference, receiptNumber: row.receipt_number,
    attemptId: row.attempt_id === null ? null : AttemptId.parse(row.attempt_id),
  };
}

const dateOf = (at: Instant | null) => (at === null ? null : new Date(at));
const instantOf = (at: Date | null) => (at === null ? null : at.getTime());

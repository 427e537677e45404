import { sql, type Selectable } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { FiscalAct, FiscalFault, FiscalReceiptId, FiscalState, type FiscalFilters, type FiscalNumbers } from '#contracts/fiscal-receipts.ts';
import { AccountId } from '#contracts/ids.ts';
import { FeeLine, OrderId, OrderNumber } from '#contracts/payments.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { booksWithin } from '#server/modules/ledger/index.ts';
import type { Database } from '#server/platform/db/schema.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { CollectingUnit } from './platform/fiscal-platform.ts';

export type Receipt = {
  accountId: AccountId; id: FiscalReceiptId; orderId: OrderId; orderNumber: OrderNumber; province: string; sittingId: string; payer: string; /** Sealed. */ payerDocument: Buffer; unit: CollectingUnit | null; lines: FeeLine[]; amountInFen: number; state: FiscalState; version: number;
  issued: FiscalNumbers | null; red: FiscalNumbers | null; reverseAskedAt: Instant | null; tries: number; nextAt: Instant | null; fault: FiscalFault | null; note: string; dueAt: Instant;
};
type Key = { accountId: string; id: string };
export type ReceiptChange = Partial<{ state: FiscalState; unit: CollectingUnit | null; payer: string; payerDocument: Buffer; issued: FiscalNumbers; red: FiscalNumbers; reverseAskedAt: Date; tries: number; nextAt: Date | null; fault: FiscalFault | null; note: string }>;
type By = { staffId: string; name: string };

/** Opens the receipt of an order with its first line of history; false when the order has one: the index decides. */
export async function insertReceipt(tx: Tx, r: Omit<Receipt, 'state' | 'version' | 'issued' | 'red' | 'reverseAskedAt' | 'tries'>): Promise<boolean> {
  const at = new Date(r.dueAt);
  const { numInsertedOrUpdatedRows } = await tx.insertInto('fiscal_receipt').values({
    account_id: r.accountId, id: r.id, order_id: r.orderId, order_number: r.orderNumber, province: r.province, sitting_id: r.sittingId, payer: r.payer, payer_document: r.payerDocument, ...unitColumns(r.unit), lines: JSON.stringify(r.lines), amount_in_fen: r.amountInFen,
    state: 'waiting', version: 1, next_at: r.nextAt === null ? null : new Date(r.nextAt), fault: r.fault, note: r.note, due_at: at, changed_at: at,
  }).onConflict((c) => c.doNothing()).executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) return false;
  await tx.insertInto('fiscal_receipt_event').values({ account_id: r.accountId, receipt_id: r.id, version: 1, act: 'open', from_state: null, to_state: 'waiting', at }).execute();
  return true;
}

/** The receipt of an order. */
export async function findOfOrder(tx: Tx, of: { accountId: string; orderId: string }, lock = false): Promise<Receipt | undefined> {
  const query = tx.selectFrom('fiscal_receipt').selectAll().where('account_id', '=', of.accountId).where('order_id', '=', of.orderId);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && receiptOf(row);
}

/** One receipt. */
export async function findReceipt(tx: Tx, of: Key): Promise<Receipt | undefined> {
  const row = await tx.selectFrom('fiscal_receipt').selectAll().where('account_id', '=', of.accountId).where('id', '=', of.id).executeTakeFirst();
  return row && receiptOf(row);
}

/** The receipt, its row held until the transaction ends: two answers take their turn. */
export async function lockReceipt(tx: Tx, of: Key): Promise<Receipt | undefined> {
  const row = await tx.selectFrom('fiscal_receipt').selectAll().where('account_id', '=', of.accountId).where('id', '=', of.id).forUpdate().executeTakeFirst();
  return row && receiptOf(row);
}

/** The same for staff; outside their jurisdiction it does not exist. */
export async function lockReceiptWithin(tx: Tx, j: Jurisdiction, of: Key): Promise<Receipt | undefined> {
  const row = await tx.selectFrom('fiscal_receipt').selectAll().where('account_id', '=', of.accountId).where('id', '=', of.id).where(booksWithin('fiscal_receipt', j)).forUpdate().executeTakeFirst();
  return row && receiptOf(row);
}

/** Moves a receipt one version on with its line of history; the row is locked by the caller. */
export async function stepReceipt(tx: Tx, r: Receipt, act: FiscalAct, change: ReceiptChange, at: Instant, by: By | null = null, note = ''): Promise<void> {
  await tx.updateTable('fiscal_receipt').set({ ...columnsOf(change), version: r.version + 1, changed_at: new Date(at) }).where('account_id', '=', r.accountId).where('id', '=', r.id).where('version', '=', r.version).executeTakeFirstOrThrow();
  await tx.insertInto('fiscal_receipt_event').values({ account_id: r.accountId, receipt_id: r.id, version: r.version + 1, act, from_state: r.state, to_state: change.state ?? r.state, actor_id: by?.staffId ?? null, actor_name: by?.name ?? null, note, at: new Date(at) }).execute();
}

/** Notes a try that brought nothing: why, and when to ask next. */
export async function noteTry(tx: Tx, r: Receipt, fault: FiscalFault, nextAt: Instant): Promise<void> {
  await tx.updateTable('fiscal_receipt').set({ tries: r.tries + 1, fault, next_at: new Date(nextAt) }).where('account_id', '=', r.accountId).where('id', '=', r.id).where('version', '=', r.version).execute();
}

/** Takes a number for a receipt; false when another receipt holds it: the database decides, whoever gave it. */
export async function claimNumber(tx: Tx, { code, number }: { code: string; number: string }, of: Key): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.insertInto('fiscal_number_claim').values({ number_key: `${code}:${number}`, account_id: of.accountId, receipt_id: of.id }).onConflict((c) => c.doNothing()).executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** A receipt as staff read it; outside their jurisdiction it does not exist. */
export async function findReceiptWithin(tx: Tx, j: Jurisdiction, of: Key): Promise<Receipt | undefined> {
  const row = await tx.selectFrom('fiscal_receipt').selectAll().where('account_id', '=', of.accountId).where('id', '=', of.id).where(booksWithin('fiscal_receipt', j)).executeTakeFirst();
  return row && receiptOf(row);
}

/** What was done with a receipt, the first act first. */
export async function listReceiptEvents(tx: Tx, of: Key): Promise<{ version: number; act: FiscalAct; by: string; note: string; at: Instant }[]> {
  const rows = await tx.selectFrom('fiscal_receipt_event').select(['version', 'act', 'actor_name', 'note', 'at']).where('account_id', '=', of.accountId).where('receipt_id', '=', of.id).orderBy('version').execute();
  return rows.map((row) => ({ version: row.version, act: FiscalAct.parse(row.act), by: row.actor_name ?? '', note: row.note, at: row.at.getTime() }));
}

/** Receipts that one fault holds up until a person acts, held until the transaction ends, the longest waiting first. */
export async function lockStuck(tx: Tx, j: Jurisdiction, f: FiscalFilters, limit: number): Promise<Receipt[]> {
  const rows = await narrowed(tx, j, { ...f, standing: 'stuck' }).selectAll().orderBy('due_at').orderBy('id').limit(limit).forUpdate().execute();
  return rows.map(receiptOf);
}

/** Receipts whose turn it is, the longest waiting first. */
export async function listWaiting(tx: Tx, now: Instant, limit: number): Promise<{ accountId: AccountId; receiptId: FiscalReceiptId }[]> {
  const rows = await tx.selectFrom('fiscal_receipt').select(['account_id', 'id']).where('next_at', '<=', new Date(now)).orderBy('next_at').limit(limit).execute();
  return rows.map((row) => ({ accountId: AccountId.parse(row.account_id), receiptId: FiscalReceiptId.parse(row.id) }));
}

function narrowed(tx: Tx, j: Jurisdiction, f: FiscalFilters) {
  let q = tx.selectFrom('fiscal_receipt').where(booksWithin('fiscal_receipt', j));
  if (f.state !== undefined) q = q.where('state', '=', f.state);
  if (f.fault !== undefined) q = q.where('fault', '=', f.fault);
  if (f.province !== undefined) q = q.where('province', '=', f.province);
  if (f.orderNumber !== undefined) q = q.where('order_number', '=', f.orderNumber);
  if (f.standing === 'stuck') q = q.where('fault', 'is not', null).where('next_at', 'is', null);
  if (f.standing === 'delayed') q = q.where('fault', 'is not', null).where('next_at', 'is not', null);
  return q;
}

/** Receipts within a jurisdiction, the newest first. */
export async function listReceipts(tx: Tx, j: Jurisdiction, f: FiscalFilters, after: { at: Instant; id: string } | undefined, limit: number): Promise<Receipt[]> {
  let q = narrowed(tx, j, f).selectAll();
  if (after) q = q.where((e) => e(e.refTuple('due_at', 'id'), '<', e.tuple(new Date(after.at), after.id)));
  return (await q.orderBy('due_at', 'desc').orderBy('id', 'desc').limit(limit).execute()).map(receiptOf);
}

/** How many there are. */
export async function countReceipts(tx: Tx, j: Jurisdiction, f: FiscalFilters): Promise<number> {
  const { n } = await narrowed(tx, j, f).select((e) => e.fn.countAll<string>().as('n')).executeTakeFirstOrThrow();
  return Number(n);
}

/** How many need a person, and how many are being tried again. */
export async function countTroubled(tx: Tx, j: Jurisdiction): Promise<{ stuck: number; delayed: number }> {
  const row = await tx.selectFrom('fiscal_receipt').where(booksWithin('fiscal_receipt', j)).where('fault', 'is not', null).select([sql<string>`count(*) filter (where next_at is null)`.as('stuck'), sql<string>`count(*) filter (where next_at is not null)`.as('delayed')]).executeTakeFirstOrThrow();
  return { stuck: Number(row.stuck), delayed: Number(row.delayed) };
}

const unitColumns = (unit: CollectingUnit | null) => ({ unit_name: unit?.name ?? null, unit_code: unit?.creditCode ?? null, item_code: unit?.itemCode ?? null, item_name: unit?.itemName ?? null, payee: unit?.payee ?? null, reviewer: unit?.reviewer ?? null });

function columnsOf(c: ReceiptChange) {
  return {
    ...(c.state && { state: c.state }), ...(c.unit !== undefined && unitColumns(c.unit)), ...(c.payer !== undefined && { payer: c.payer }), ...(c.payerDocument && { payer_document: c.payerDocument }), ...(c.tries !== undefined && { tries: c.tries }), ...(c.nextAt !== undefined && { next_at: c.nextAt }), ...(c.fault !== undefined && { fault: c.fault }), ...(c.note !== undefined && { note: c.note.slice(0, 200) }), ...(c.reverseAskedAt && { reverse_asked_at: c.reverseAskedAt }),
    ...(c.issued && { code: c.issued.code, number: c.issued.number, check_code: c.issued.checkCode, issued_on: c.issued.on, url: c.issued.url }), ...(c.red && { red_code: c.red.code, red_number: c.red.number, red_check_code: c.red.checkCode, red_on: c.red.on, red_url: c.red.url }),
  };
}

function receiptOf(row: Selectable<Database['fiscal_receipt']>): Receipt {
  const numbers = (code: string | null, number: string | null, checkCode: string | null, on: string | null, url: string | null) => (code === null || number === null || checkCode === null || on === null ? null : { code, number, checkCode, on, url });
  const { unit_name: name, unit_code: creditCode, item_code: itemCode, item_name: itemName, payee, reviewer } = row;
  return {
    accountId: AccountId.parse(row.account_id), id: FiscalReceiptId.parse(row.id), orderId: OrderId.parse(row.order_id), orderNumber: OrderNumber.parse(row.order_number), province: row.province, sittingId: row.sitting_id, payer: row.payer, payerDocument: row.payer_document,
    unit: name === null || creditCode === null || itemCode === null || itemName === null || payee === null || reviewer === null ? null : { name, creditCode, itemCode, itemName, payee, reviewer }, lines: FeeLine.array().parse(row.lines), amountInFen: row.amount_in_fen, state: FiscalState.parse(row.state), version: row.version,
    issued: numbers(row.code, row.number, row.check_code, row.issued_on, row.url), red: numbers(row.red_code, row.red_number, row.red_check_code, row.red_on, row.red_url), reverseAskedAt: row.reverse_asked_at?.getTime() ?? null, tries: row.tries, nextAt: row.next_at?.getTime() ?? null,
    fault: row.fault === null ? null : FiscalFault.parse(row.fault), note: row.note, dueAt: row.due_at.getTime(),
  };
}

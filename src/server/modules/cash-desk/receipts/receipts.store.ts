import type { Selectable } from 'kysely';
import { z } from 'zod';
import { CounterReceiptNumber, DeskCode, ReceiptState, Tender, type ReceiptFilters } from '#contracts/cash-desk.ts';
import { startOfBeijingDay, type Instant } from '#contracts/dates.ts';
import { FeeLine } from '#contracts/payments.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { booksWithin } from '#server/modules/ledger/index.ts';
import type { Database } from '#server/platform/db/schema.ts';
import type { Tx } from '#server/platform/db/tx.ts';

const DAY = 86_400_000;

/** What a receipt says: frozen when it is issued. */
export type ReceiptWords = { orderNumber: string; payer: string; applicationNumber: string; title: string; lines: FeeLine[]; amountInFen: number; tender: Tender; posReference: string | null; paidAt: Instant };
export type Receipt = ReceiptWords & {
  number: CounterReceiptNumber; desk: DeskCode; province: string; state: ReceiptState; version: number; issuedAt: Instant; issuedByName: string; replaces: CounterReceiptNumber | null; replacedBy: CounterReceiptNumber | null;
  voidReason: string; voidAskedById: string | null; voidAskedByName: string | null; voidedByName: string | null; voidedAt: Instant | null;
};
type Person = { staffId: string; name: string };

/** Keeps a receipt; a payment has one that is not void. */
export async function insertReceipt(tx: Tx, r: ReceiptWords & { number: string; desk: DeskCode; year: number; seq: number; province: string; replaces?: string }, by: Person, at: Instant): Promise<void> {
  await tx.insertInto('counter_receipt').values({
    number: r.number, desk: r.desk, year: r.year, seq: r.seq, province: r.province, state: 'issued', order_number: r.orderNumber, payer: r.payer, application_number: r.applicationNumber, title: r.title, lines: JSON.stringify(r.lines), amount_in_fen: r.amountInFen, tender: r.tender, pos_reference: r.posReference, paid_at: new Date(r.paidAt),
    issued_at: new Date(at), issued_by_id: by.staffId, issued_by_name: by.name, replaces: r.replaces ?? null,
  }).execute();
}

/** One receipt within a jurisdiction; its row held until the transaction ends when `lock`. */
export async function findReceipt(tx: Tx, j: Jurisdiction, number: CounterReceiptNumber, { lock = false } = {}): Promise<Receipt | undefined> {
  const query = tx.selectFrom('counter_receipt').selectAll().where('number', '=', number).where(booksWithin('counter_receipt', j));
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && receiptOf(row);
}

/** The number of the receipt a payment at the desk has now (现行收据号). */
export async function findReceiptNumber(tx: Tx, orderNumber: string): Promise<CounterReceiptNumber | undefined> {
  const row = await tx.selectFrom('counter_receipt').select('number').where('order_number', '=', orderNumber).where('state', '<>', 'void').executeTakeFirst();
  return row && CounterReceiptNumber.parse(row.number);
}

/** Notes that somebody asks for a receipt to be voided, or that this was turned down. */
export async function markVoidAsked(tx: Tx, r: Receipt, asked: { by: Person; reason: string; at: Instant } | undefined): Promise<void> {
  await tx.updateTable('counter_receipt').set({
    version: r.version + 1, state: asked ? 'void_asked' : 'issued', void_reason: asked?.reason ?? '', void_asked_by_id: asked?.by.staffId ?? null, void_asked_by_name: asked?.by.name ?? null, void_asked_at: asked ? new Date(asked.at) : null,
  }).where('number', '=', r.number).where('version', '=', r.version).executeTakeFirstOrThrow();
}

/** Voids a receipt, by the second person. */
export async function voidReceipt(tx: Tx, r: Receipt, by: Person, at: Instant): Promise<void> {
  await tx.updateTable('counter_receipt').set({ version: r.version + 1, state: 'void', voided_by_id: by.staffId, voided_by_name: by.name, voided_at: new Date(at) }).where('number', '=', r.number).where('version', '=', r.version).executeTakeFirstOrThrow();
}

/** Names the receipt that came in the place of a void one. */
export async function nameReplacement(tx: Tx, number: CounterReceiptNumber, replacedBy: CounterReceiptNumber): Promise<void> {
  await tx.updateTable('counter_receipt').set({ replaced_by: replacedBy }).where('number', '=', number).execute();
}

/** Counts one more printing of a receipt, whose row is held by the caller: its number, 1 for the first. */
export async function countPrint(tx: Tx, number: CounterReceiptNumber, by: Person, at: Instant): Promise<number> {
  const seq = ((await countPrints(tx, [number])).get(number) ?? 0) + 1;
  await tx.insertInto('counter_receipt_print').values({ number, seq, at: new Date(at), by_id: by.staffId, by_name: by.name }).execute();
  return seq;
}

/** One printing of a receipt. */
export async function findPrint(tx: Tx, number: CounterReceiptNumber, seq: number): Promise<{ at: Instant; by: string } | undefined> {
  const row = await tx.selectFrom('counter_receipt_print').selectAll().where('number', '=', number).where('seq', '=', seq).executeTakeFirst();
  return row && { at: row.at.getTime(), by: row.by_name };
}

/** How often receipts were printed. */
export async function countPrints(tx: Tx, numbers: readonly CounterReceiptNumber[]): Promise<Map<string, number>> {
  if (numbers.length === 0) return new Map();
  const rows = await tx.selectFrom('counter_receipt_print').select((e) => ['number', e.fn.max('seq').as('n')]).where('number', 'in', numbers).groupBy('number').execute();
  return new Map(rows.map((r) => [r.number, r.n]));
}

/** True when the money of a payment was paid out again at a desk. */
export async function wasPaidOut(tx: Tx, orderNumber: string): Promise<boolean> {
  return (await tx.selectFrom('cash_line').select('seq').where('order_number', '=', orderNumber).where('kind', '=', 'paid_out').executeTakeFirst()) !== undefined;
}

function narrowed(tx: Tx, j: Jurisdiction, f: ReceiptFilters) {
  let q = tx.selectFrom('counter_receipt').where(booksWithin('counter_receipt', j));
  if (f.state !== undefined) q = q.where('state', '=', f.state);
  if (f.desk !== undefined) q = q.where('desk', '=', f.desk);
  if (f.number !== undefined && f.number !== '') q = q.where('number', '=', f.number.toUpperCase());
  if (f.from !== undefined) q = q.where('issued_at', '>=', new Date(startOfBeijingDay(f.from)));
  if (f.to !== undefined) q = q.where('issued_at', '<', new Date(startOfBeijingDay(f.to) + DAY));
  return q;
}

/** Receipts within a jurisdiction, the newest first. */
export async function listReceipts(tx: Tx, j: Jurisdiction, f: ReceiptFilters, after: { at: Instant; id: string } | undefined, limit: number): Promise<Receipt[]> {
  let q = narrowed(tx, j, f).selectAll();
  if (after) q = q.where((e) => e(e.refTuple('issued_at', 'number'), '<', e.tuple(new Date(after.at), after.id)));
  return (await q.orderBy('issued_at', 'desc').orderBy('number', 'desc').limit(limit).execute()).map(receiptOf);
}

/** How many there are. */
export async function countReceipts(tx: Tx, j: Jurisdiction, f: ReceiptFilters): Promise<number> {
  const { n } = await narrowed(tx, j, f).select((e) => e.fn.countAll<string>().as('n')).executeTakeFirstOrThrow();
  return Number(n);
}

const Lines = z.array(FeeLine);
const numberOrNull = (text: string | null) => (text === null ? null : CounterReceiptNumber.parse(text));

function receiptOf(row: Selectable<Database['counter_receipt']>): Receipt {
  return {
    number: CounterReceiptNumber.parse(row.number), desk: DeskCode.parse(row.desk), province: row.province, state: ReceiptState.parse(row.state), version: row.version, orderNumber: row.order_number, payer: row.payer, applicationNumber: row.application_number, title: row.title, lines: Lines.parse(row.lines), amountInFen: row.amount_in_fen,
    tender: Tender.parse(row.tender), posReference: row.pos_reference, paidAt: row.paid_at.getTime(), issuedAt: row.issued_at.getTime(), issuedByName: row.issued_by_name, replaces: numberOrNull(row.replaces), replacedBy: numberOrNull(row.replaced_by), voidReason: row.void_reason, voidAskedById: row.void_asked_by_id, voidAskedByName: row.void_asked_by_name,
    voidedByName: row.voided_by_name, voidedAt: row.voided_at?.getTime() ?? null,
  };
}

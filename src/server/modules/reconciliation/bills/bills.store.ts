import { sql, type Selectable } from 'kysely';
import { beijingDay, type Day, type Instant } from '#contracts/dates.ts';
import { BillId, BillState, type BillFilters } from '#contracts/reconciliation.ts';
import { copyIn } from '#server/platform/db/copy-in.ts';
import type { Database } from '#server/platform/db/schema.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import type { BillSums } from './bill-rows.ts';

export type Bill = {
  id: BillId; receiving: string; day: Day; edition: number; state: BillState; source: 'channel' | 'hand'; fileName: string; bytes: number; digest: string; blobId: string | null; reason: string; fault: string | null;
  payments: number; paymentsInFen: number; refunds: number; refundsInFen: number; feesInFen: number; broughtBy: string; broughtAt: Instant;
};
type NewBill = { receiving: string; day: Day; source: 'channel' | 'hand'; fileName: string; bytes: number; digest: Buffer; blobId?: string | null; reason: string; by: { staffId: string; name: string } | null };

/** Holds a day of an account until the transaction ends: two bills of it, and two comparisons, take their turn. */
export async function holdDay(tx: Tx, receiving: string, day: Day): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`bill:${receiving}:${day}`}, 0))`.execute(tx);
}

/** Writes a bill down as being read; undefined when one of this day is being read already: the index decides. */
export async function insertBill(tx: Tx, b: NewBill, at: Instant): Promise<BillId | undefined> {
  const id = newId<BillId>();
  const { numInsertedOrUpdatedRows } = await tx.insertInto('channel_bill').values((e) => ({
    id, receiving: b.receiving, day: b.day, state: 'reading', source: b.source, file_name: b.fileName.slice(0, 200), bytes: b.bytes, digest: b.digest, blob_id: b.blobId ?? null, reason: b.reason, brought_by_id: b.by?.staffId ?? null, brought_by_name: b.by?.name ?? '', brought_at: new Date(at),
    edition: e.selectFrom('channel_bill').select(sql<number>`coalesce(max(edition), 0) + 1`.as('n')).where('receiving', '=', b.receiving).where('day', '=', b.day),
  })).onConflict((c) => c.doNothing()).executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n ? id : undefined;
}

/** Takes rows of `channel_bill_line` in, as `billRows` makes them. */
export async function copyLines(tx: Tx, rows: AsyncIterable<Buffer>): Promise<number> {
  // a million lines may take their time; they hold nothing anybody waits for
  await sql`set local statement_timeout = '10min'`.execute(tx);
  return copyIn(tx, 'copy channel_bill_line (bill_id, line, kind, number, refund_number, reference, amount_in_fen, fee_in_fen, happened_at) from stdin', rows);
}

/** From now on this bill is the one of its day; the one before stays as it was brought, marked as replaced. Answers the bill it replaces. */
export async function letStand(tx: Tx, bill: Pick<Bill, 'id' | 'receiving' | 'day'>, sums: BillSums, at: Instant): Promise<Bill | undefined> {
  const before = await tx.updateTable('channel_bill').set({ state: 'replaced' }).where('receiving', '=', bill.receiving).where('day', '=', bill.day).where('state', '=', 'standing').returningAll().executeTakeFirst();
  await tx.updateTable('channel_bill').set({ state: 'standing', payments: sums.payments, payments_in_fen: sums.paymentsInFen, refunds: sums.refunds, refunds_in_fen: sums.refundsInFen, fees_in_fen: sums.feesInFen, read_at: new Date(at) }).where('id', '=', bill.id).execute();
  return before && billOf(before);
}

/** Says on a bill why it cannot be used; nothing of it counts. */
export async function refuseBill(tx: Tx, id: BillId, fault: string): Promise<void> {
  await tx.updateTable('channel_bill').set({ state: 'refused', fault: fault.slice(0, 500) }).where('id', '=', id).where('state', '=', 'reading').execute();
}

/** One bill. */
export async function findBill(tx: Tx, id: BillId): Promise<Bill | undefined> {
  const row = await tx.selectFrom('channel_bill').selectAll().where('id', '=', id).executeTakeFirst();
  return row && billOf(row);
}

/** The bill of a day that stands, or one that is being read. */
export async function findBillOf(tx: Tx, receiving: string, day: Day, state: 'standing' | 'reading'): Promise<Bill | undefined> {
  const row = await tx.selectFrom('channel_bill').selectAll().where('receiving', '=', receiving).where('day', '=', day).where('state', '=', sql.lit(state)).executeTakeFirst();
  return row && billOf(row);
}

/** The days of an account that have a bill, are getting one, or whose bill was no use a short while ago. */
export async function listBilledDays(tx: Tx, receiving: string, from: Day, lately: Date): Promise<Set<Day>> {
  const rows = await tx.selectFrom('channel_bill').select('day').where('receiving', '=', receiving).where('day', '>=', from)
    .where((e) => e.or([e('state', 'in', ['standing', 'reading']), e.and([e('state', '=', 'refused'), e('source', '=', 'channel'), e('brought_at', '>', lately)])])).execute();
  return new Set(rows.map((r) => r.day));
}

/** The first day something moved at an account; undefined for one that was never used. */
export async function usedSince(tx: Tx, receiving: string): Promise<Day | undefined> {
  const row = await tx.selectFrom('ledger_entry').select('happened_at').where('receiving', '=', receiving).orderBy('happened_at').limit(1).executeTakeFirst();
  return row && beijingDay(row.happened_at.getTime());
}

/** The days of a span on which something moved at an account; one look-up a day, however much moved. */
export async function listMovedDays(tx: Tx, receiving: string, from: Day, to: Day): Promise<Day[]> {
  const { rows } = await sql<{ day: Day }>`
    select to_char(d, 'YYYY-MM-DD') as day from generate_series(${from}::timestamp, ${to}::timestamp, interval '1 day') d
    where exists (select from ledger_entry e where e.receiving = ${receiving} and e.happened_at >= d at time zone 'Asia/Shanghai' and e.happened_at < (d + interval '1 day') at time zone 'Asia/Shanghai') order by d`.execute(tx);
  return rows.map((r) => r.day);
}

/** Bills of these accounts, the newest day first. */
export async function listBills(tx: Tx, receivings: readonly string[], f: BillFilters, after: { day: Day; id: string } | undefined, limit: number): Promise<Bill[]> {
  let query = tx.selectFrom('channel_bill').selectAll().where('receiving', '=', sql<string>`any(${[...receivings]}::text[])`);
  if (f.receiving !== undefined) query = query.where('receiving', '=', f.receiving);
  if (f.from !== undefined) query = query.where('day', '>=', f.from);
  if (f.to !== undefined) query = query.where('day', '<=', f.to);
  if (f.state !== undefined) query = query.where('state', '=', f.state);
  if (after) query = query.where((e) => e(e.refTuple('day', 'id'), '<', e.tuple(after.day, after.id)));
  return (await query.orderBy('day', 'desc').orderBy('id', 'desc').limit(limit).execute()).map(billOf);
}

/** How many there are. */
export async function countBills(tx: Tx, receivings: readonly string[], f: BillFilters): Promise<number> {
  let query = tx.selectFrom('channel_bill').where('receiving', '=', sql<string>`any(${[...receivings]}::text[])`);
  if (f.receiving !== undefined) query = query.where('receiving', '=', f.receiving);
  if (f.from !== undefined) query = query.where('day', '>=', f.from);
  if (f.to !== undefined) query = query.where('day', '<=', f.to);
  if (f.state !== undefined) query = query.where('state', '=', f.state);
  const { n } = await query.select((e) => e.fn.countAll<string>().as('n')).executeTakeFirstOrThrow();
  return Number(n);
}

function billOf(r: Selectable<Database['channel_bill']>): Bill {
  return {
    id: BillId.parse(r.id), receiving: r.receiving, day: r.day, edition: r.edition, state: BillState.parse(r.state), source: r.source === 'hand' ? 'hand' : 'channel', fileName: r.file_name, bytes: r.bytes, digest: r.digest.toString('hex'), blobId: r.blob_id, reason: r.reason, fault: r.fault,
    payments: r.payments, paymentsInFen: r.payments_in_fen, refunds: r.refunds, refundsInFen: r.refunds_in_fen, feesInFen: r.fees_in_fen, broughtBy: r.brought_by_name, broughtAt: r.brought_at.getTime(),
  };
}

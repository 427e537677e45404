import { sql, type Selectable } from 'kysely';
import { DeskCode, type CashLineKind, type Tender } from '#contracts/cash-desk.ts';
import { beijingDay, type Day, type Instant } from '#contracts/dates.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { booksWithin } from '#server/modules/ledger/index.ts';
import type { Database } from '#server/platform/db/schema.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export type Desk = { desk: DeskCode; province: string; place: string; window: number; cashInFen: number; lastSeq: number };
type Person = { staffId: string; name: string };

/** Makes sure that a desk is there, and holds its row until the transaction ends: whatever moves at a desk takes its turn here. */
export async function openDesk(tx: Tx, d: { desk: DeskCode; province: string; place: string; window: number }): Promise<Desk> {
  await tx.insertInto('cash_desk').values({ desk: d.desk, province: d.province, place: d.place, desk_window: d.window }).onConflict((c) => c.doNothing()).execute();
  return deskOf(await tx.selectFrom('cash_desk').selectAll().where('desk', '=', d.desk).forUpdate().executeTakeFirstOrThrow());
}

/** A desk within a jurisdiction, its row held until the transaction ends. */
export async function lockDesk(tx: Tx, j: Jurisdiction, desk: DeskCode): Promise<Desk | undefined> {
  const row = await tx.selectFrom('cash_desk').selectAll().where('desk', '=', desk).where(booksWithin('cash_desk', j)).forUpdate().executeTakeFirst();
  return row && deskOf(row);
}

/** A desk within a jurisdiction. */
export async function findDesk(tx: Tx, j: Jurisdiction, desk: DeskCode): Promise<Desk | undefined> {
  const row = await tx.selectFrom('cash_desk').selectAll().where('desk', '=', desk).where(booksWithin('cash_desk', j)).executeTakeFirst();
  return row && deskOf(row);
}

/** Every desk within a jurisdiction, by its code, with the day of the oldest money in its drawer that was not taken to the bank. */
export async function listDesks(tx: Tx, j: Jurisdiction): Promise<(Desk & { heldSince: Day | null })[]> {
  const rows = await tx.selectFrom('cash_desk').selectAll('cash_desk').where(booksWithin('cash_desk', j))
    .select((e) => e.selectFrom('cash_line as l').select((f) => f.fn.min('l.day').as('day')).whereRef('l.desk', '=', 'cash_desk.desk').where('l.kind', 'in', ['taken', 'carried']).where('l.tender', '=', 'cash')
      .where('l.seq', '>', (f) => f.selectFrom('cash_line as b').select(sql<number>`coalesce(max(b.seq), 0)`.as('seq')).whereRef('b.desk', '=', 'cash_desk.desk').where('b.kind', '=', 'deposited')).as('held_since'))
    .orderBy('cash_desk.desk').execute();
  return rows.map((r) => ({ ...deskOf(r), heldSince: r.cash_in_fen > 0 ? r.held_since : null }));
}

type NewLine = { kind: CashLineKind; tender?: Tender; changeInFen: number; shiftId?: string | null; receiptNumber?: string; orderNumber?: string; refundNumber?: string; posReference?: string | null; note?: string };

/** Writes the next line of a desk's book; the desk's row is held by the caller. False when the same payment, refund or card slip stands there: the indexes decide. */
export async function writeLine(tx: Tx, d: Desk, line: NewLine, by: Person, at: Instant): Promise<Desk | undefined> {
  const tender = line.tender ?? 'cash';
  const next: Desk = { ...d, lastSeq: d.lastSeq + 1, cashInFen: d.cashInFen + (tender === 'cash' ? line.changeInFen : 0) };
  const { numInsertedOrUpdatedRows } = await tx.insertInto('cash_line').values({
    desk: d.desk, seq: next.lastSeq, province: d.province, shift_id: line.shiftId ?? null, day: beijingDay(at), at: new Date(at), kind: line.kind, tender, change_in_fen: line.changeInFen, balance_in_fen: next.cashInFen,
    receipt_number: line.receiptNumber ?? null, order_number: line.orderNumber ?? null, refund_number: line.refundNumber ?? null, pos_reference: line.posReference ?? null, note: line.note ?? '', by_id: by.staffId, by_name: by.name,
  }).onConflict((c) => c.doNothing()).executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) return undefined;
  await tx.updateTable('cash_desk').set({ cash_in_fen: next.cashInFen, last_seq: next.lastSeq }).where('desk', '=', d.desk).execute();
  return next;
}

/** The next receipt number of a desk in a year (收据连号): taken back when the transaction is, so that none is missing. */
export async function nextReceipt(tx: Tx, desk: DeskCode, year: number): Promise<number> {
  const { last } = await tx.insertInto('counter_receipt_series').values({ desk, year, last: 1 }).onConflict((c) => c.columns(['desk', 'year']).doUpdateSet({ last: sql`counter_receipt_series.last + 1` })).returning('last').executeTakeFirstOrThrow();
  return last;
}

function deskOf(row: Selectable<Database['cash_desk']>): Desk {
  return { desk: DeskCode.parse(row.desk), province: row.province, place: row.place, window: row.desk_window, cashInFen: row.cash_in_fen, lastSeq: row.last_seq };
}

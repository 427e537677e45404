import { sql, type Selectable } from 'kysely';
import { CashCount, CashLineKind, DeskCode, ShiftId, ShiftState, Tender, type ShiftFilters } from '#contracts/cash-desk.ts';
import type { Day, Instant } from '#contracts/dates.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { booksWithin } from '#server/modules/ledger/index.ts';
import type { Database } from '#server/platform/db/schema.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export type Shift = {
  id: ShiftId; desk: DeskCode; province: string; day: Day; state: ShiftState; version: number; cashierId: string; cashierName: string; openedAt: Instant; floatInFen: number; bookAtOpeningInFen: number; note: string; notes: CashCount['notes'];
  expectedInFen: number | null; countedInFen: number | null; posExpectedInFen: number | null; posCountedInFen: number | null; reason: string; countedAt: Instant | null; reviewerName: string | null; reviewedAt: Instant | null;
};
type Person = { staffId: string; name: string };
type ShiftAct = 'opened' | 'counted' | 'returned' | 'confirmed';

/** Opens a shift with its first line of history; false when the cashier has one open or the desk one that is not handed over: the indexes decide. */
export async function insertShift(tx: Tx, s: Pick<Shift, 'id' | 'desk' | 'province' | 'day' | 'floatInFen' | 'bookAtOpeningInFen' | 'note' | 'notes'>, by: Person, at: Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.insertInto('cash_shift').values({
    id: s.id, desk: s.desk, province: s.province, day: s.day, state: 'open', cashier_id: by.staffId, cashier_name: by.name, opened_at: new Date(at), float_in_fen: s.floatInFen, book_at_opening_in_fen: s.bookAtOpeningInFen, note: s.note, notes: JSON.stringify(s.notes),
  }).onConflict((c) => c.doNothing()).executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) return false;
  await writeEvent(tx, { id: s.id, version: 0 }, 'opened', s.note, by, at);
  return true;
}

/** The open shift of a cashier. */
export async function findShiftOf(tx: Tx, cashierId: string): Promise<Shift | undefined> {
  const row = await tx.selectFrom('cash_shift').selectAll().where('cashier_id', '=', cashierId).where('state', '=', 'open').executeTakeFirst();
  return row && shiftOf(row);
}

/** The shift of a desk that is not handed over. */
export async function findStanding(tx: Tx, desk: DeskCode): Promise<Shift | undefined> {
  const row = await tx.selectFrom('cash_shift').selectAll().where('desk', '=', desk).where('state', '<>', 'confirmed').executeTakeFirst();
  return row && shiftOf(row);
}

/** The shifts within a jurisdiction that are not handed over. */
export async function listStandings(tx: Tx, j: Jurisdiction): Promise<Shift[]> {
  return (await tx.selectFrom('cash_shift').selectAll().where('state', '<>', 'confirmed').where(booksWithin('cash_shift', j)).orderBy('desk').execute()).map(shiftOf);
}

/** One shift within a jurisdiction. */
export async function findShift(tx: Tx, j: Jurisdiction, id: ShiftId): Promise<Shift | undefined> {
  const row = await tx.selectFrom('cash_shift').selectAll().where('id', '=', id).where(booksWithin('cash_shift', j)).executeTakeFirst();
  return row && shiftOf(row);
}

/** Moves a shift one version on with its line of history; the row of its desk is held by the caller. */
export async function stepShift(tx: Tx, s: Shift, act: Exclude<ShiftAct, 'opened'>, change: { state: ShiftState; counted?: { cash: CashCount; expectedInFen: number; posExpectedInFen: number; posCountedInFen: number; reason: string } }, by: Person, at: Instant, note: string): Promise<void> {
  const { counted } = change;
  await tx.updateTable('cash_shift').set({
    state: change.state, version: s.version + 1,
    ...(counted && { notes: JSON.stringify(counted.cash.notes), counted_in_fen: counted.cash.inFen, expected_in_fen: counted.expectedInFen, pos_expected_in_fen: counted.posExpectedInFen, pos_counted_in_fen: counted.posCountedInFen, reason: counted.reason, counted_at: new Date(at) }),
    ...(change.state === 'confirmed' && { reviewer_id: by.staffId, reviewer_name: by.name, reviewed_at: new Date(at) }),
  }).where('id', '=', s.id).where('version', '=', s.version).executeTakeFirstOrThrow();
  await writeEvent(tx, s, act, note, by, at);
}

const writeEvent = (tx: Tx, s: { id: string; version: number }, act: ShiftAct, note: string, by: Person, at: Instant) =>
  tx.insertInto('cash_shift_event').values({ shift_id: s.id, seq: s.version + 1, act, note, by_id: by.staffId, by_name: by.name, at: new Date(at) }).execute();

/** What was done about a shift, the earliest first. */
export async function listShiftEvents(tx: Tx, id: ShiftId): Promise<{ act: string; note: string; by: string; at: Instant }[]> {
  const rows = await tx.selectFrom('cash_shift_event').selectAll().where('shift_id', '=', id).orderBy('seq').execute();
  return rows.map((e) => ({ act: e.act, note: e.note, by: e.by_name, at: e.at.getTime() }));
}

/** What moved in shifts, by kind and tender. */
export async function sumShifts(tx: Tx, ids: readonly string[]): Promise<{ shiftId: string | null; kind: CashLineKind; tender: Tender; inFen: number }[]> {
  if (ids.length === 0) return [];
  const rows = await tx.selectFrom('cash_line').select((e) => ['shift_id', 'kind', 'tender', e.fn.sum<string>('change_in_fen').as('fen')]).where('shift_id', 'in', ids).groupBy(['shift_id', 'kind', 'tender']).execute();
  return rows.map((r) => ({ shiftId: r.shift_id, kind: CashLineKind.parse(r.kind), tender: Tender.parse(r.tender), inFen: Number(r.fen) }));
}

function narrowed(tx: Tx, j: Jurisdiction, f: ShiftFilters) {
  let q = tx.selectFrom('cash_shift').where(booksWithin('cash_shift', j));
  if (f.state !== undefined) q = q.where('state', '=', f.state);
  if (f.desk !== undefined) q = q.where('desk', '=', f.desk);
  if (f.from !== undefined) q = q.where('day', '>=', f.from);
  if (f.to !== undefined) q = q.where('day', '<=', f.to);
  return q;
}

/** Shifts within a jurisdiction, the newest first. */
export async function listShifts(tx: Tx, j: Jurisdiction, f: ShiftFilters, after: { at: Instant; id: string } | undefined, limit: number): Promise<Shift[]> {
  let q = narrowed(tx, j, f).selectAll();
  if (after) q = q.where((e) => e(e.refTuple('opened_at', 'id'), '<', e.tuple(new Date(after.at), after.id)));
  return (await q.orderBy('opened_at', 'desc').orderBy('id', 'desc').limit(limit).execute()).map(shiftOf);
}

/** How many there are. */
export async function countShifts(tx: Tx, j: Jurisdiction, f: ShiftFilters): Promise<number> {
  const { n } = await narrowed(tx, j, f).select((e) => e.fn.countAll<string>().as('n')).executeTakeFirstOrThrow();
  return Number(n);
}

/** Shifts of a province up to a day that are not handed over: they stand against closing the day. */
export async function countUnconfirmed(tx: Tx, of: { province: string; to: Day }): Promise<number> {
  const { n } = await tx.selectFrom('cash_shift').select((e) => e.fn.countAll<string>().as('n')).where('province', '=', of.province).where('day', '<=', of.to).where('state', '<>', sql.lit('confirmed')).executeTakeFirstOrThrow();
  return Number(n);
}

const Notes = CashCount.shape.notes;

function shiftOf(row: Selectable<Database['cash_shift']>): Shift {
  return {
    id: ShiftId.parse(row.id), desk: DeskCode.parse(row.desk), province: row.province, day: row.day, state: ShiftState.parse(row.state), version: row.version, cashierId: row.cashier_id, cashierName: row.cashier_name, openedAt: row.opened_at.getTime(), floatInFen: row.float_in_fen, bookAtOpeningInFen: row.book_at_opening_in_fen,
    note: row.note, notes: Notes.parse(row.notes), expectedInFen: row.expected_in_fen, countedInFen: row.counted_in_fen, posExpectedInFen: row.pos_expected_in_fen, posCountedInFen: row.pos_counted_in_fen, reason: row.reason, countedAt: row.counted_at?.getTime() ?? null, reviewerName: row.reviewer_name, reviewedAt: row.reviewed_at?.getTime() ?? null,
  };
}

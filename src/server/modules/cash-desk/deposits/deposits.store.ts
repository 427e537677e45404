import type { Selectable } from 'kysely';
import { DepositId, DepositState, DeskCode, type DepositFilters } from '#contracts/cash-desk.ts';
import type { Day, Instant } from '#contracts/dates.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { booksWithin } from '#server/modules/ledger/index.ts';
import type { Database } from '#server/platform/db/schema.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export type Deposit = { id: DepositId; desk: DeskCode; province: string; slipNumber: string; depositedOn: Day; amountInFen: number; state: DepositState; version: number; enteredById: string; enteredByName: string; enteredAt: Instant; decidedByName: string | null; decidedAt: Instant | null; reason: string };
type Person = { staffId: string; name: string };

/** Keeps a deposit; false when its slip was registered already: the index decides. */
export async function insertDeposit(tx: Tx, d: Pick<Deposit, 'id' | 'desk' | 'province' | 'slipNumber' | 'depositedOn' | 'amountInFen'>, by: Person, at: Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.insertInto('cash_deposit').values({
    id: d.id, desk: d.desk, province: d.province, slip_number: d.slipNumber, deposited_on: d.depositedOn, amount_in_fen: d.amountInFen, state: 'entered', entered_by_id: by.staffId, entered_by_name: by.name, entered_at: new Date(at),
  }).onConflict((c) => c.doNothing()).executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** One deposit within a jurisdiction; its row held until the transaction ends when `lock`. */
export async function findDeposit(tx: Tx, j: Jurisdiction, id: DepositId, { lock = false } = {}): Promise<Deposit | undefined> {
  const query = tx.selectFrom('cash_deposit').selectAll().where('id', '=', id).where(booksWithin('cash_deposit', j));
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && depositOf(row);
}

/** The second person's word. */
export async function decideDepositRow(tx: Tx, d: Deposit, state: 'agreed' | 'taken_back', by: Person, reason: string, at: Instant): Promise<void> {
  await tx.updateTable('cash_deposit').set({ state, version: d.version + 1, decided_by_id: by.staffId, decided_by_name: by.name, decided_at: new Date(at), reason }).where('id', '=', d.id).where('version', '=', d.version).executeTakeFirstOrThrow();
}

function narrowed(tx: Tx, j: Jurisdiction, f: DepositFilters) {
  let q = tx.selectFrom('cash_deposit').where(booksWithin('cash_deposit', j));
  if (f.state !== undefined) q = q.where('state', '=', f.state);
  if (f.desk !== undefined) q = q.where('desk', '=', f.desk);
  if (f.from !== undefined) q = q.where('deposited_on', '>=', f.from);
  if (f.to !== undefined) q = q.where('deposited_on', '<=', f.to);
  return q;
}

/** Deposits within a jurisdiction, the newest first. */
export async function listDeposits(tx: Tx, j: Jurisdiction, f: DepositFilters, after: { at: Instant; id: string } | undefined, limit: number): Promise<Deposit[]> {
  let q = narrowed(tx, j, f).selectAll();
  if (after) q = q.where((e) => e(e.refTuple('entered_at', 'id'), '<', e.tuple(new Date(after.at), after.id)));
  return (await q.orderBy('entered_at', 'desc').orderBy('id', 'desc').limit(limit).execute()).map(depositOf);
}

/** How many there are. */
export async function countDeposits(tx: Tx, j: Jurisdiction, f: DepositFilters): Promise<number> {
  const { n } = await narrowed(tx, j, f).select((e) => e.fn.countAll<string>().as('n')).executeTakeFirstOrThrow();
  return Number(n);
}

function depositOf(row: Selectable<Database['cash_deposit']>): Deposit {
  return {
    id: DepositId.parse(row.id), desk: DeskCode.parse(row.desk), province: row.province, slipNumber: row.slip_number, depositedOn: row.deposited_on, amountInFen: row.amount_in_fen, state: DepositState.parse(row.state), version: row.version, enteredById: row.entered_by_id, enteredByName: row.entered_by_name, enteredAt: row.entered_at.getTime(),
    decidedByName: row.decided_by_name, decidedAt: row.decided_at?.getTime() ?? null, reason: row.reason,
  };
}

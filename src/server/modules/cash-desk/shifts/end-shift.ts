import type { CountShift, DecideShift, ShiftId } from '#contracts/cash-desk.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { post } from '#server/modules/ledger/index.ts';
import type { AtDesk } from '../at-the-desk.ts';
import { lockDesk, writeLine, type Desk } from '../desks.store.ts';
import { refusalsOfEnd, refusalsToCount, refusalsToDecide } from '../domain/shift-rules.ts';
import { findShift, stepShift, sumShifts, type Shift } from './shifts.store.ts';

/** 交班清点: the cashier counts; what the books expect is frozen beside it. Nothing more is taken in this shift. */
export async function countShift(b: AtDesk, id: ShiftId, asked: CountShift): Promise<Result<ShiftId>> {
  const taken = await take(b, id, asked.version);
  if (!taken.ok) return taken;
  const { shift, desk } = taken.value;
  const posExpectedInFen = (await sumShifts(b.tx, [id])).filter((s) => s.tender === 'pos').reduce((fen, s) => fen + s.inFen, 0);
  const no = [...refusalsToCount(shift, b.by), ...refusalsOfEnd(asked, { cashInFen: desk.cashInFen, posInFen: posExpectedInFen })];
  if (no.length > 0) return refused(no);
  await stepShift(b.tx, shift, 'counted', { state: 'counted', counted: { cash: asked.counted, expectedInFen: desk.cashInFen, posExpectedInFen, posCountedInFen: asked.posInFen, reason: asked.reason } }, b.by, b.now, asked.reason);
  return ok(id);
}

/** 复核交接: a second person counted too. Confirmed, the money is theirs to keep and what differs is booked; returned, the cashier counts again. */
export async function decideShift(b: AtDesk, id: ShiftId, asked: DecideShift): Promise<Result<ShiftId>> {
  const taken = await take(b, id, asked.version);
  if (!taken.ok) return taken;
  const { shift, desk } = taken.value;
  const no = refusalsToDecide(shift, b.by, asked.decision, asked.reason);
  if (no.length > 0) return refused(no);
  if (asked.decision === 'return') await stepShift(b.tx, shift, 'returned', { state: 'recount' }, b.by, b.now, asked.reason);
  else {
    await bookDifference(b, shift, desk);
    await stepShift(b.tx, shift, 'confirmed', { state: 'confirmed' }, b.by, b.now, asked.reason);
  }
  return ok(id);
}

async function bookDifference({ tx, by, now }: AtDesk, s: Shift, desk: Desk): Promise<void> {
  invariant(s.expectedInFen === desk.cashInFen && s.countedInFen !== null, 'nothing moves at a desk between count and confirmation');
  const changeInFen = s.countedInFen - s.expectedInFen;
  if (changeInFen === 0) return;
  await writeLine(tx, desk, { kind: 'difference', changeInFen, shiftId: s.id, note: s.reason }, by, now);
  await post(tx, { kind: 'cash_difference', id: s.id, short: changeInFen < 0, province: s.province, amountInFen: Math.abs(changeInFen), happenedAt: s.countedAt ?? now, note: s.reason }, now);
}

/** The shift as it stands once its desk is held: a payment that is being registered comes before or after. */
async function take({ tx, by }: AtDesk, id: ShiftId, version: number): Promise<Result<{ shift: Shift; desk: Desk }>> {
  const seen = await findShift(tx, by.jurisdiction, id);
  const desk = seen && (await lockDesk(tx, by.jurisdiction, seen.desk));
  const shift = desk && (await findShift(tx, by.jurisdiction, id));
  if (!shift) return refusedFor('cash.shift_not_found');
  return shift.version === version ? ok({ shift, desk }) : refusedFor('cash.changed_meanwhile');
}

import type { ShiftFilters, ShiftId, ShiftLine, ShiftList, ShiftWhole } from '#contracts/cash-desk.ts';
import { refusalText, type Refusal } from '#contracts/refusals.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { pairKey, placeOf } from '#server/platform/lists/list-source.ts';
import type { AtDesk } from '../at-the-desk.ts';
import { deskNames } from '../desk-text.ts';
import { refusalsToCount, refusalsToDecide } from '../domain/shift-rules.ts';
import { listLines } from '../lines.store.ts';
import { findShift, listShiftEvents, listShifts, sumShifts, type Shift } from './shifts.store.ts';

const PAGE = 50;
/** The lines of a shift that are shown with it; the rest is in the cash book. */
const LINES = 300;

/** 班次清单: a page within the jurisdiction, the newest first. */
export async function viewShifts(b: AtDesk, { after, ...f }: ShiftFilters & { after: string }): Promise<ShiftList> {
  const rows = await listShifts(b.tx, b.by.jurisdiction, f, placeOf(after === '' ? undefined : after), PAGE + 1);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return { shifts: await presentShifts(b, page), next: rows.length > PAGE && last ? pairKey(String(last.openedAt), last.id) : null };
}

/** One shift with its lines and history, and what may be done. */
export async function viewShift(b: AtDesk, id: ShiftId): Promise<Result<ShiftWhole>> {
  const s = await findShift(b.tx, b.by.jurisdiction, id);
  const [line] = s ? await presentShifts(b, [s]) : [];
  if (!s || !line) return refusedFor('cash.shift_not_found');
  const [lines, history] = await Promise.all([listLines(b.tx, { shiftId: id }, 0, LINES), listShiftEvents(b.tx, id)]);
  const said = (no: Refusal[]) => no.map((one) => refusalText(one, b.lang));
  return ok({ ...line, notes: s.notes, lines, history, acts: { count: said(refusalsToCount(s, b.by)), confirm: said(refusalsToDecide(s, b.by, 'confirm', undefined)), return: said(refusalsToDecide(s, b.by, 'return', undefined)) } });
}

/** Shifts in the reader's words, with what moved in each. */
export async function presentShifts(b: AtDesk, shifts: readonly Shift[]): Promise<ShiftLine[]> {
  const names = deskNames(b.tx, b.lang);
  const sums = await sumShifts(b.tx, shifts.map((s) => s.id));
  const lines: ShiftLine[] = [];
  for (const s of shifts) {
    const sum = (is: (one: (typeof sums)[number]) => boolean) => sums.filter((one) => one.shiftId === s.id && is(one)).reduce((fen, one) => fen + one.inFen, 0);
    const moved = sum((one) => one.tender === 'cash' && one.kind !== 'drawn' && one.kind !== 'difference');
    lines.push({
      id: s.id, desk: s.desk, deskText: await names.desk(s.desk), day: s.day, state: s.state, version: s.version, cashier: s.cashierName, mine: s.cashierId === b.by.staffId, openedAt: s.openedAt, floatInFen: s.floatInFen, bookAtOpeningInFen: s.bookAtOpeningInFen,
      takenInFen: sum((one) => one.kind === 'taken' && one.tender === 'cash'), posInFen: sum((one) => one.kind === 'taken' && one.tender === 'pos'), paidOutInFen: -sum((one) => one.kind === 'paid_out'), expectedInFen: s.expectedInFen ?? s.bookAtOpeningInFen + moved, countedInFen: s.countedInFen,
      differenceInFen: s.countedInFen === null || s.expectedInFen === null ? null : s.countedInFen - s.expectedInFen, posExpectedInFen: s.posExpectedInFen ?? sum((one) => one.tender === 'pos'), posCountedInFen: s.posCountedInFen, reason: s.reason, note: s.note, countedAt: s.countedAt, reviewer: s.reviewerName, reviewedAt: s.reviewedAt,
    });
  }
  return lines;
}

import type { OpenShift, ShiftId } from '#contracts/cash-desk.ts';
import { beijingDay } from '#contracts/dates.ts';
import { covers } from '#server/kernel/jurisdiction.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { findReviewPoint } from '#server/modules/catalogue/index.ts';
import { post } from '#server/modules/ledger/index.ts';
import { newId } from '#server/platform/ids.ts';
import type { AtDesk } from '../at-the-desk.ts';
import { deskNames } from '../desk-text.ts';
import { openDesk, writeLine } from '../desks.store.ts';
import { deskAt } from '../domain/desk-code.ts';
import { refusalsToOpen } from '../domain/shift-rules.ts';
import { findShiftOf, findStanding, insertShift, type Shift } from './shifts.store.ts';

/** 开班: the cashier counts what lies in the drawer; from now on they answer for it. Change drawn from the bank (备用金) is booked; a count that differs from the books is settled by the count at the end. */
export async function openShift(b: AtDesk, asked: OpenShift): Promise<Result<ShiftId>> {
  const { tx, by, now } = b;
  const province = asked.place.slice(0, 2);
  const point = asked.place.length > 2 ? await findReviewPoint(tx, asked.place) : undefined;
  if (by.jurisdiction.exams !== undefined || !covers(by.jurisdiction, { province }) || (asked.place.length > 2 && (!point || point.closed))) return refusedFor('cash.place_unknown', { path: 'place' });
  const desk = await openDesk(tx, { desk: deskAt(asked), province, place: asked.place, window: asked.window });
  const [standing, mine] = await Promise.all([findStanding(tx, desk.desk), findShiftOf(tx, by.staffId)]);
  const no = refusalsToOpen(asked, { bookInFen: desk.cashInFen, standing: standing && (await factsOf(b, standing)), mine: mine && (await factsOf(b, mine)) }, by.staffId);
  if (no.length > 0) return refused(no);
  const id = newId<ShiftId>();
  const shift = { id, desk: desk.desk, province, day: beijingDay(now), floatInFen: asked.counted.inFen, bookAtOpeningInFen: desk.cashInFen + asked.drawnInFen, note: asked.note, notes: asked.counted.notes };
  if (!(await insertShift(tx, shift, by, now))) return refusedFor('cash.changed_meanwhile');
  if (asked.drawnInFen === 0) return ok(id);
  await writeLine(tx, desk, { kind: 'drawn', changeInFen: asked.drawnInFen, shiftId: id }, by, now);
  await post(tx, { kind: 'cash_drawn', id, province, amountInFen: asked.drawnInFen, happenedAt: now, note: desk.desk }, now);
  return ok(id);
}

/** What the rules ask of a shift. */
export const factsOf = async (b: Pick<AtDesk, 'tx' | 'lang'>, s: Shift) => ({ ...s, deskText: await deskNames(b.tx, b.lang).desk(s.desk) });

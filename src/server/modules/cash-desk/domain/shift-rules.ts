import type { CountShift, DecideShift, OpenShift, ShiftState } from '#contracts/cash-desk.ts';
import type { Day } from '#contracts/dates.ts';
import { yuan } from '#contracts/money.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { refusalsOfCount } from './count.ts';

export type ShiftFacts = { state: ShiftState; cashierId: string; cashierName: string; day: Day; deskText: string };
type By = { staffId: string; permissions: readonly string[] };

/** Why a shift cannot be opened (开班): somebody has one there, the last is not confirmed, I have one elsewhere, or the drawer is not what the books say and nobody says why. */
export function refusalsToOpen(asked: Pick<OpenShift, 'counted' | 'drawnInFen' | 'note'>, at: { bookInFen: number; standing: ShiftFacts | undefined; mine: ShiftFacts | undefined }, byId: string): Refusal[] {
  const expected = at.bookInFen + asked.drawnInFen;
  const wrong = refusalsOfCount(asked.counted, 'counted');
  return [
    ...(at.mine ? [refuse('cash.shift_open_mine', { params: { desk: at.mine.deskText } })] : []),
    ...(at.standing && !(at.mine && at.standing.cashierId === byId && at.standing.state === 'open') ? [standing(at.standing)] : []),
    ...wrong,
    ...(wrong.length === 0 && asked.counted.inFen !== expected && asked.note === '' ? [refuse('cash.float_differs', { path: 'note', params: { counted: yuan(asked.counted.inFen), book: yuan(expected) } })] : []),
  ];
}

const standing = (s: ShiftFacts): Refusal => refuse(s.state === 'open' ? 'cash.desk_busy' : 'cash.desk_unconfirmed', { params: { cashier: s.cashierName } });

/** Why a cashier cannot take or pay out money now: no shift, one of an earlier day, or one in another province. */
export function refusalsToTake(shift: (ShiftFacts & { province: string }) | undefined, today: Day, province: string): Refusal[] {
  if (shift?.state !== 'open') return [refuse('cash.no_shift')];
  return [
    ...(shift.day === today ? [] : [refuse('cash.shift_of_earlier_day', { params: { day: shift.day } })]),
    ...(shift.province === province ? [] : [refuse('cash.shift_elsewhere')]),
  ];
}

/** Why somebody cannot count a shift (交班清点): it is not theirs, or was counted. */
export function refusalsToCount(s: Pick<ShiftFacts, 'state' | 'cashierId'>, by: By): Refusal[] {
  return [...(s.cashierId === by.staffId ? [] : [refuse('cash.not_my_shift')]), ...(s.state === 'open' || s.state === 'recount' ? [] : [refuse('cash.shift_counted')])];
}

/** What speaks against the figures of a count: what differs is explained. */
export function refusalsOfEnd({ counted, posInFen, reason }: Pick<CountShift, 'counted' | 'posInFen' | 'reason'>, expected: { cashInFen: number; posInFen: number }): Refusal[] {
  const wrong = refusalsOfCount(counted, 'counted');
  if (wrong.length > 0 || reason !== '') return wrong;
  return [
    ...(counted.inFen === expected.cashInFen ? [] : [refuse('cash.difference_reason', { path: 'reason', params: { difference: yuan(counted.inFen - expected.cashInFen) } })]),
    ...(posInFen === expected.posInFen ? [] : [refuse('cash.pos_difference_reason', { path: 'reason', params: { difference: yuan(posInFen - expected.posInFen) } })]),
  ];
}

/** Why somebody cannot confirm or return a count (复核交接): the cashier never confirms their own. */
export function refusalsToDecide(s: Pick<ShiftFacts, 'state' | 'cashierId'>, by: By, decision: DecideShift['decision'], reason: string | undefined): Refusal[] {
  return [
    ...(by.permissions.includes('cash.confirm') ? [] : [refuse('cash.not_permitted')]),
    ...(s.state === 'counted' ? [] : [refuse('cash.shift_not_counted')]),
    ...(s.cashierId === by.staffId ? [refuse('cash.own_count')] : []),
    ...(decision === 'return' && reason === '' ? [refuse('cash.reason_missing', { path: 'reason' })] : []),
  ];
}

import type { DepositState } from '#contracts/cash-desk.ts';
import type { Day } from '#contracts/dates.ts';
import { yuan } from '#contracts/money.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { ShiftFacts } from './shift-rules.ts';

type By = { staffId: string; permissions: readonly string[] };

/** Why cash of a desk cannot be entered as deposited (缴存登记): the day lies ahead, the drawer does not hold it, somebody else has the shift, or a count is not confirmed. */
export function refusalsToDeposit(asked: { depositedOn: Day; amountInFen: number }, at: { cashInFen: number; standing: ShiftFacts | undefined; today: Day }, byId: string): Refusal[] {
  return [
    ...(asked.depositedOn > at.today ? [refuse('cash.deposit_day', { path: 'depositedOn' })] : []),
    ...(asked.amountInFen > at.cashInFen ? [refuse('cash.not_enough', { path: 'amountInFen', params: { there: yuan(at.cashInFen), needed: yuan(asked.amountInFen) } })] : []),
    ...againstStanding(at.standing, byId),
  ];
}

/** What stands against moving the cash of a desk beside its shift: only its own cashier does, and nobody between count and confirmation. */
export function againstStanding(s: ShiftFacts | undefined, byId: string): Refusal[] {
  if (!s || (s.state === 'open' && s.cashierId === byId)) return [];
  return [refuse(s.state === 'open' ? 'cash.desk_busy' : 'cash.desk_unconfirmed', { params: { cashier: s.cashierName } })];
}

/** Why somebody cannot check a slip (核对回单): whoever entered it never does. */
export function refusalsToDecideDeposit(d: { state: DepositState; enteredById: string }, by: By): Refusal[] {
  if (d.state !== 'entered') return [refuse('cash.deposit_decided')];
  return [...(by.permissions.includes('cash.confirm') ? [] : [refuse('cash.not_permitted')]), ...(d.enteredById === by.staffId ? [refuse('cash.own_deposit')] : [])];
}

/** 现金管理暂行条例第十一条: cash is taken to the bank the day it is taken; what lies over from an earlier day is overdue. */
export const isOverdue = (heldSince: Day | null, today: Day): boolean => heldSince !== null && heldSince < today;

import type { ReceiptState } from '#contracts/cash-desk.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';

export type ReceiptFacts = { state: ReceiptState; voidAskedById: string | null };
type By = { staffId: string; permissions: readonly string[] };
const may = (by: By, permission: 'payment.register' | 'cash.confirm'): Refusal[] => (by.permissions.includes(permission) ? [] : [refuse('cash.not_permitted')]);

/** Why a receipt cannot be printed (打印、补打). */
export function refusalsToPrint(r: ReceiptFacts, by: By): Refusal[] {
  return [...may(by, 'payment.register'), ...(r.state === 'void' ? [refuse('cash.receipt_void')] : [])];
}

/** Why nobody can ask that a receipt be voided (作废申请). */
export function refusalsToAskVoid(r: ReceiptFacts, by: By): Refusal[] {
  return [...may(by, 'payment.register'), ...(r.state === 'issued' ? [] : [refuse(r.state === 'void' ? 'cash.receipt_void' : 'cash.void_asked')])];
}

/** Why somebody cannot decide it (作废复核): whoever asked never decides. */
export function refusalsToDecideVoid(r: ReceiptFacts, by: By): Refusal[] {
  if (r.state !== 'void_asked') return [refuse('cash.void_not_asked')];
  return [...may(by, 'cash.confirm'), ...(r.voidAskedById === by.staffId ? [refuse('cash.own_void')] : [])];
}

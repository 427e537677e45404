import type { DepositState, ReceiptState, ShiftState } from '#contracts/cash-desk.ts';

const SHIFT: Record<ShiftState, string> = { open: 'info', counted: 'warning', recount: 'danger', confirmed: 'success' };
const RECEIPT: Record<ReceiptState, string> = { issued: 'success', void_asked: 'warning', void: 'neutral' };
const DEPOSIT: Record<DepositState, string> = { entered: 'warning', agreed: 'success', taken_back: 'neutral' };

export const shiftTone = (state: ShiftState): string => SHIFT[state];
export const receiptTone = (state: ReceiptState): string => RECEIPT[state];
export const depositTone = (state: DepositState): string => DEPOSIT[state];

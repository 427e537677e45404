import type { DeskCode, Tender } from '#contracts/cash-desk.ts';
import { beijingDay, type Instant } from '#contracts/dates.ts';
import { yuan } from '#contracts/money.ts';
import type { FeeLine } from '#contracts/payments.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { post, type FeeOf } from '#server/modules/ledger/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { StaffActor } from '#server/platform/http/endpoint.ts';
import { lockDesk, writeLine, type Desk } from './desks.store.ts';
import { refusalsToTake } from './domain/shift-rules.ts';
import { issueReceipt } from './receipts/issue-receipt.ts';
import { findShift, findShiftOf, type Shift } from './shifts/shifts.store.ts';

/** The cashier's own shift and desk, held until the transaction ends. */
export type MyDesk = { shift: Shift; desk: Desk; by: StaffActor };
/** How money changes hands: a card needs the number on the terminal's slip. */
export type Hands = { tender: Tender; posReference?: string | undefined };

/** The desk of whoever has an open shift of today in this province (当班收款台), held until the transaction ends; else why money cannot be taken or paid out. A count of the shift comes before or after. */
export async function holdMyDesk(tx: Tx, by: StaffActor, province: string, now: Instant): Promise<Result<MyDesk>> {
  const seen = await findShiftOf(tx, by.staffId);
  const desk = seen && (await lockDesk(tx, by.jurisdiction, seen.desk));
  const shift = seen && desk && (await findShift(tx, by.jurisdiction, seen.id));
  const no = refusalsToTake(shift && { ...shift, deskText: '' }, beijingDay(now), province);
  return no.length > 0 || !shift ? refused(no) : ok({ shift, desk, by });
}

type Fee = { orderNumber: string; of: FeeOf; amountInFen: number; payer: string; applicationNumber: string; title: string; lines: FeeLine[] };

/** 收款: a line of the cash book, the next receipt of the desk, and the booking, in one. */
export async function takeFee(tx: Tx, { shift, desk, by }: MyDesk, fee: Fee, { tender, posReference }: Hands, now: Instant): Promise<Result<string>> {
  if (tender === 'pos' && posReference === undefined) return refusedFor('cash.pos_reference_missing', { path: 'posReference' });
  const slip = tender === 'pos' ? (posReference ?? null) : null;
  const number = await issueReceipt(tx, desk, { ...fee, tender, posReference: slip, paidAt: now }, by, now);
  const line = await writeLine(tx, desk, { kind: 'taken', tender, changeInFen: fee.amountInFen, shiftId: shift.id, orderNumber: fee.orderNumber, receiptNumber: number, posReference: slip }, by, now);
  if (!line) return slip === null ? refusedFor('request.busy') : refusedFor('cash.pos_reference_used', { path: 'posReference', params: { reference: slip } });
  await post(tx, { kind: tender === 'pos' ? 'pos_taken' : 'cash_taken', orderNumber: fee.orderNumber, receiptNumber: number, of: fee.of, amountInFen: fee.amountInFen, happenedAt: now }, now);
  return ok(number);
}

type Refund = { refundNumber: string; orderNumber: string; of: FeeOf; amountInFen: number; receiptNumber: string };

/** 退款: out of the drawer, or back to the card; never more than the drawer holds. */
export async function payOutRefund(tx: Tx, { shift, desk, by }: MyDesk, refund: Refund, { tender, posReference }: Hands, now: Instant): Promise<Result<DeskCode>> {
  if (tender === 'pos' && posReference === undefined) return refusedFor('cash.pos_reference_missing', { path: 'posReference' });
  if (tender === 'cash' && refund.amountInFen > desk.cashInFen) return refusedFor('cash.not_enough', { params: { there: yuan(desk.cashInFen), needed: yuan(refund.amountInFen) } });
  const slip = tender === 'pos' ? (posReference ?? null) : null;
  const line = await writeLine(tx, desk, { kind: 'paid_out', tender, changeInFen: -refund.amountInFen, shiftId: shift.id, orderNumber: refund.orderNumber, refundNumber: refund.refundNumber, receiptNumber: refund.receiptNumber, posReference: slip }, by, now);
  if (!line) return slip === null ? refusedFor('request.busy') : refusedFor('cash.pos_reference_used', { path: 'posReference', params: { reference: slip } });
  await post(tx, { kind: tender === 'pos' ? 'pos_paid_out' : 'cash_paid_out', refundNumber: refund.refundNumber, orderNumber: refund.orderNumber, receiptNumber: refund.receiptNumber, of: refund.of, amountInFen: refund.amountInFen, happenedAt: now }, now);
  return ok(desk.desk);
}

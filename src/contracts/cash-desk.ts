import { z } from 'zod';
import { ReviewPointId } from './catalogue.ts';
import { Day } from './dates.ts';
import { ProvinceCode } from './regions.ts';
import type { Words } from './words.ts';

/** 收款台: the digits of its place (province office or review point) and of its window, as `3701` or `37010102`. */
export const DeskCode = z.string('field.choose').regex(/^\d{4}(\d{4})?$/, 'field.not_a_choice').brand('DeskCode');
export type DeskCode = z.infer<typeof DeskCode>;

/** Where a desk stands: the province's office, or a review point. */
export const DeskPlace = z.union([ProvinceCode, ReviewPointId], 'field.not_a_choice');
export type DeskPlace = z.infer<typeof DeskPlace>;

/** 收款收据号: S, the desk, the year, and a number that runs without gaps. */
export const CounterReceiptNumber = z.string('field.required').trim().toUpperCase().regex(/^S\d{4}(\d{4})?-20\d\d-\d{6}$/, 'field.invalid').brand('CounterReceiptNumber');
export type CounterReceiptNumber = z.infer<typeof CounterReceiptNumber>;

/** 现金, POS 刷卡. */
export const Tender = z.enum(['cash', 'pos'], 'field.choose');
export type Tender = z.infer<typeof Tender>;
export const TENDER_WORDS: Record<Tender, Words> = { cash: { zh: '现金', en: 'Cash' }, pos: { zh: 'POS 刷卡', en: 'Card (POS)' } };

/** The number on the slip of the card terminal (POS 凭证参考号). */
export const PosReference = z.string('field.required').trim().toUpperCase().regex(/^[A-Z0-9]{6,24}$/, 'cash.pos_reference_format');

/** Notes and coins in use (券别), in fen, the largest first. */
export const FACES = [10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10] as const;
const MOST_IN_FEN = 1_000_000_00;
const Fen = z.int('field.invalid').nonnegative('field.invalid').max(MOST_IN_FEN, 'field.invalid');
const Note = z.strictObject({ faceInFen: z.union(FACES.map((f) => z.literal(f)), 'field.not_a_choice'), count: z.int('field.invalid').nonnegative('field.invalid').max(10_000, 'field.invalid') });

/** What was counted (清点): the sum, and the notes and coins where they were counted one by one. */
export const CashCount = z.strictObject({ inFen: Fen, notes: z.array(Note).max(FACES.length, 'field.too_many').default([]) });
export type CashCount = z.infer<typeof CashCount>;

export const ShiftId = z.uuid('field.invalid').brand('ShiftId');
export type ShiftId = z.infer<typeof ShiftId>;
/** 当班, 待复核, 退回重点, 已交接. */
export const ShiftState = z.enum(['open', 'counted', 'recount', 'confirmed'], 'field.not_a_choice');
export type ShiftState = z.infer<typeof ShiftState>;
export const SHIFT_STATE_WORDS: Record<ShiftState, Words> = { open: { zh: '当班', en: 'Open' }, counted: { zh: '待复核', en: 'Awaits a second person' }, recount: { zh: '退回重点', en: 'To be counted again' }, confirmed: { zh: '已交接', en: 'Handed over' } };

const reason = z.string('field.required').trim().max(200, 'field.too_long');

/** Body of POST /api/staff/cash-shifts (开班): where, what lies in the drawer, and how much of it was drawn anew as change (备用金). */
export const OpenShift = z.strictObject({ place: DeskPlace, window: z.int('field.invalid').min(1, 'field.invalid').max(20, 'field.invalid').default(1), counted: CashCount, drawnInFen: Fen.default(0), note: reason.default('') });
export type OpenShift = z.infer<typeof OpenShift>;

/** Body of the count that ends a shift (交班清点). */
export const CountShift = z.strictObject({ version: z.int(), counted: CashCount, posInFen: Fen.default(0), reason: reason.default('') });
export type CountShift = z.infer<typeof CountShift>;

/** Body of the second person's word on a count: confirmed, or returned with the reason. */
export const DecideShift = z.strictObject({ version: z.int(), decision: z.enum(['confirm', 'return'], 'field.choose'), reason: reason.default('') });
export type DecideShift = z.infer<typeof DecideShift>;

/** What moved at a desk (现金日记账摘要). */
export const CashLineKind = z.enum(['carried', 'drawn', 'taken', 'paid_out', 'difference', 'deposited', 'deposit_back'], 'field.not_a_choice');
export type CashLineKind = z.infer<typeof CashLineKind>;
export const CASH_LINE_WORDS: Record<CashLineKind, Words> = {
  carried: { zh: '建账结转', en: 'Carried over' }, drawn: { zh: '领用备用金', en: 'Change drawn' }, taken: { zh: '收考试费', en: 'Fee taken' }, paid_out: { zh: '退考试费', en: 'Refund paid out' }, difference: { zh: '长短款', en: 'Over or short' }, deposited: { zh: '缴存银行', en: 'Deposited' }, deposit_back: { zh: '缴存冲回', en: 'Deposit taken back' },
};

/** One line of the cash book: what came in or went out, and the cash in the drawer after it. A card payment leaves the drawer as it was. */
export const CashLine = z.object({ seq: z.int(), day: Day, at: z.number(), kind: CashLineKind, tender: Tender, inFen: z.int(), outFen: z.int(), balanceInFen: z.int(), receiptNumber: z.string().nullable(), orderNumber: z.string().nullable(), refundNumber: z.string().nullable(), note: z.string(), by: z.string() });
export type CashLine = z.infer<typeof CashLine>;

export const ShiftLine = z.object({
  id: ShiftId, desk: DeskCode, deskText: z.string(), day: Day, state: ShiftState, version: z.int(), cashier: z.string(), mine: z.boolean(), openedAt: z.number(), floatInFen: z.int(), bookAtOpeningInFen: z.int(), takenInFen: z.int(), posInFen: z.int(), paidOutInFen: z.int(), expectedInFen: z.int(), countedInFen: z.int().nullable(), differenceInFen: z.int().nullable(), posExpectedInFen: z.int(), posCountedInFen: z.int().nullable(),
  reason: z.string(), note: z.string(), countedAt: z.number().nullable(), reviewer: z.string().nullable(), reviewedAt: z.number().nullable(),
});
export type ShiftLine = z.infer<typeof ShiftLine>;
export const ShiftFilters = z.object({ state: ShiftState.optional(), desk: DeskCode.optional(), from: Day.optional(), to: Day.optional() });
export type ShiftFilters = z.infer<typeof ShiftFilters>;

/** One desk: the cash the books say is there, since when it has not been taken to the bank, and who works at it. */
export const DeskLine = z.object({ desk: DeskCode, text: z.string(), cashInFen: z.int(), heldSince: Day.nullable(), overdue: z.boolean(), shift: z.object({ id: ShiftId, state: ShiftState, cashier: z.string(), day: Day }).nullable() });
export type DeskLine = z.infer<typeof DeskLine>;

const Place = z.object({ place: DeskPlace, text: z.string() });
/** GET /api/staff/cash-desks: my shift, the desks within the jurisdiction beside the ledger, and where a shift may be opened. */
export const CashDesks = z.object({
  mine: ShiftLine.nullable(), open: z.object({ reasons: z.array(z.string()), places: z.array(Place) }), desks: z.array(DeskLine), atDesksInFen: z.int(), ledgerInFen: z.int(), today: Day, mayConfirm: z.boolean(),
}).meta({ id: 'CashDesks' });
export type CashDesks = z.infer<typeof CashDesks>;

/** GET /api/staff/cash-shifts. */
export const ShiftList = z.object({ shifts: z.array(ShiftLine), next: z.string().nullable() }).meta({ id: 'CashShiftList' });
export type ShiftList = z.infer<typeof ShiftList>;

const Acts = z.object({ count: z.array(z.string()), confirm: z.array(z.string()), return: z.array(z.string()) });
/** One shift (班次) with its lines, its count, and what may be done. */
export const ShiftWhole = ShiftLine.extend({ notes: z.array(z.object({ faceInFen: z.int(), count: z.int() })), lines: z.array(CashLine), history: z.array(z.object({ act: z.string(), by: z.string(), at: z.number(), note: z.string() })), acts: Acts }).meta({ id: 'CashShift' });
export type ShiftWhole = z.infer<typeof ShiftWhole>;

/** 有效, 待复核作废, 已作废. */
export const ReceiptState = z.enum(['issued', 'void_asked', 'void'], 'field.not_a_choice');
export type ReceiptState = z.infer<typeof ReceiptState>;
export const RECEIPT_STATE_WORDS: Record<ReceiptState, Words> = { issued: { zh: '有效', en: 'Valid' }, void_asked: { zh: '待复核作废', en: 'To be voided' }, void: { zh: '已作废', en: 'Void' } };

export const ReceiptLine = z.object({
  number: CounterReceiptNumber, desk: DeskCode, deskText: z.string(), state: ReceiptState, version: z.int(), orderNumber: z.string(), payer: z.string(), applicationNumber: z.string(), title: z.string(), amountInFen: z.int(), tender: Tender, posReference: z.string().nullable(), issuedAt: z.number(), issuedBy: z.string(), prints: z.int(),
  replaces: CounterReceiptNumber.nullable(), replacedBy: CounterReceiptNumber.nullable(), voidReason: z.string(), voidAskedBy: z.string().nullable(), voidedBy: z.string().nullable(), voidedAt: z.number().nullable(), acts: z.object({ print: z.array(z.string()), ask: z.array(z.string()), decide: z.array(z.string()) }),
});
export type ReceiptLine = z.infer<typeof ReceiptLine>;
export const ReceiptFilters = z.object({ state: ReceiptState.optional(), desk: DeskCode.optional(), from: Day.optional(), to: Day.optional(), number: z.string().trim().max(40).optional() });
export type ReceiptFilters = z.infer<typeof ReceiptFilters>;
export const ReceiptList = z.object({ receipts: z.array(ReceiptLine), next: z.string().nullable() }).meta({ id: 'CounterReceiptList' });
export type ReceiptList = z.infer<typeof ReceiptList>;

/** Body of asking that a receipt be voided (作废申请). */
export const AskVoid = z.strictObject({ version: z.int(), reason: reason.min(4, 'field.too_short') });
export type AskVoid = z.infer<typeof AskVoid>;
/** Body of the second person's word on it. */
export const DecideVoid = z.strictObject({ version: z.int(), decision: z.enum(['approve', 'turn_down'], 'field.choose'), reason: reason.default('') });
export type DecideVoid = z.infer<typeof DecideVoid>;

export const DepositId = z.uuid('field.invalid').brand('DepositId');
export type DepositId = z.infer<typeof DepositId>;
/** 待核对回单, 已核对, 已冲回. */
export const DepositState = z.enum(['entered', 'agreed', 'taken_back'], 'field.not_a_choice');
export type DepositState = z.infer<typeof DepositState>;
export const DEPOSIT_STATE_WORDS: Record<DepositState, Words> = { entered: { zh: '待核对回单', en: 'Slip to be checked' }, agreed: { zh: '已核对', en: 'Checked' }, taken_back: { zh: '已冲回', en: 'Taken back' } };

/** Body of POST /api/staff/cash-deposits (缴存登记): the bank's slip. */
export const EnterDeposit = z.strictObject({ desk: DeskCode, slipNumber: z.string('field.required').trim().toUpperCase().regex(/^[A-Z0-9-]{4,32}$/, 'field.invalid'), depositedOn: Day, amountInFen: Fen.positive('field.invalid') });
export type EnterDeposit = z.infer<typeof EnterDeposit>;
/** Body of the second person's word on a slip: it agrees with the bank's receipt, or what was entered is taken back. */
export const DecideDeposit = z.strictObject({ version: z.int(), decision: z.enum(['agree', 'take_back'], 'field.choose'), reason: reason.default('') });
export type DecideDeposit = z.infer<typeof DecideDeposit>;

export const DepositLine = z.object({ id: DepositId, desk: DeskCode, deskText: z.string(), slipNumber: z.string(), depositedOn: Day, amountInFen: z.int(), state: DepositState, version: z.int(), enteredBy: z.string(), enteredAt: z.number(), decidedBy: z.string().nullable(), decidedAt: z.number().nullable(), reason: z.string(), decide: z.array(z.string()) });
export type DepositLine = z.infer<typeof DepositLine>;
export const DepositFilters = z.object({ state: DepositState.optional(), desk: DeskCode.optional(), from: Day.optional(), to: Day.optional() });
export type DepositFilters = z.infer<typeof DepositFilters>;
export const DepositList = z.object({ deposits: z.array(DepositLine), next: z.string().nullable() }).meta({ id: 'CashDepositList' });
export type DepositList = z.infer<typeof DepositList>;

/** Which page of the cash book is shown: a desk and days. */
export const CashBookFilters = z.object({ desk: DeskCode, from: Day, to: Day });
export type CashBookFilters = z.infer<typeof CashBookFilters>;
/** GET /api/staff/cash-book (现金日记账): balance before, every line, what came in and went out, balance after. */
export const CashBook = z.object({ desk: DeskCode, deskText: z.string(), from: Day, to: Day, openingInFen: z.int(), inFen: z.int(), outFen: z.int(), posInFen: z.int(), posOutFen: z.int(), closingInFen: z.int(), lines: z.array(CashLine), next: z.string().nullable() }).meta({ id: 'CashBook' });
export type CashBook = z.infer<typeof CashBook>;

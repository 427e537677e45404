import { z } from 'zod';
import { AccountId } from './ids.ts';
import { OrderNumber } from './payments.ts';
import { ProvinceCode } from './regions.ts';
import type { Words } from './words.ts';

export const FiscalReceiptId = z.uuid('field.invalid').brand('FiscalReceiptId');
export type FiscalReceiptId = z.infer<typeof FiscalReceiptId>;

/** 票据代码: eight digits: region of the finance department, class, kind and year of the receipt (two each). */
export const FiscalCode = z.string().regex(/^\d{8}$/, 'field.invalid');
/** 票据号码: ten digits, in the order in which the finance department gave them out. */
export const FiscalNumber = z.string().regex(/^\d{10}$/, 'field.invalid');
/** 校验码: six characters by which anybody checks a receipt at the finance department. */
export const FiscalCheckCode = z.string().regex(/^[0-9A-Za-z]{6}$/, 'field.invalid');

/** 待开具, 已开具, 待冲红, 已冲红. */
export const FiscalState = z.enum(['waiting', 'issued', 'reversing', 'reversed'], 'field.not_a_choice');
export type FiscalState = z.infer<typeof FiscalState>;
export const FISCAL_STATE_WORDS: Record<FiscalState, Words> = {
  waiting: { zh: '待开具', en: 'To be issued' }, issued: { zh: '已开具', en: 'Issued' }, reversing: { zh: '待冲红', en: 'To be reversed' }, reversed: { zh: '已冲红', en: 'Reversed' },
};

/** Why a receipt goes on only when a person sends it again, or what the platform last said while it is tried by itself. */
export const FiscalFault = z.enum(['no_unit', 'refused', 'differs', 'number_taken', 'unanswered', 'not_admitted', 'forged', 'garbled'], 'field.not_a_choice');
export type FiscalFault = z.infer<typeof FiscalFault>;
export const FISCAL_FAULT_WORDS: Record<FiscalFault, Words> = {
  no_unit: { zh: '该省没有设置执收单位', en: 'The province has no collecting unit in the settings' },
  refused: { zh: '财政平台不予受理', en: 'The fiscal platform does not take it' },
  differs: { zh: '财政平台的答复与请求不符', en: 'The answer is not about what was asked' },
  number_taken: { zh: '票据号码与另一张票据相同', en: 'Another receipt has this number' },
  unanswered: { zh: '财政平台没有答复', en: 'The fiscal platform does not answer' },
  not_admitted: { zh: '财政平台不认我方的请求（密钥或地址）', en: 'The fiscal platform does not admit our requests (key or address)' },
  forged: { zh: '答复的签名不符', en: 'The signature of the answer is wrong' },
  garbled: { zh: '答复无法识别', en: 'The answer cannot be read' },
};

/** One numbered receipt as the platform gave it, and where it is shown and fetched, if the platform says so. */
export const FiscalNumbers = z.object({ code: FiscalCode, number: FiscalNumber, checkCode: FiscalCheckCode, on: z.string(), url: z.string().nullable() });
export type FiscalNumbers = z.infer<typeof FiscalNumbers>;

/** 财政电子票据 as the payer sees it: what is certain, and honest words while it is under way. */
export type FiscalReceiptView = { state: FiscalState; stateText: string; issued: FiscalNumbers | null; red: FiscalNumbers | null; unit: { name: string; creditCode: string; itemCode: string; itemName: string; payee: string; reviewer: string } | null };

/** Which receipts are shown; `stuck` are those that need a person, `delayed` those that are being tried again. */
export const FiscalFilters = z.object({ state: FiscalState.optional(), standing: z.enum(['stuck', 'delayed'], 'field.not_a_choice').optional(), fault: FiscalFault.optional(), province: ProvinceCode.optional(), orderNumber: OrderNumber.optional() });
export type FiscalFilters = z.infer<typeof FiscalFilters>;

export const FiscalLine = z.object({
  accountId: AccountId, id: FiscalReceiptId, orderNumber: OrderNumber, payer: z.string(), province: z.string(), sitting: z.string(), unit: z.string().nullable(), amountInFen: z.int(), state: FiscalState, issued: FiscalNumbers.nullable(), red: FiscalNumbers.nullable(),
  fault: FiscalFault.nullable(), note: z.string(), tries: z.int(), nextAt: z.number().nullable(), dueAt: z.number(), version: z.int(), resend: z.array(z.string()),
});
export type FiscalLine = z.infer<typeof FiscalLine>;

/** GET /api/staff/fiscal-receipts: a page within the jurisdiction, the newest first, and how many need a person or are late. */
export const FiscalList = z.object({ lines: z.array(FiscalLine), next: z.string().nullable(), inUse: z.boolean(), stuck: z.int(), delayed: z.int() }).meta({ id: 'FiscalReceiptList' });
export type FiscalList = z.infer<typeof FiscalList>;

export const FiscalAct = z.enum(['open', 'issue', 'ask_reversal', 'reverse', 'stop', 'resend']);
export type FiscalAct = z.infer<typeof FiscalAct>;
/** What was done with a receipt, in words. */
export const FISCAL_ACT_WORDS: Record<FiscalAct, Words> = {
  open: { zh: '缴费成功，待开具', en: 'Paid, to be issued' }, issue: { zh: '已开具', en: 'Issued' }, ask_reversal: { zh: '已退费，待冲红', en: 'Refunded, to be reversed' }, reverse: { zh: '已冲红', en: 'Reversed' }, stop: { zh: '停止自动重试，待人工处理', en: 'Stopped, needs a person' }, resend: { zh: '重新发送', en: 'Sent again' },
};

/** GET /api/staff/fiscal-receipts/:accountId/:id: one receipt with all it says and its history; the payer's document is masked. */
export const FiscalWhole = FiscalLine.extend({
  payerDocument: z.string(), unitCode: z.string().nullable(), itemCode: z.string().nullable(), itemName: z.string().nullable(), payee: z.string().nullable(), reviewer: z.string().nullable(), items: z.array(z.object({ text: z.string(), amountInFen: z.int() })),
  history: z.array(z.object({ version: z.int(), act: FiscalAct, by: z.string(), note: z.string(), at: z.number() })),
}).meta({ id: 'FiscalReceiptWhole' });
export type FiscalWhole = z.infer<typeof FiscalWhole>;

const Reason = z.string('field.required').trim().min(2, 'field.too_short').max(200, 'field.too_long');

/** Body of 重新开具: what speaks for another try. */
export const ResendFiscal = z.strictObject({ version: z.int(), reason: Reason });
export type ResendFiscal = z.infer<typeof ResendFiscal>;

/** Body of 全部重新发送: those that one fault holds up, once its cause is gone; a province's, or all one sees. */
export const ResendManyFiscal = z.strictObject({ fault: FiscalFault, province: ProvinceCode.optional(), reason: Reason });
export type ResendManyFiscal = z.infer<typeof ResendManyFiscal>;
/** How many were sent again, and how many still wait for a person. */
export const ResentFiscal = z.object({ sent: z.int(), left: z.int() });

import { z } from 'zod';
import { FiscalCheckCode, FiscalCode, FiscalNumber } from '#contracts/fiscal-receipts.ts';

/** 执收单位 of a province: who collects the fee (收款单位), the 非税收入 item it is collected as, and the two people named on its receipts (收款人, 复核人). */
export type CollectingUnit = { name: string; creditCode: string; itemCode: string; itemName: string; payee: string; reviewer: string };

/** One line of a receipt (收费项目): how many, at what standard, how much. */
export type FiscalItem = { itemCode: string; itemName: string; quantity: number; standardInFen: number; amountInFen: number; note: string };

/** What is asked of the platform, under our own business number (业务流水号): said again it gives the same receipt, never a second one. */
export type IssueRequest = { businessNumber: string; province: string; unit: CollectingUnit; payer: string; /** 交款人统一社会信用代码: of a natural person the number of the identity document. */ payerCode: string; items: readonly FiscalItem[]; amountInFen: number; paidAt: number; note: string };
/** 冲红: a red receipt of the whole amount that names the one it takes back. */
export type ReverseRequest = { businessNumber: string; payer: string; unit: Pick<CollectingUnit, 'creditCode'>; original: { code: string; number: string }; amountInFen: number; reason: string };

/** Where a receipt is shown: an address people can open. */
const Address = z.url({ protocol: /^https?$/ }).max(500).nullable();
const Repeated = { requestId: z.string(), businessNumber: z.string() };

/** What the platform says, under its signature: what it issued, or that it does not and why. */
export const FiscalAnswer = z.union([z.object({
  ...Repeated, code: FiscalCode, number: FiscalNumber, checkCode: FiscalCheckCode, issuedOn: z.iso.date(), payer: z.string(), unitCode: z.string(), amountInFen: z.int(), original: z.object({ code: FiscalCode, number: FiscalNumber }).nullable(), url: Address,
}), z.object({ ...Repeated, refused: z.string().min(1).max(60) })]);
export type FiscalAnswer = z.infer<typeof FiscalAnswer>;

/** What came of asking: the numbers of a receipt whose every other field is what was asked, a no, or nothing to rely on. */
export type FiscalOutcome = { kind: 'issued'; code: string; number: string; checkCode: string; on: string; url: string | null } | { kind: 'refused'; code: string } | { kind: 'nothing'; why: 'unanswered' | 'not_admitted' | 'forged' | 'garbled' | 'differs' };

/** The fiscal e-receipt platform (财政电子票据管理平台) of a province, or a gateway in front of several. */
export type FiscalPlatform = { issue(request: IssueRequest): Promise<FiscalOutcome>; reverse(request: ReverseRequest): Promise<FiscalOutcome> };

import { z } from 'zod';
import { AccountId, ApplicationId } from './ids.ts';
import { OrderNumber, RefundGround } from './payments.ts';
import type { Words } from './words.ts';

/** 待复核, 已同意, 未同意. */
export const RefundRequestState = z.enum(['requested', 'approved', 'turned_down'], 'field.not_a_choice');
export type RefundRequestState = z.infer<typeof RefundRequestState>;

/** What the state of a request is called. */
export const REFUND_REQUEST_STATE_WORDS: Record<RefundRequestState, Words> = {
  requested: { zh: '待第二人复核', en: 'Waits for a second person' }, approved: { zh: '已同意，已生成退费', en: 'Approved, refund opened' }, turned_down: { zh: '未同意', en: 'Turned down' },
};

/** What becomes of the application when its fee goes back: it ends (X6), or stays, where the fee was settled otherwise or was never owed. */
export const AfterRefund = z.enum(['ends', 'stays'], 'field.choose');
export type AfterRefund = z.infer<typeof AfterRefund>;

export const AFTER_REFUND_WORDS: Record<AfterRefund, Words> = {
  ends: { zh: '报名随之终止，不再参加本次考试', en: 'The application ends; no exam this time' }, stays: { zh: '报名保留（另有有效缴费，或依规定免缴）', en: 'The application stays (paid otherwise, or nothing was owed)' },
};

const Reason = z.string('field.required').trim().min(4, 'field.too_short').max(200, 'field.too_long');

/** Body of 申请退费: the ground, what becomes of the application, and why, for the second person to judge by. */
export const AskRefund = z.strictObject({ ground: RefundGround, application: AfterRefund, reason: Reason });
export type AskRefund = z.infer<typeof AskRefund>;

/** Body of the second person's decision; the version one saw. */
export const DecideRefund = z.strictObject({ version: z.int(), decision: z.enum(['approve', 'turn_down'], 'field.choose'), reason: Reason });
export type DecideRefund = z.infer<typeof DecideRefund>;

/** Which requests a list or an export holds (退费申请). */
export const RefundRequestFilters = z.object({ state: RefundRequestState.optional(), ground: RefundGround.optional() });
export type RefundRequestFilters = z.infer<typeof RefundRequestFilters>;

/** One request as staff see it, with why it cannot be decided when it cannot. */
export const RefundRequestLine = z.object({
  accountId: AccountId, id: z.uuid(), version: z.int(), applicationId: ApplicationId, orderNumber: OrderNumber, applicationNumber: z.string(), name: z.string(), ground: RefundGround, application: AfterRefund, reason: z.string(), amountInFen: z.int(), state: RefundRequestState,
  requestedBy: z.string(), requestedAt: z.number(), decidedBy: z.string().nullable(), decidedAt: z.number().nullable(), decisionReason: z.string().nullable(), decide: z.array(z.string()),
});
export type RefundRequestLine = z.infer<typeof RefundRequestLine>;

export const RefundRequestList = z.object({ lines: z.array(RefundRequestLine), next: z.string().nullable() }).meta({ id: 'RefundRequestList' });
export type RefundRequestList = z.infer<typeof RefundRequestList>;

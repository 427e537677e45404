import { z } from 'zod';
import { PosReference, Tender } from './cash-desk.ts';
import { ReviewPointId, SittingId } from './catalogue.ts';
import { Day } from './dates.ts';
import { AccountId, ApplicationId } from './ids.ts';
import { OrderNumber, RefundId, RefundNumber, RefundOccasion, RefundState, RefundWay } from './payments.ts';
import { PrefectureCode, ProvinceCode } from './regions.ts';
import type { Words } from './words.ts';

/** What a refund's state is called. */
export const REFUND_STATE_WORDS: Record<RefundState, Words> = {
  due: { zh: '待退款', en: 'To be refunded' }, requested: { zh: '退款中', en: 'Under way' }, failed: { zh: '退款失败，待人工处理', en: 'Failed, needs a person' }, done: { zh: '已退款', en: 'Refunded' },
};

/** Why a refund is owed, in words. */
export const REFUND_OCCASION_WORDS: Record<RefundOccasion, Words> = {
  paid_twice: { zh: '重复支付', en: 'Paid twice' }, paid_late: { zh: '订单超时或关闭后支付', en: 'Paid after the order had ended' }, application_gone: { zh: '支付时报考已不能缴费（已放弃、已修改或已逾期）', en: 'The application no longer took payment (withdrawn, changed or lapsed)' },
  wrong_amount: { zh: '支付金额与订单不符', en: 'The amount paid was not the amount of the order' }, suspended: { zh: '停考全额退费', en: 'Exam suspended, the whole fee' },
  policy: { zh: '按政策退费', en: 'By policy' }, authority_error: { zh: '考试机构差错', en: 'An error of the authority' }, double_charge: { zh: '人工发现重复收费', en: 'Charged twice, seen by a person' },
};

/** Which refunds a list or an export holds (退费名单). */
export const RefundListFilters = z.object({
  sitting: SittingId.optional(), place: z.union([ProvinceCode, PrefectureCode, ReviewPointId], 'field.not_a_choice').optional(), state: RefundState.optional(), way: RefundWay.optional(), reason: RefundOccasion.optional(),
  suspension: z.uuid('field.invalid').optional(), from: Day.optional(), to: Day.optional(),
});
export type RefundListFilters = z.infer<typeof RefundListFilters>;

/** Something staff may do with a refund, open or with the reasons why not. */
const RefundActs = z.object({ retry: z.array(z.string()), handOver: z.array(z.string()), payOut: z.array(z.string()) });

/** One refund in the list of staff. */
export const RefundLine = z.object({
  accountId: AccountId, id: RefundId, number: RefundNumber, version: z.int(), applicationId: ApplicationId, orderNumber: OrderNumber, applicationNumber: z.string(), name: z.string(), exam: z.string(), province: z.string(),
  reason: RefundOccasion, way: RefundWay, state: RefundState, amountInFen: z.int(), tries: z.int(), nextAt: z.number().nullable(), openedAt: z.number(), doneAt: z.number().nullable(), reference: z.string().nullable(), receiptNumber: z.string().nullable(),
  failure: z.string().nullable(), /** What the channel gave back of it where that was too little, and what is left to be paid out. */ returnedInFen: z.int().nullable(), leftForDeskInFen: z.int(), contradicted: z.boolean(), handedBy: z.string().nullable(), paidOutBy: z.string().nullable(), acts: RefundActs,
});
export type RefundLine = z.infer<typeof RefundLine>;

/** How many refunds, and how much money, stand in one state and way. */
export const RefundSum = z.object({ state: RefundState, way: RefundWay, count: z.int(), amountInFen: z.int() });
export const RefundFailure = z.object({ failure: z.string(), text: z.string(), count: z.int(), amountInFen: z.int() });

/** Refunds within a jurisdiction: a page of them, the sums of all that match, why some failed. */
export const RefundList = z.object({ lines: z.array(RefundLine), next: z.string().nullable(), sums: z.array(RefundSum), failures: z.array(RefundFailure) }).meta({ id: 'RefundList' });
export type RefundList = z.infer<typeof RefundList>;

/** Body of an act on a failed refund; the version one saw. */
export const MoveRefund = z.strictObject({ version: z.int(), reason: z.string('field.required').trim().min(4, 'field.too_short').max(200, 'field.too_long') });
export type MoveRefund = z.infer<typeof MoveRefund>;

/** Body of a payment at the cash desk (现场退费): the receipt the payee signed. */
export const PayOutRefund = z.strictObject({ version: z.int(), receiptNumber: z.string('field.required').trim().regex(/^[A-Za-z0-9-]{4,32}$/, 'field.invalid'), tender: Tender.default('cash'), posReference: PosReference.optional() });
export type PayOutRefund = z.infer<typeof PayOutRefund>;

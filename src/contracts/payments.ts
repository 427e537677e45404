import { z } from 'zod';
import { PosReference, Tender } from './cash-desk.ts';
import { ReviewPointId, SittingId } from './catalogue.ts';
import { Day } from './dates.ts';
import { ApplicationId } from './ids.ts';
import { PrefectureCode, ProvinceCode } from './regions.ts';

export const OrderId = z.uuid('field.invalid').brand('OrderId');
export type OrderId = z.infer<typeof OrderId>;

/** 支付订单号: at most 32 characters, begins with the date, printed everywhere the candidate may need it (domain 6.4). */
export const OrderNumber = z.string('field.required').trim().regex(/^20\d{18,30}$/, 'field.invalid').brand('OrderNumber');
export type OrderNumber = z.infer<typeof OrderNumber>;

export const AttemptId = z.uuid('field.invalid').brand('AttemptId');
export type AttemptId = z.infer<typeof AttemptId>;

/** 支付尝试号: the order's number and two digits; what a channel and its bills call the payment (商户订单号). */
export const AttemptNumber = z.string('field.required').trim().regex(/^20\d{21}$/, 'field.invalid').brand('AttemptNumber');
export type AttemptNumber = z.infer<typeof AttemptNumber>;

/** 支付中, 支付成功, 已关闭, 已收款待退: where one try to pay stands. */
export const AttemptState = z.enum(['open', 'paid', 'closed', 'refund_due'], 'field.not_a_choice');
export type AttemptState = z.infer<typeof AttemptState>;

/** What a channel last said of an attempt, or that it did not answer. */
export const LastAnswer = z.enum(['unpaid', 'paid', 'failed', 'closed', 'unanswered']);
export type LastAnswer = z.infer<typeof LastAnswer>;

/** 收款账户: our own key of a receiving account at a channel, as `alipay` or `wechat-37`. */
export const ReceivingAccount = z.string('field.choose').regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'field.not_a_choice');

/** What the payer holds in hand; it decides which page of a channel opens. */
export const PayerDevice = z.enum(['desktop', 'phone', 'wechat']);
export type PayerDevice = z.infer<typeof PayerDevice>;

/** The channel an attempt goes through; `gateway` is the one of the time before there were several. */
export const AttemptKind = z.enum(['alipay', 'wechat', 'unionpay', 'gateway'], 'field.not_a_choice');
export type AttemptKind = z.infer<typeof AttemptKind>;

/** 待支付, 已支付, 已关闭, 已收款待退. */
export const OrderState = z.enum(['open', 'paid', 'closed', 'refund_due']);
export type OrderState = z.infer<typeof OrderState>;

/** Why money that came in does not pay the application and goes back (D-19). */
export const RefundReason = z.enum(['paid_twice', 'paid_late', 'application_gone', 'wrong_amount']);
export type RefundReason = z.infer<typeof RefundReason>;

/** On what ground a person asks for a refund (D-19): the policy says so, the authority erred, or the fee was charged elsewhere as well. */
export const RefundGround = z.enum(['policy', 'authority_error', 'double_charge'], 'field.not_a_choice');
export type RefundGround = z.infer<typeof RefundGround>;

/** Why a refund is owed: money that could not pay, an exam that was suspended (停考), or a ground two persons of finance agreed on. */
export const RefundOccasion = z.enum([...RefundReason.options, 'suspended', ...RefundGround.options], 'field.not_a_choice');
export type RefundOccasion = z.infer<typeof RefundOccasion>;

/** One line of what is to be paid: a subject, a level. */
export const FeeLine = z.object({ text: z.string(), amountInFen: z.int().nonnegative() });
export type FeeLine = z.infer<typeof FeeLine>;

export const RefundId = z.uuid('field.invalid').brand('RefundId');
export type RefundId = z.infer<typeof RefundId>;

/** 退费单号: R, the date it was opened, twelve random digits and a check digit; asked for under this number it is paid back once. */
export const RefundNumber = z.string('field.required').trim().regex(/^R20\d{19}$/, 'field.invalid').brand('RefundNumber');
export type RefundNumber = z.infer<typeof RefundNumber>;

/** 待退, 退款中, 退款失败 (to be handled by a person), 已退款. */
export const RefundState = z.enum(['due', 'requested', 'failed', 'done'], 'field.not_a_choice');
export type RefundState = z.infer<typeof RefundState>;

/** Back the way it came, or paid out at the cash desk. */
export const RefundWay = z.enum(['channel', 'desk'], 'field.not_a_choice');
export type RefundWay = z.infer<typeof RefundWay>;

/** A refund as the candidate sees it: number, how far, when. A failure is ours to deal with: for them it is still under way. */
export const OwnRefund = z.object({ number: RefundNumber, way: RefundWay, done: z.boolean(), stateText: z.string(), doneAt: z.number().nullable() });
export type OwnRefund = z.infer<typeof OwnRefund>;

/** How the payer goes on (继续支付): to an address, by a form a button sends, by a code to scan, or by the bridge inside 微信. Never a pop-up. */
export const PaymentStart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('redirect'), url: z.string() }),
  z.object({ kind: z.literal('form'), action: z.string(), fields: z.record(z.string(), z.string()) }),
  z.object({ kind: z.literal('code'), text: z.string() }),
  z.object({ kind: z.literal('bridge'), parameters: z.record(z.string(), z.string()) }),
]);
export type PaymentStart = z.infer<typeof PaymentStart>;

/** One try to pay, with the whole truth about it: the channel, when it was last asked and what it said, what happens next and when (支付情况). */
export const AttemptView = z.object({
  number: AttemptNumber, account: z.string(), channelText: z.string(), amountInFen: z.int(), startedAt: z.number(), state: AttemptState, stateText: z.string(), askedText: z.string(), lastAskedAt: z.number().nullable(), nextText: z.string(), nextAskAt: z.number().nullable(),
  paidAt: z.number().nullable(), reference: z.string().nullable(),
});
export type AttemptView = z.infer<typeof AttemptView>;

/** A channel the payer can choose: why not now, where it cannot, and that it does not answer, where it does not. */
export const OfferedChannel = z.object({ account: z.string(), text: z.string(), hint: z.string(), away: z.boolean(), unsuited: z.string().nullable() });
export type OfferedChannel = z.infer<typeof OfferedChannel>;

/** Body of 缴费下单: the receiving account the payer chose; the first one offered when none is named. */
export const BeginPayment = z.strictObject({ account: ReceivingAccount.optional() });
export type BeginPayment = z.infer<typeof BeginPayment>;

/** Body after 微信 has named the payer: the code it gave, and the attempt it was asked for. */
export const IdentifiedPayer = z.strictObject({ attempt: AttemptNumber, code: z.string('field.required').regex(/^[\w-]{1,128}$/, 'field.invalid') });
export type IdentifiedPayer = z.infer<typeof IdentifiedPayer>;

/** One order as its owner sees it. */
export const OrderView = z.object({
  orderNumber: OrderNumber,
  applicationId: ApplicationId,
  title: z.string(),
  lines: z.array(FeeLine),
  amountInFen: z.int(),
  how: z.enum(['online', 'on_site']),
  state: OrderState,
  stateText: z.string(),
  openedAt: z.number(),
  expiresAt: z.number().nullable(),
  paidAt: z.number().nullable(),
  channelReference: z.string().nullable(),
  receiptNumber: z.string().nullable(),
  refunds: z.array(z.object({ reason: RefundOccasion, reasonText: z.string(), amountInFen: z.int(), at: z.number(), refund: OwnRefund.nullable() })),
  attempts: z.array(AttemptView),
});
export type OrderView = z.infer<typeof OrderView>;

/** 缴费: what is to be checked before paying, the orders so far, and why paying is not open when it is not. */
export const PaymentView = z.object({
  applicationId: ApplicationId,
  applicationNumber: z.string().nullable(),
  title: z.string(),
  candidate: z.array(z.object({ term: z.string(), value: z.string() })),
  lines: z.array(FeeLine),
  amountInFen: z.int(),
  mode: z.enum(['online', 'on_site', 'both']),
  closesAt: z.number().nullable(),
  onSite: z.object({ place: z.string(), address: z.string(), hours: z.string() }).nullable(),
  enquiryPhone: z.string(),
  channels: z.array(OfferedChannel),
  refusals: z.array(z.string()),
  orders: z.array(OrderView),
});
export type PaymentView = z.infer<typeof PaymentView>;

/** Body of the on-site registration by a cashier (现场缴费登记, T22): what was taken, and how; the receipt's number is the next of the desk. */
export const OnSitePayment = z.strictObject({
  amountInFen: z.int('field.invalid').positive('field.invalid'),
  tender: Tender.default('cash'),
  posReference: PosReference.optional(),
});
export type OnSitePayment = z.infer<typeof OnSitePayment>;

/** Which orders an export holds (缴费订单): opened within these days, of one sitting, in one state, paid one way. */
export const OrderListFilters = z.object({ sitting: SittingId.optional(), place: z.union([ProvinceCode, PrefectureCode, ReviewPointId], 'field.not_a_choice').optional(), state: OrderState.optional(), how: z.enum(['online', 'on_site'], 'field.choose').optional(), from: Day.optional(), to: Day.optional() });
export type OrderListFilters = z.infer<typeof OrderListFilters>;

import { z } from 'zod';
import { SittingId } from './catalogue.ts';
import { Day } from './dates.ts';
import { OrderNumber } from './payments.ts';
import { ProvinceCode } from './regions.ts';
import type { Words } from './words.ts';

/** A receiving account at a payment channel (收款账户), as settings name it. */
export const Receiving = z.string('field.required').regex(/^[a-z0-9][a-z0-9-]{1,39}$/, 'field.not_a_choice');

export const BillId = z.uuid('field.invalid').brand('BillId');
export type BillId = z.infer<typeof BillId>;
export const DifferenceId = z.uuid('field.invalid').brand('DifferenceId');
export type DifferenceId = z.infer<typeof DifferenceId>;

/** 读取中, 有效, 已被更正, 不能用. */
export const BillState = z.enum(['reading', 'standing', 'replaced', 'refused'], 'field.not_a_choice');
export type BillState = z.infer<typeof BillState>;
export const BILL_STATE_WORDS: Record<BillState, Words> = {
  reading: { zh: '读取中', en: 'Being read' }, standing: { zh: '有效', en: 'Stands' }, replaced: { zh: '已被更正账单替换', en: 'Replaced by a corrected bill' }, refused: { zh: '无法使用', en: 'Cannot be used' },
};

/** 长款 (the bill has it, we do not), 短款 (we have it, the bill does not), 金额不符, 重复, 跨日. */
export const DifferenceClass = z.enum(['long', 'short', 'amount', 'double', 'late'], 'field.not_a_choice');
export type DifferenceClass = z.infer<typeof DifferenceClass>;
export const DIFFERENCE_CLASS_WORDS: Record<DifferenceClass, Words> = {
  long: { zh: '长款', en: 'Only on the bill' }, short: { zh: '短款', en: 'Only in our books' }, amount: { zh: '金额不符', en: 'Amounts differ' }, double: { zh: '重复', en: 'Twice' }, late: { zh: '跨日', en: 'Another day' },
};

/** 等待次日账单, 正在核实补单, 待处理, 待第二人同意, 已处理. */
export const DifferenceState = z.enum(['waiting', 'repairing', 'open', 'proposed', 'settled'], 'field.not_a_choice');
export type DifferenceState = z.infer<typeof DifferenceState>;
export const DIFFERENCE_STATE_WORDS: Record<DifferenceState, Words> = {
  waiting: { zh: '等待次日账单', en: 'Waits for the next day’s bill' }, repairing: { zh: '正在向渠道核实', en: 'The channel is being asked' }, open: { zh: '待处理', en: 'To be dealt with' }, proposed: { zh: '待第二人同意', en: 'Awaits a second person' }, settled: { zh: '已处理', en: 'Settled' },
};

/** How a difference ended. */
export const DifferenceOutcome = z.enum(['neighbour_day', 'repaired', 'matched_later', 'explained', 'written_off', 'suspense'], 'field.not_a_choice');
export type DifferenceOutcome = z.infer<typeof DifferenceOutcome>;
export const DIFFERENCE_OUTCOME_WORDS: Record<DifferenceOutcome, Words> = {
  neighbour_day: { zh: '在相邻日账单中对上', en: 'Found on the neighbouring day' }, repaired: { zh: '核实后自动补单', en: 'Booked after asking the channel' }, matched_later: { zh: '再次核对一致', en: 'Agreed when compared again' },
  explained: { zh: '两人同意：查明，无须调账', en: 'Explained by two people, nothing to book' }, written_off: { zh: '两人同意核销', en: 'Written off by two people' }, suspense: { zh: '两人同意列入待查款', en: 'Put in suspense by two people' },
};

/** How a person proposes to end a case; a second one agrees (查明、核销、列入待查). */
export const ProposedOutcome = z.enum(['explained', 'written_off', 'suspense'], 'field.choose');
export type ProposedOutcome = z.infer<typeof ProposedOutcome>;

const Act = z.object({ reasons: z.array(z.string()) });

/** One bill as staff see it. */
export const BillLine = z.object({
  id: BillId, receiving: z.string(), channel: z.string(), day: Day, edition: z.int(), state: BillState, source: z.enum(['channel', 'hand']), fileName: z.string(), bytes: z.number(), digest: z.string(), reason: z.string(), fault: z.string().nullable(),
  payments: z.int(), paymentsInFen: z.number(), refunds: z.int(), refundsInFen: z.number(), feesInFen: z.number(), broughtBy: z.string(), broughtAt: z.number(),
});
export type BillLine = z.infer<typeof BillLine>;

/** One day of a receiving account: its bill, our books beside it, and what does not agree. */
export const ReconciledDay = z.object({
  receiving: z.string(), channel: z.string(), day: Day, state: z.enum(['missing', 'reading', 'comparing', 'compared']), bill: BillLine.nullable(), ours: z.int(), oursInFen: z.number(), oursBack: z.int(), oursBackInFen: z.number(), matched: z.int(), comparedAt: z.number().nullable(),
  classes: z.array(z.object({ class: DifferenceClass, count: z.int(), open: z.int(), inFen: z.number() })),
});
export type ReconciledDay = z.infer<typeof ReconciledDay>;

/** GET /api/staff/reconciled-days: the days before today, the newest first, of the accounts this member answers for. */
export const ReconciledDays = z.object({ days: z.array(ReconciledDay), next: z.string().nullable(), mayUpload: z.boolean(), overdue: z.int(), accounts: z.array(z.object({ receiving: z.string(), channel: z.string(), mayUpload: z.boolean() })), trend: z.array(z.object({ day: Day, movements: z.int(), differences: z.int(), open: z.int() })) }).meta({ id: 'ReconciledDays' });
export type ReconciledDays = z.infer<typeof ReconciledDays>;

/** Body of POST /api/staff/channel-bills (手工上传账单), the file beside it; a bill that corrects another says why. */
export const UploadBill = z.strictObject({ receiving: Receiving, day: Day, reason: z.string('field.required').trim().max(200, 'field.too_long').default('') });
export type UploadBill = z.infer<typeof UploadBill>;

/** The largest bill that is taken by hand. */
export const BILL_FILE = { bytes: 64_000_000 } as const;

export const BillFilters = z.object({ receiving: Receiving.optional(), from: Day.optional(), to: Day.optional(), state: BillState.optional() });
export type BillFilters = z.infer<typeof BillFilters>;
export const BillList = z.object({ bills: z.array(BillLine), next: z.string().nullable() }).meta({ id: 'BillList' });
export type BillList = z.infer<typeof BillList>;

/** Which differences are shown; `open` are those somebody must deal with. */
export const DifferenceFilters = z.object({
  receiving: Receiving.optional(), day: Day.optional(), from: Day.optional(), to: Day.optional(), class: DifferenceClass.optional(), state: DifferenceState.optional(), standing: z.enum(['open', 'overdue', 'mine'], 'field.not_a_choice').optional(), orderNumber: OrderNumber.optional(), province: ProvinceCode.optional(),
});
export type DifferenceFilters = z.infer<typeof DifferenceFilters>;

/** One difference (差异事项) as staff see it. */
export const DifferenceLine = z.object({
  id: DifferenceId, receiving: z.string(), channel: z.string(), day: Day, kind: z.enum(['payment', 'refund']), class: DifferenceClass, state: DifferenceState, outcome: DifferenceOutcome.nullable(), number: z.string(), reference: z.string(), refundNumber: z.string().nullable(), orderNumber: z.string().nullable(),
  theirsInFen: z.number().nullable(), oursInFen: z.number().nullable(), differenceInFen: z.number(), theirDay: Day.nullable(), ourDay: Day.nullable(), province: z.string(), sitting: z.string(), owner: z.string().nullable(), mine: z.boolean(), dueOn: Day.nullable(), overdue: z.boolean(), version: z.int(), foundAt: z.number(), settledAt: z.number().nullable(),
});
export type DifferenceLine = z.infer<typeof DifferenceLine>;
export const DifferenceList = z.object({ lines: z.array(DifferenceLine), next: z.string().nullable() }).meta({ id: 'DifferenceList' });
export type DifferenceList = z.infer<typeof DifferenceList>;

/** What can be done about an open difference. */
export const DifferenceAct = z.enum(['assign', 'take', 'note', 'ask', 'propose', 'approve', 'return']);
export type DifferenceAct = z.infer<typeof DifferenceAct>;

/** One difference with its history, the movements of its order in the ledger, and what may be done. */
export const DifferenceWhole = DifferenceLine.extend({
  explanation: z.string(), proposed: ProposedOutcome.nullable(), proposedBy: z.string().nullable(), approvedBy: z.string().nullable(),
  history: z.array(z.object({ act: z.string(), note: z.string(), by: z.string(), at: z.number(), file: z.boolean(), seq: z.int() })),
  movements: z.array(z.object({ kind: z.string(), day: Day, amountInFen: z.number(), reference: z.string().nullable(), at: z.number() })),
  acts: z.array(Act.extend({ act: DifferenceAct })),
}).meta({ id: 'DifferenceWhole' });
export type DifferenceWhole = z.infer<typeof DifferenceWhole>;

/** Body of an act about a difference; words are its note or reason. */
export const MoveDifference = z.strictObject({ version: z.int(), note: z.string('field.required').trim().max(500, 'field.too_long').default('') });
export type MoveDifference = z.infer<typeof MoveDifference>;
/** Body of 指定省份: whose it is from now on, and how one knows. */
export const AssignDifference = z.strictObject({ version: z.int(), province: ProvinceCode, note: z.string('field.required').trim().min(4, 'field.too_short').max(500, 'field.too_long') });
export type AssignDifference = z.infer<typeof AssignDifference>;
export const ProposeOutcome = z.strictObject({ version: z.int(), outcome: ProposedOutcome, note: z.string('field.required').trim().min(4, 'field.too_short').max(500, 'field.too_long') });
export type ProposeOutcome = z.infer<typeof ProposeOutcome>;

export const ClosingId = z.uuid('field.invalid').brand('ClosingId');
export type ClosingId = z.infer<typeof ClosingId>;
/** 日结 of a province, 终结 of a sitting in a province. */
export const ClosingKind = z.enum(['day', 'final'], 'field.not_a_choice');
export type ClosingKind = z.infer<typeof ClosingKind>;
export const CLOSING_KIND_WORDS: Record<ClosingKind, Words> = { day: { zh: '日结', en: 'Day' }, final: { zh: '终结', en: 'Final' } };
export const ClosingState = z.enum(['proposed', 'closed', 'returned'], 'field.not_a_choice');
export type ClosingState = z.infer<typeof ClosingState>;
export const CLOSING_STATE_WORDS: Record<ClosingState, Words> = { proposed: { zh: '待第二人确认', en: 'Awaits a second person' }, closed: { zh: '已结账', en: 'Closed' }, returned: { zh: '已退回', en: 'Returned' } };

const Amount = z.object({ count: z.int(), inFen: z.number() });
/** The figures a closing freezes (结账数字): what moved by way, and how every account of the chart stands. */
export const ClosingFigures = z.object({
  collectedOnline: Amount, collectedAtDesk: Amount, held: Amount, owedBack: Amount, refundedByChannel: Amount, cameBack: Amount, refundedAtDesk: Amount, deposited: Amount, writtenOff: Amount,
  accounts: z.array(z.object({ receiving: z.string(), collectedInFen: z.number(), refundedInFen: z.number() })),
  sittings: z.array(z.object({ sittingId: z.string(), collectedInFen: z.number(), refundedInFen: z.number(), owedInFen: z.number(), treasuryInFen: z.number() })),
  differences: z.array(z.object({ class: DifferenceClass, count: z.int(), inFen: z.number() })),
  balances: z.array(z.object({ account: z.string(), of: z.string(), beforeInFen: z.number(), inInFen: z.number(), outInFen: z.number(), afterInFen: z.number() })),
});
export type ClosingFigures = z.infer<typeof ClosingFigures>;

export const ClosingLine = z.object({
  id: ClosingId, kind: ClosingKind, province: z.string(), provinceCode: z.string(), day: Day, sitting: z.string().nullable(), state: ClosingState, collectedInFen: z.number(), refundedInFen: z.number(), digest: z.string(), proposedBy: z.string(), proposedAt: z.number(), approvedBy: z.string().nullable(), approvedAt: z.number().nullable(), version: z.int(),
});
export type ClosingLine = z.infer<typeof ClosingLine>;
export const ClosingFilters = z.object({ kind: ClosingKind.optional(), from: Day.optional(), to: Day.optional(), state: ClosingState.optional(), province: ProvinceCode.optional() });
export type ClosingFilters = z.infer<typeof ClosingFilters>;
/** GET /api/staff/closings: what was closed, and which days wait for it with everything that stands against. */
export const ClosingList = z.object({
  closings: z.array(ClosingLine), next: z.string().nullable(), province: z.string().nullable(), mayPropose: z.boolean(),
  waiting: z.array(z.object({ kind: ClosingKind, day: Day, sittingId: z.string().nullable(), sitting: z.string().nullable(), provinceCode: z.string(), province: z.string(), reasons: z.array(z.string()) })),
}).meta({ id: 'ClosingList' });
export type ClosingList = z.infer<typeof ClosingList>;
export const ClosingWhole = ClosingLine.extend({ figures: ClosingFigures, names: z.record(z.string(), z.string()), reason: z.string(), acts: z.object({ approve: z.array(z.string()), return: z.array(z.string()) }), sealed: z.boolean() }).meta({ id: 'ClosingWhole' });
export type ClosingWhole = z.infer<typeof ClosingWhole>;

/** Body of POST /api/staff/closings: a day of a province, or a sitting in it (its `day` is that of the final account). */
export const ProposeClosing = z.strictObject({ kind: ClosingKind, province: ProvinceCode, day: Day, sittingId: SittingId.nullable().default(null) });
export type ProposeClosing = z.infer<typeof ProposeClosing>;
export const MoveClosing = z.strictObject({ version: z.int(), reason: z.string('field.required').trim().max(200, 'field.too_long').default('') });
export type MoveClosing = z.infer<typeof MoveClosing>;

import { z } from 'zod';
import { ExamCode, SittingId } from './catalogue.ts';
import { Day } from './dates.ts';
import { AccountId, ApplicationId } from './ids.ts';
import { OrderNumber, RefundState, RefundWay } from './payments.ts';
import { RefundSum } from './refunds.ts';
import { PrefectureCode, ProvinceCode } from './regions.ts';
import { Words } from './words.ts';

export const SuspensionId = z.uuid('field.invalid').brand('SuspensionId');
export type SuspensionId = z.infer<typeof SuspensionId>;

/** 已提出待批准, 通知中, 办理中, 已生效, 已撤回. */
export const SuspensionState = z.enum(['proposed', 'telling', 'settling', 'in_effect', 'withdrawn'], 'field.not_a_choice');
export type SuspensionState = z.infer<typeof SuspensionState>;
export const SUSPENSION_STATE_WORDS: Record<SuspensionState, Words> = {
  proposed: { zh: '待第二人批准', en: 'Awaiting a second person' }, telling: { zh: '正在通知', en: 'Telling people' }, settling: { zh: '正在退费办理', en: 'Settling' }, in_effect: { zh: '已生效', en: 'In effect' }, withdrawn: { zh: '已撤回', en: 'Withdrawn' },
};

/** 退费, 延期考试 (nobody registers anew), or what each person chooses until a moment. */
export const Remedy = z.enum(['refund', 'resit', 'choice'], 'field.choose');
export type Remedy = z.infer<typeof Remedy>;
export const REMEDY_WORDS: Record<Remedy, Words> = {
  refund: { zh: '全额退费', en: 'The whole fee goes back' }, resit: { zh: '延期考试，不需重新报名', en: 'Held anew, without registering again' }, choice: { zh: '由考生选择退费或延期考试', en: 'Each person chooses: fee back, or held anew' },
};

/** What one person has, or has still to choose. */
export const PersonRemedy = z.enum(['undecided', 'refund', 'resit'], 'field.choose');
export type PersonRemedy = z.infer<typeof PersonRemedy>;

/** Where a sitting is suspended: the nation, a province, a city, or one test centre. */
export const SuspensionArea = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('nation') }),
  z.strictObject({ kind: z.literal('province'), province: ProvinceCode }),
  z.strictObject({ kind: z.literal('prefecture'), prefecture: PrefectureCode }),
  z.strictObject({ kind: z.literal('centre'), centreId: z.uuid('field.choose') }),
], 'field.choose');
export type SuspensionArea = z.infer<typeof SuspensionArea>;

/** What is suspended: where and which half-days of the sitting; none named: all of it. */
export const SuspensionScope = z.strictObject({ sittingId: SittingId, area: SuspensionArea, halfDays: z.array(z.int().min(1).max(16)).max(16, 'field.too_many').default([]) });
export type SuspensionScope = z.infer<typeof SuspensionScope>;

/** Body of POST /api/staff/suspensions (提出停考). */
export const ProposeSuspension = SuspensionScope.extend({
  remedy: Remedy, chooseUntil: z.int('field.required').nullable().default(null),
  reason: z.string('field.required').trim().min(4, 'field.too_short').max(60, 'field.too_long'),
  documentNumber: z.string('field.required').trim().min(4, 'field.too_short').max(60, 'field.too_long'),
});
export type ProposeSuspension = z.infer<typeof ProposeSuspension>;

/** What a suspension would do, or did: people, money, tickets (影响). */
export const SuspensionEffect = z.object({
  people: z.int(), whole: z.int(), partly: z.int(), paidInFen: z.int(), onlineInFen: z.int(), onSiteInFen: z.int(), onSitePeople: z.int(), exempt: z.int(), seated: z.int(), tickets: z.int(), ticketsReleased: z.boolean(), unpaid: z.int(),
  places: z.array(z.object({ code: z.string(), name: Words, people: z.int(), paidInFen: z.int() })),
});
export type SuspensionEffect = z.infer<typeof SuspensionEffect>;

/** The message people get, as it will be said. */
export const SuspensionWords = z.object({ zh: z.string(), en: z.string() });
export type SuspensionWords = z.infer<typeof SuspensionWords>;

/** What is shown before the act: its effect, its words, and everything that speaks against it. */
export const SuspensionPreview = z.object({ effect: SuspensionEffect, words: SuspensionWords, refusals: z.array(z.string()) }).meta({ id: 'SuspensionPreview' });
export type SuspensionPreview = z.infer<typeof SuspensionPreview>;

/** What can be suspended by whoever asks. */
export const SuspensionChoices = z.object({
  sittings: z.array(z.object({ id: SittingId, name: Words, examCode: ExamCode, examOn: z.array(Day), halfDays: z.array(z.object({ halfDay: z.int(), name: Words })), resitOf: z.boolean() })),
  nation: z.boolean(),
  provinces: z.array(z.object({ code: ProvinceCode, name: Words })), prefectures: z.array(z.object({ code: PrefectureCode, name: Words })), centres: z.array(z.object({ id: z.uuid(), name: z.string(), prefecture: PrefectureCode })),
}).meta({ id: 'SuspensionChoices' });
export type SuspensionChoices = z.infer<typeof SuspensionChoices>;

/** Body of an act; the version one saw, and why where it is asked for. */
export const MoveSuspension = z.strictObject({ version: z.int(), reason: z.string().trim().max(200, 'field.too_long').default('') });
export type MoveSuspension = z.infer<typeof MoveSuspension>;

/** Body of a correction after it took effect: the paper's number and the wording of the reason, or a later end of the choice. */
export const CorrectSuspension = z.strictObject({
  version: z.int(), reason: z.string('field.required').trim().min(4, 'field.too_short').max(200, 'field.too_long'),
  documentNumber: z.string('field.required').trim().min(4, 'field.too_short').max(60, 'field.too_long'), chooseUntil: z.int().nullable().default(null),
});
export type CorrectSuspension = z.infer<typeof CorrectSuspension>;

/** The new timetable (延期考试安排): days in the order of the suspended ones, and when tickets are printed. */
export const ResitTimes = z.strictObject({ examOn: z.array(Day).min(1, 'field.required').max(8, 'field.too_many'), ticketOpensAt: z.int('field.required'), ticketClosesAt: z.int('field.required') });
export type ResitTimes = z.infer<typeof ResitTimes>;
export const ProposeResit = ResitTimes.extend({ version: z.int() });
export type ProposeResit = z.infer<typeof ProposeResit>;

export const SUSPENSION_ACTS = ['withdraw', 'approve', 'correct', 'extend', 'close_choice', 'propose_resit', 'return_resit', 'approve_resit'] as const;
export type SuspensionAct = (typeof SUSPENSION_ACTS)[number];

/** Where the money of a suspension is (停考资金): what was paid equals the rest, or the difference is drawn. */
export const SuspensionLedger = z.object({ paidInFen: z.int(), refundedInFen: z.int(), underWayInFen: z.int(), failedInFen: z.int(), keptInFen: z.int(), undecidedInFen: z.int(), differenceInFen: z.int(), sums: z.array(RefundSum) });
export type SuspensionLedger = z.infer<typeof SuspensionLedger>;

const Progress = z.object({ people: z.int(), told: z.int(), settled: z.int(), undecided: z.int(), refund: z.int(), resit: z.int(), moved: z.int() });

/** A suspension in the list. */
export const SuspensionLine = z.object({
  id: SuspensionId, sitting: Words, place: Words, halfDays: z.array(Words), remedy: Remedy, state: SuspensionState, reason: z.string(), documentNumber: z.string(), people: z.int(), paidInFen: z.int(), proposedBy: z.string(), proposedAt: z.number(), approvedBy: z.string().nullable(),
});
export type SuspensionLine = z.infer<typeof SuspensionLine>;
export const SuspensionList = z.object({ lines: z.array(SuspensionLine), next: z.string().nullable(), mayPropose: z.boolean() }).meta({ id: 'SuspensionList' });
export type SuspensionList = z.infer<typeof SuspensionList>;

/** One suspension, whole: what it is, how far, where the money is, what may be done. */
export const SuspensionWhole = SuspensionLine.extend({
  version: z.int(), sittingId: SittingId, examDays: z.int(), chooseUntil: z.number().nullable(), effect: SuspensionEffect, words: SuspensionWords, progress: Progress, ledger: SuspensionLedger, approvedAt: z.number().nullable(), inEffectAt: z.number().nullable(), articleId: z.uuid().nullable(),
  resit: z.object({ examOn: z.array(Day), ticketOpensAt: z.number(), ticketClosesAt: z.number(), proposedBy: z.string(), approvedBy: z.string().nullable(), sittingId: SittingId.nullable() }).nullable(),
  checks: z.array(z.object({ day: Day, differenceInFen: z.int() })),
  acts: z.array(z.object({ act: z.enum(SUSPENSION_ACTS), reasons: z.array(z.string()) })),
  history: z.array(z.object({ act: z.string(), detail: z.string(), reason: z.string(), by: z.string(), at: z.number() })),
}).meta({ id: 'SuspensionWhole' });
export type SuspensionWhole = z.infer<typeof SuspensionWhole>;

/** Which people of a suspension a list or an export holds. */
export const SuspendedFilters = z.object({ suspension: SuspensionId, remedy: PersonRemedy.optional(), prefecture: PrefectureCode.optional() });
export type SuspendedFilters = z.infer<typeof SuspendedFilters>;
export const SuspendedPerson = z.object({
  accountId: AccountId, applicationId: ApplicationId, number: z.string(), name: z.string(), place: Words, whole: z.boolean(), subjects: z.array(z.string()), remedy: PersonRemedy, paidInFen: z.int(), ticketWithdrawn: z.boolean(), moved: z.boolean(),
  refund: z.object({ number: z.string(), state: RefundState, way: RefundWay }).nullable(),
});
export const SuspendedList = z.object({ people: z.array(SuspendedPerson), next: z.string().nullable() }).meta({ id: 'SuspendedList' });
export type SuspendedList = z.infer<typeof SuspendedList>;

/** Body of POST /api/applications/:id/suspension-choice. */
export const ChooseRemedy = z.strictObject({ remedy: z.enum(['refund', 'resit'], 'field.choose') });
export type ChooseRemedy = z.infer<typeof ChooseRemedy>;

/** A suspension as the person it touches reads it. */
export const OwnSuspension = z.object({
  applicationId: ApplicationId, exam: Words, place: Words, reason: z.string(), documentNumber: z.string(), phone: z.string(), whole: z.boolean(), subjects: z.array(Words), remedy: PersonRemedy, chooseUntil: z.number().nullable(), mayChoose: z.boolean(),
  refund: z.object({ number: z.string(), orderNumber: OrderNumber, amountInFen: z.int(), stateText: z.string(), done: z.boolean(), doneAt: z.number().nullable(), atDesk: z.boolean() }).nullable(),
  resit: z.object({ examOn: z.array(Day), ticketOpensAt: z.number(), ticketClosesAt: z.number() }).nullable(),
});
export type OwnSuspension = z.infer<typeof OwnSuspension>;

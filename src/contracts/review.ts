import { z } from 'zod';
import { LevelCode, ReviewPointId, SittingId, SpecialtyCode, SubjectCode } from './catalogue.ts';
import { AccountId, ApplicationId, StaffId } from './ids.ts';
import { MaterialKind } from './materials.ts';
import { PrefectureCode, ProvinceCode } from './regions.ts';
import { listPlace } from './list-places.ts';

/** What a queue shows: waiting for review online, waiting on site, proposed to a second reviewer (待复审), decided but not yet in effect (待生效), decided by people, or everything confirmed. */
export const ReviewQueueState = z.enum(['online', 'on_site', 'second', 'pending', 'decided', 'all'], 'field.choose');
export type ReviewQueueState = z.infer<typeof ReviewQueueState>;

/** Why an application came to people (applications/domain/review-route.ts). */
export const RouteReasonCode = z.enum(['no_commitment', 'not_all_verified', 'major_mismatch', 'level_always_manual', 'rests_on_paper'], 'field.choose');

/** The order of a queue: the longest waiting, the latest come, or the nearest deadline first. */
export const ReviewSort = z.enum(['waiting', 'newest', 'deadline'], 'field.choose');
export type ReviewSort = z.infer<typeof ReviewSort>;

/** How long something waits (等候时长), in days: under one, one to three, three to seven, longer. */
export const WaitingAge = z.enum(['1', '3', '7', 'more'], 'field.choose');
export type WaitingAge = z.infer<typeof WaitingAge>;
/** The days of each age: at least `from`, less than `to`. */
export const AGE_DAYS: Record<WaitingAge, { from?: number; to?: number }> = { 1: { to: 1 }, 3: { from: 1, to: 3 }, 7: { from: 3, to: 7 }, more: { from: 7 } };

/** How a confirmed application stands: review passed or not, paid or exempt, exempt alone. */
export const Stands = z.enum(['passed', 'rejected', 'paid', 'exempt'], 'field.choose');
export type Stands = z.infer<typeof Stands>;

/** The narrowing of a queue (审核列表); jurisdiction narrows before any of it. */
export const ReviewFilter = z.object({
  state: ReviewQueueState.default('online'),
  sitting: SittingId.optional(),
  level: LevelCode.optional(),
  specialty: SpecialtyCode.optional(),
  subject: SubjectCode.optional(),
  /** A province or a place within it, as figures are kept for them. */
  place: z.union([ProvinceCode, PrefectureCode], 'field.not_a_choice').optional(),
  point: ReviewPointId.optional(),
  stands: Stands.optional(),
  age: WaitingAge.optional(),
  /** The beginning of an application number (报名序号). */
  number: z.string().trim().regex(/^\d{4,18}$/, 'review.number_format').optional(),
  /** A name's beginning, a document number, or the beginning of an application number. */
  q: z.string().trim().min(2, 'review.search_short').max(60, 'field.too_long').optional(),
  /** Why it came to people (RouteReason). */
  why: RouteReasonCode.optional(),
  /** Longer waiting than the days within which a review is due. */
  late: z.literal('1').optional(),
  /** Nobody was given it yet. */
  unassigned: z.literal('1').optional(),
  mine: z.literal('1').optional(),
});
export type ReviewFilter = z.infer<typeof ReviewFilter>;

/** What narrows the work that is taken from a queue or given out of it, as its screen shows it. */
export const WorkNarrowing = ReviewFilter.pick({ sitting: true, level: true, specialty: true, subject: true, place: true, point: true, age: true, why: true });

/** Where a page begins: after this change time and id (keyset). */
export const ReviewCursor = listPlace('time.id');

export const ReviewDecisionKind = z.enum(['approve', 'reject', 'return'], 'field.choose');
export type ReviewDecisionKind = z.infer<typeof ReviewDecisionKind>;

/** Where a decision stands that does not yet count: before a second reviewer (待复审), or in its undo window (待生效). */
export const OpenDecisionState = z.enum(['proposed', 'pending']);
export type OpenDecisionState = z.infer<typeof OpenDecisionState>;

const Claim = z.object({ staffId: StaffId, name: z.string(), mine: z.boolean(), until: z.number() });

/** One line of the queue. */
export const ReviewQueueItem = z.object({
  id: ApplicationId,
  number: z.string(),
  name: z.string(),
  examText: z.string(),
  levelText: z.string(),
  specialtyText: z.string(),
  pointText: z.string(),
  state: z.string(),
  stateText: z.string(),
  reasons: z.array(z.string()),
  majorMismatch: z.boolean(),
  since: z.number(),
  claim: Claim.nullable(),
  version: z.int(),
  /** When the review is due, and whether that is past or near (服务时限). */
  due: z.object({ at: z.number(), mark: z.enum(['on_time', 'soon', 'late']) }).nullable(),
  lapsesAt: z.number().nullable(),
  assigned: z.object({ name: z.string(), mine: z.boolean() }).nullable(),
  /** The decision that waits for a second reviewer or for its undo window. */
  open: z.object({ decision: ReviewDecisionKind, state: OpenDecisionState, by: z.string(), mine: z.boolean(), takesEffectAt: z.number().nullable() }).nullable(),
  /** Whether it may be approved together with others, and every reason why not. */
  bulk: z.object({ open: z.boolean(), reasons: z.array(z.string()) }),
});
export type ReviewQueueItem = z.infer<typeof ReviewQueueItem>;

/** A count that stops counting: `more` says that there are more than this. */
const Count = z.object({ count: z.int(), more: z.boolean() });

/** A page of the queue with what the same narrowing holds in each state. */
export const ReviewQueue = z.object({
  items: z.array(ReviewQueueItem),
  next: ReviewCursor.nullable(),
  counts: z.object({ online: Count, on_site: Count, second: Count, pending: Count, decided: Count, all: Count, mine: Count }),
}).meta({ id: 'ReviewQueue' });
export type ReviewQueue = z.infer<typeof ReviewQueue>;

const Coded = z.object({ value: z.string(), text: z.string() });
/** What the filters of the queue offer: only what lies in the jurisdiction. */
export const ReviewChoices = z.object({
  places: z.array(z.object({ value: z.string(), text: z.string() })),
  sittings: z.array(z.object({ value: SittingId, text: z.string(), levels: z.array(z.object({ value: LevelCode, text: z.string(), specialties: z.array(Coded), subjects: z.array(Coded) })) })),
  points: z.array(z.object({ value: ReviewPointId, text: z.string() })),
  whys: z.array(z.object({ value: RouteReasonCode, text: z.string() })),
}).meta({ id: 'ReviewChoices' });
export type ReviewChoices = z.infer<typeof ReviewChoices>;

/** Reasons a reviewer can pick and then word further (理由库): `text` is what the candidate reads, `label` what the picker shows. */
export const ReviewReason = z.object({ code: z.string(), decision: z.enum(['reject', 'return']), text: z.string(), label: z.string() });
export type ReviewReason = z.infer<typeof ReviewReason>;

export const ReviewDecisionId = z.uuid('field.invalid').brand('ReviewDecisionId');
export type ReviewDecisionId = z.infer<typeof ReviewDecisionId>;

/** One labelled value of the case; `masked` names what may be shown whole for a reason. */
export const CaseLine = z.object({ term: z.string(), value: z.string(), masked: z.enum(['document_number', 'phone', 'certificate_number']).nullable().default(null) });
export type CaseLine = z.infer<typeof CaseLine>;

/** Whether a decision is open, and every reason why not. */
const CaseAct = z.object({ decision: ReviewDecisionKind, open: z.boolean(), reasons: z.array(z.string()) });

/** One line of the checklist (核验清单) as it applies to a case; `required` ones must be ticked before an approval. */
export const ChecklistLine = z.object({ code: z.string(), text: z.string(), required: z.boolean(), ticked: z.boolean() });
export type ChecklistLine = z.infer<typeof ChecklistLine>;

/** A decision of a person on this application, as it was taken (核验决定). */
export const CaseDecision = z.object({
  id: ReviewDecisionId, stage: z.enum(['first', 'second']), decision: ReviewDecisionKind, decisionText: z.string(), state: z.string(), stateText: z.string(), reason: z.string().nullable(),
  by: z.string(), mine: z.boolean(), at: z.number(), takesEffectAt: z.number().nullable(), settledNote: z.string().nullable(), ticked: z.array(z.string()), basisText: z.string(), undoable: z.boolean(),
});
export type CaseDecision = z.infer<typeof CaseDecision>;

/** Everything a reviewer needs to decide one application (审核): what was confirmed, what was verified since, why it is here. */
export const ReviewCase = z.object({
  id: ApplicationId,
  accountId: AccountId,
  number: z.string(),
  version: z.int(),
  state: z.string(),
  stateText: z.string(),
  name: z.string(),
  confirmedAt: z.number(),
  lapsesAt: z.number().nullable(),
  reviewReason: z.string().nullable(),
  routeReasons: z.array(z.string()),
  majorMismatch: z.object({ stated: z.string(), answeredAt: z.number().nullable() }).nullable(),
  sections: z.array(z.object({ title: z.string(), lines: z.array(CaseLine) })),
  verifications: z.array(z.object({ subject: z.string(), text: z.string(), tone: z.string(), hint: z.string().nullable() })),
  conditions: z.array(z.object({ title: z.string(), met: z.boolean(), conditions: z.array(z.object({ text: z.string(), met: z.boolean(), toCheck: z.boolean() })) })),
  hasPhoto: z.boolean(),
  commitmentText: z.string(),
  history: z.array(z.object({ at: z.number(), actText: z.string(), by: z.string(), note: z.string().nullable() })),
  claim: Claim.nullable(),
  assigned: z.object({ staffId: StaffId, name: z.string(), mine: z.boolean(), by: z.string(), at: z.number(), note: z.string().nullable() }).nullable(),
  due: z.object({ at: z.number(), mark: z.enum(['on_time', 'soon', 'late']) }).nullable(),
  /** 网报档案: what the library holds on this person and exam; null for a new candidate. */
  archive: z.object({ fileNumber: z.string(), firstYear: z.int(), results: z.array(z.object({ year: z.int(), subject: z.string(), outcomeText: z.string(), carried: z.boolean() })), /** Years that were suspended for this person and prolong the cycle (停考年度). */ cancelled: z.array(z.object({ year: z.int(), documentNumber: z.string() })) }).nullable(),
  /** The letter of commitment as it was signed. */
  commitment: z.object({ text: z.string(), signedAt: z.number(), version: z.string() }).nullable(),
  checklist: z.array(ChecklistLine),
  decisions: z.array(CaseDecision),
  /** Confirming a colleague's proposal, or sending it back (复审). */
  second: z.object({ decisionId: ReviewDecisionId, open: z.boolean(), reasons: z.array(z.string()) }).nullable(),
  mayManage: z.boolean(),
  /** Why the reader cannot declare it void (报名无效, T30); an empty list means they can, null that it is not theirs to do. */
  voiding: z.array(z.string()).nullable(),
  /** What happens with an application that is paid and was rejected after an unlock; null for all others. */
  paidRejected: z.string().nullable(),
  undoSeconds: z.int(),
  acts: z.array(CaseAct),
  materialKinds: z.array(z.object({ value: MaterialKind, text: z.string() })),
  /** What the last return asked for. */
  materialsAsked: z.object({ kinds: z.array(z.string()), at: z.number() }).nullable(),
  reasons: z.array(ReviewReason),
}).meta({ id: 'ReviewCase' });
export type ReviewCase = z.infer<typeof ReviewCase>;

/** Body of POST /api/staff/applications/:id/review (核验通过, 核验不通过, 退回补正). */
export const DecideReview = z.strictObject({
  decision: ReviewDecisionKind,
  reason: z.string().trim().max(500, 'field.too_long').default(''),
  /** Codes of the standard reasons it was worded from (理由库). */
  reasonCodes: z.array(z.string().regex(/^[a-z0-9_]{2,60}$/, 'field.invalid')).max(10, 'field.too_many').default([]),
  /** Codes of the checklist lines that were ticked. */
  ticked: z.array(z.string().regex(/^[a-z0-9_]{2,60}$/, 'field.invalid')).max(60, 'field.too_many').default([]),
  /** What a return asks for; the candidate cannot hand in again without new files of these kinds. */
  materials: z.array(MaterialKind).max(MaterialKind.options.length, 'field.too_many').default([]),
  version: z.int('field.invalid').positive('field.invalid'),
});
export type DecideReview = z.infer<typeof DecideReview>;

/** Body of POST /api/staff/applications/:id/voiding (作废, T30): the decision that was served, why, and the version the officer looked at. */
export const VoidApplication = z.strictObject({
  decisionNumber: z.string('field.required').trim().min(4, 'field.required').max(60, 'field.too_long'),
  reason: z.string('field.required').trim().min(4, 'review.reason_too_short').max(300, 'field.too_long'),
  version: z.int('field.invalid').positive('field.invalid'),
});
export type VoidApplication = z.infer<typeof VoidApplication>;

/** What became of a decision: at once in effect, waiting for its undo window, or proposed to a second reviewer. */
export const ReviewDecided = z.object({
  state: z.string(), stateText: z.string(), version: z.int(),
  decision: z.object({ id: ReviewDecisionId, state: z.string(), stateText: z.string(), takesEffectAt: z.number().nullable() }),
});
export type ReviewDecided = z.infer<typeof ReviewDecided>;

/** Body of POST /api/staff/review/claims (领取下一件): the narrowing in force. */
export const TakeNext = z.strictObject({ state: z.enum(['online', 'on_site'], 'field.choose').default('online'), ...WorkNarrowing.shape });
export type TakeNext = z.infer<typeof TakeNext>;

export const ClaimTaken = z.object({ id: ApplicationId, until: z.number() });
export type ClaimTaken = z.infer<typeof ClaimTaken>;

/** Body of POST /api/staff/applications/:id/unmasking (查看完整信息): what and why. */
export const Voided = z.object({ state: z.string(), stateText: z.string(), version: z.int() });

export const Unmask = z.strictObject({
  what: z.enum(['document_number', 'phone', 'certificate_number'], 'field.choose'),
  reason: z.string('field.required').trim().min(4, 'review.reason_too_short').max(200, 'field.too_long'),
});
export type Unmask = z.infer<typeof Unmask>;
export const Unmasked = z.object({ values: z.array(z.object({ term: z.string(), value: z.string() })) });
export type Unmasked = z.infer<typeof Unmasked>;

/** An application found by its number for the counter and the cashier: what to compare with the paper in hand, nothing more. */
export const FoundApplication = z.object({
  id: ApplicationId, number: z.string(), name: z.string(), documentNumber: z.string(), examText: z.string(), pointText: z.string(), stateText: z.string(), dueInFen: z.int().nullable(),
}).meta({ id: 'FoundApplication' });
export type FoundApplication = z.infer<typeof FoundApplication>;

/** Body of POST …/review/undo (撤销): the decision meant. */
export const UndoDecision = z.strictObject({ decisionId: ReviewDecisionId });
export type UndoDecision = z.infer<typeof UndoDecision>;

/** Body of POST …/review/second (复审): confirm the proposal as it stands, or send it back with words for the colleague. */
export const SettleProposal = z.strictObject({
  decisionId: ReviewDecisionId,
  verdict: z.enum(['confirm', 'send_back'], 'field.choose'),
  note: z.string().trim().max(500, 'field.too_long').default(''),
  version: z.int('field.invalid').positive('field.invalid'),
});
export type SettleProposal = z.infer<typeof SettleProposal>;

/** Body of PUT …/checklist (核验清单): the ticks so far on this version of the case. */
export const KeepTicks = z.strictObject({ ticked: DecideReview.shape.ticked, version: DecideReview.shape.version });
export type KeepTicks = z.infer<typeof KeepTicks>;

/** Body of POST /api/staff/review/approvals (批量通过): each with the version that was seen. */
export const ApproveMany = z.strictObject({
  items: z.array(z.strictObject({ id: ApplicationId, version: z.int('field.invalid').positive('field.invalid') })).min(1, 'field.required').max(100, 'field.too_many'),
});
export type ApproveMany = z.infer<typeof ApproveMany>;

/** The result of each row of an act on many. */
export const ResultPerRow = z.object({ rows: z.array(z.object({ id: ApplicationId, number: z.string(), name: z.string(), done: z.boolean(), text: z.string() })), done: z.int(), refused: z.int() }).meta({ id: 'ResultPerRow' });
export type ResultPerRow = z.infer<typeof ResultPerRow>;

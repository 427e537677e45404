import { z } from 'zod';
import { LevelCode, ReviewPointId, SittingId } from './catalogue.ts';
import { AccountId, ApplicationId, StaffId } from './ids.ts';

/** What a queue shows: waiting for review online, waiting on site, decided by people, or everything confirmed. */
export const ReviewQueueState = z.enum(['online', 'on_site', 'decided', 'all'], 'field.choose');
export type ReviewQueueState = z.infer<typeof ReviewQueueState>;

/** The narrowing of a queue (审核列表); jurisdiction narrows before any of it. */
export const ReviewFilter = z.object({
  state: ReviewQueueState.default('online'),
  sitting: SittingId.optional(),
  level: LevelCode.optional(),
  point: ReviewPointId.optional(),
  /** The beginning of an application number (报名序号). */
  number: z.string().trim().regex(/^\d{4,18}$/, 'review.number_format').optional(),
  mine: z.literal('1').optional(),
});
export type ReviewFilter = z.infer<typeof ReviewFilter>;

/** Where a page begins: after this change time and id (keyset). */
export const ReviewCursor = z.string().regex(/^\d{1,16}\.[0-9a-f-]{36}$/, 'field.invalid');

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
});
export type ReviewQueueItem = z.infer<typeof ReviewQueueItem>;

/** A count that stops counting: `more` says that there are more than this. */
const Count = z.object({ count: z.int(), more: z.boolean() });

/** A page of the queue with what the same narrowing holds in each state. */
export const ReviewQueue = z.object({
  items: z.array(ReviewQueueItem),
  next: ReviewCursor.nullable(),
  counts: z.object({ online: Count, on_site: Count, decided: Count, all: Count, mine: Count }),
}).meta({ id: 'ReviewQueue' });
export type ReviewQueue = z.infer<typeof ReviewQueue>;

/** What the filters of the queue offer: only what lies in the jurisdiction. */
export const ReviewChoices = z.object({
  sittings: z.array(z.object({ value: SittingId, text: z.string(), levels: z.array(z.object({ value: LevelCode, text: z.string() })) })),
  points: z.array(z.object({ value: ReviewPointId, text: z.string() })),
}).meta({ id: 'ReviewChoices' });
export type ReviewChoices = z.infer<typeof ReviewChoices>;

export const ReviewDecisionKind = z.enum(['approve', 'reject', 'return'], 'field.choose');
export type ReviewDecisionKind = z.infer<typeof ReviewDecisionKind>;

/** Reasons a reviewer can pick and then word further (理由库). */
export const ReviewReason = z.object({ code: z.string(), decision: z.enum(['reject', 'return']), text: z.string() });
export type ReviewReason = z.infer<typeof ReviewReason>;

/** One labelled value of the case; `masked` names what may be shown whole for a reason. */
export const CaseLine = z.object({ term: z.string(), value: z.string(), masked: z.enum(['document_number', 'phone', 'certificate_number']).nullable().default(null) });
export type CaseLine = z.infer<typeof CaseLine>;

/** Whether a decision is open, and every reason why not. */
const CaseAct = z.object({ decision: ReviewDecisionKind, open: z.boolean(), reasons: z.array(z.string()) });

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
  acts: z.array(CaseAct),
  reasons: z.array(ReviewReason),
}).meta({ id: 'ReviewCase' });
export type ReviewCase = z.infer<typeof ReviewCase>;

/** Body of POST /api/staff/applications/:id/review (核验通过, 核验不通过, 退回补正). */
export const DecideReview = z.strictObject({
  decision: ReviewDecisionKind,
  reason: z.string().trim().max(500, 'field.too_long').default(''),
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

export const ReviewDecided = z.object({ state: z.string(), stateText: z.string(), version: z.int() });
export type ReviewDecided = z.infer<typeof ReviewDecided>;

/** Body of POST /api/staff/review/claims (领取下一件): the narrowing in force. */
export const TakeNext = z.strictObject({ state: z.enum(['online', 'on_site'], 'field.choose').default('online'), sitting: SittingId.optional(), level: LevelCode.optional(), point: ReviewPointId.optional() });
export type TakeNext = z.infer<typeof TakeNext>;

export const ClaimTaken = z.object({ id: ApplicationId, until: z.number() });
export type ClaimTaken = z.infer<typeof ClaimTaken>;

/** Body of POST /api/staff/applications/:id/unmasking (查看完整信息): what and why. */
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

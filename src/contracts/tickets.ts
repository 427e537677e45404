import { z } from 'zod';
import { CaptchaAnswer } from './captcha.ts';
import { SittingId } from './catalogue.ts';
import { DocumentType } from './document-types.ts';
import { DocumentNumber } from './identity-documents.ts';
import { ApplicationId } from './ids.ts';
import { PersonName } from './person-names.ts';
import { ProvinceCode } from './regions.ts';
import { Words } from './words.ts';

export const TicketReleaseId = z.uuid('field.invalid').brand('TicketReleaseId');
export type TicketReleaseId = z.infer<typeof TicketReleaseId>;

/** Where the tickets of a sitting in a province stand (准考证发布); `preparing` goes on in the background. */
export const RELEASE_STATES = ['preparing', 'prepared', 'proposed', 'released', 'closed', 'withdrawn'] as const;
export const ReleaseState = z.enum(RELEASE_STATES);
export type ReleaseState = z.infer<typeof ReleaseState>;

/** What each state is called, wherever people read it. */
export const RELEASE_STATE_WORDS: Record<ReleaseState, Words> = {
  preparing: { zh: '正在准备', en: 'being prepared' }, prepared: { zh: '已准备，未发布', en: 'prepared' }, proposed: { zh: '待确认发布', en: 'awaiting the second person' },
  released: { zh: '已发布', en: 'released' }, closed: { zh: '已暂停', en: 'closed' }, withdrawn: { zh: '已撤销', en: 'withdrawn' },
};

/** What can be done with a release: two people are needed to open it, one is enough to close it. */
export const RELEASE_ACTS = ['propose', 'return', 'approve', 'close', 'reopen', 'withdraw'] as const;
export const ReleaseAct = z.enum(RELEASE_ACTS);
export type ReleaseAct = z.infer<typeof ReleaseAct>;

/** Why an application gets no ticket (准考证排除原因, domain.md 6.6). */
export const EXCLUSIONS = ['suspended', 'voided', 'refunded', 'lapsed', 'given_up', 'not_confirmed', 'unpaid', 'review_not_passed', 'account_frozen', 'photo_missing', 'not_seated', 'held'] as const;
export const Exclusion = z.enum(EXCLUSIONS, 'field.not_a_choice');
export type Exclusion = z.infer<typeof Exclusion>;

/** The reasons in words, for candidates and officers alike. */
export const EXCLUSION_WORDS: Record<Exclusion, Words> = {
  suspended: { zh: '本次考试在您报名的地区停考', en: 'the exam is suspended where you applied' },
  refunded: { zh: '报名费已退还，报名终止', en: 'the fee was given back and the application ended' },
  voided: { zh: '报名已被认定为无效', en: 'the application was declared void' },
  lapsed: { zh: '报名逾期未完成，已失效', en: 'the application lapsed' },
  given_up: { zh: '报名已放弃', en: 'the application was given up' },
  not_confirmed: { zh: '报名信息未确认', en: 'the application is not confirmed' },
  unpaid: { zh: '未完成缴费', en: 'the fee is not paid' },
  review_not_passed: { zh: '资格核验未通过或未完成', en: 'the eligibility review is not passed' },
  account_frozen: { zh: '账号已停用（重复注册、已注销等）', en: 'the account is suspended (duplicate, closed)' },
  photo_missing: { zh: '没有合格的照片', en: 'there is no accepted photo' },
  not_seated: { zh: '尚未编排座位', en: 'no seat was allocated yet' },
  held: { zh: '准考证暂缓发放', en: 'the ticket is withheld for the time being' },
};

/** Body of POST /api/staff/ticket-releases. */
export const PrepareRelease = z.strictObject({ sittingId: SittingId, province: ProvinceCode });
export type PrepareRelease = z.infer<typeof PrepareRelease>;
/** Body of an act on a release; closing, returning and withdrawing need a reason. */
export const MoveRelease = z.strictObject({ version: z.number().int(), reason: z.string().trim().max(400, 'field.too_long').default('') });
export type MoveRelease = z.infer<typeof MoveRelease>;

const Window = z.object({ opensAt: z.number(), closesAt: z.number() }).nullable();
const Reasons = z.array(z.object({ reason: Exclusion, people: z.number() }));

/** A sitting of a province in the list of releases. */
export const ReleaseLine = z.object({
  sittingId: z.string(), exam: Words, examOn: z.array(z.string()), province: z.string(), provinceName: Words, window: Window, planFrozen: z.boolean(),
  release: z.object({ id: TicketReleaseId, state: ReleaseState, issued: z.number(), leftOut: z.number() }).nullable(),
});
export type ReleaseLine = z.infer<typeof ReleaseLine>;
export const ReleaseList = z.object({ lines: z.array(ReleaseLine), next: z.string().nullable(), mayArrange: z.boolean() }).meta({ id: 'TicketReleaseList' });
export type ReleaseList = z.infer<typeof ReleaseList>;

/** A release as its screen shows it. */
export const ReleaseWhole = z.object({
  id: TicketReleaseId, sittingId: z.string(), sittingName: Words, province: z.string(), provinceName: Words, examOn: z.array(z.string()), window: Window, state: ReleaseState, version: z.number(),
  lookedAt: z.number(), toLookAt: z.number().nullable(), issued: z.number(), leftOut: Reasons,
  proposedBy: z.string().nullable(), approvedBy: z.string().nullable(), approvedAt: z.number().nullable(),
  acts: z.array(z.object({ act: ReleaseAct, refusals: z.array(z.string()) })),
  history: z.array(z.object({ act: z.string(), detail: z.string(), reason: z.string(), by: z.string(), at: z.number() })),
}).meta({ id: 'TicketRelease' });
export type ReleaseWhole = z.infer<typeof ReleaseWhole>;

/** Who gets no ticket, and why (排除名单). */
export const ExclusionList = z.object({
  people: z.array(z.object({ applicationId: ApplicationId, number: z.string(), name: z.string(), document: z.string(), prefecture: z.string(), reasons: z.array(Exclusion) })), next: z.string().nullable(),
}).meta({ id: 'TicketExclusions' });
export type ExclusionList = z.infer<typeof ExclusionList>;
export const ExclusionQuery = z.object({ reason: Exclusion.optional(), after: z.uuid('field.invalid').optional() });

/** The form of 准考证打印 (R-2.3-04). */
export const LookUpTicket = z.object({ province: ProvinceCode, documentType: DocumentType, documentNumber: DocumentNumber, name: PersonName, captcha: CaptchaAnswer.optional() });
export type LookUpTicket = z.infer<typeof LookUpTicket>;

/** One half-day's paper on a ticket. */
export const TicketPaper = z.object({ subject: z.string(), day: z.string(), from: z.string(), to: z.string(), centre: z.string(), address: z.string(), directions: z.string(), phone: z.string(), room: z.number(), roomName: z.string(), floor: z.string(), seat: z.number() });
export type TicketPaper = z.infer<typeof TicketPaper>;

/** A ticket on the screen; the document number is masked. */
export const TicketView = z.object({
  number: z.string(), version: z.number(), exam: Words, year: z.number(), name: z.string(), document: z.string(), level: z.string(), specialty: z.string(), province: Words, phone: z.string(), papers: z.array(TicketPaper), closesAt: z.number(),
});
export type TicketView = z.infer<typeof TicketView>;

/** Query of the search of one ticket: a ticket number or an application number. */
export const FindTicket = z.object({ number: z.string('field.required').trim().min(6, 'field.required').max(40, 'field.too_long') });

const Reason = z.string('field.required').trim().min(4, 'field.too_short').max(400, 'field.too_long');

/** Body of a re-issue (换发): what was wrong, or changed. */
export const ReissueTicket = z.strictObject({ reason: Reason });

/** What an officer of the province does with one person's ticket (暂缓发放、恢复发放). */
export const HOLD_ACTS = ['hold', 'lift'] as const;
export type HoldAct = (typeof HOLD_ACTS)[number];
/** Body of either: the reason in words, which the candidate reads. */
export const HoldTicket = z.strictObject({ reason: Reason });
export type HoldTicket = z.infer<typeof HoldTicket>;

/** One candidate's ticket as officers see it: versions, prints, and why there is none. */
export const TicketOfStaff = z.object({
  applicationId: ApplicationId, applicationNumber: z.string(), sittingName: Words, province: z.string(), name: z.string(), document: z.string(), exclusions: z.array(Exclusion), stale: z.boolean(), release: ReleaseState.nullable(),
  ticket: z.object({ number: z.string(), version: z.number(), papers: z.array(TicketPaper) }).nullable(),
  versions: z.array(z.object({ version: z.number(), reason: z.string(), by: z.string(), at: z.number() })),
  hold: z.object({ standing: z.boolean(), refusals: z.array(z.string()), history: z.array(z.object({ act: z.enum(HOLD_ACTS), reason: z.string(), by: z.string(), at: z.number() })) }),
  prints: z.array(z.object({ version: z.number(), via: z.enum(['candidate', 'query', 'staff']), by: z.string(), at: z.number() })),
}).meta({ id: 'TicketOfStaff' });
export type TicketOfStaff = z.infer<typeof TicketOfStaff>;

/** Query of GET …/sample: whose ticket to look at before the release; the first one when nobody is named. */
export const SampleQuery = z.object({ number: z.string().trim().max(40, 'field.too_long').optional() });

import { z } from 'zod';

import { CommitmentMode, ExamCode, LevelCode, ModifyPolicy, PaymentMode, PhotoReview, ReviewMode, ReviewTiming, SecondReview, SittingId, TerritorialRule, WINDOW_NAMES } from './catalogue.ts';
import { Certainty } from './certainty.ts';
import { Day } from './dates.ts';
import { PrefectureCode, ProvinceCode } from './regions.ts';
import { Words } from './words.ts';

/** A window as somebody types it: whether it opens before it closes is for the rules, which tell everything at once. */
const Typed = z.object({ opensAt: z.number('field.required').int('field.invalid'), closesAt: z.number('field.required').int('field.invalid') });

/** The windows of a province, or of the national frame, as they are edited; which must come after which is checked by the rules. */
export const EditedWindows = z.strictObject({ apply: Typed, confirm: Typed, review: Typed, pay: Typed, ticket: Typed.nullable(), score: Typed.nullable(), recheck: Typed.nullable() });
export type EditedWindows = z.infer<typeof EditedWindows>;

/** A text somebody writes for candidates, in both languages. */
export const EditedWords = z.strictObject({ zh: z.string('field.required').trim().min(1, 'field.required').max(400, 'field.too_long'), en: z.string('field.required').trim().min(1, 'field.required').max(600, 'field.too_long') });

/** Why something is changed (修改原因); demanded where candidates have begun to act on what stood before. */
export const Reason = z.string().trim().max(400, 'field.too_long').default('');

const phone = z.string('field.required').trim().regex(/^[\d\-+（）() 转、,，]{5,60}$/, 'field.invalid');
const levelCodes = z.array(LevelCode).max(20, 'field.too_many');

/** What the national level fixes of a sitting (全国统一安排). */
export const SittingSettings = z.strictObject({
  examOn: z.array(Day).min(1, 'field.required').max(8, 'field.too_many'),
  levels: levelCodes.min(1, 'field.required'),
  commitmentMode: CommitmentMode,
  ruleYear: z.number('field.required').int('field.invalid').min(2000, 'field.too_small').max(2100, 'field.too_big'),
  photoReview: PhotoReview,
  levelsAlwaysManual: levelCodes,
  failedVerificationBlocks: z.boolean(),
  certainty: Certainty,
});
export type SittingSettings = z.infer<typeof SittingSettings>;

/** Body of POST /api/staff/sittings: from nothing, or as a copy of an earlier one. */
export const NewSitting = z.strictObject({
  examCode: ExamCode,
  examOn: z.array(Day).min(1, 'field.required').max(8, 'field.too_many'),
  from: SittingId.nullable(),
});
export type NewSitting = z.infer<typeof NewSitting>;

/** Body of PUT /api/staff/sittings/:id. */
export const EditSitting = z.strictObject({ version: z.number().int(), settings: SittingSettings, frame: EditedWindows, reason: Reason });
export type EditSitting = z.infer<typeof EditSitting>;

/** Body of POST /api/staff/sittings/:id/announcement. */
export const AnnounceSitting = z.strictObject({ version: z.number().int() });

/** Everything in which a province may differ (domain.md 2.5), as its officers edit it. */
export const ProvinceTerms = z.strictObject({
  windows: EditedWindows,
  modifyPolicy: ModifyPolicy,
  reviewTiming: ReviewTiming,
  reviewMode: ReviewMode,
  reviewModeByLevel: z.record(LevelCode, ReviewMode),
  oldCandidateAutoPass: z.boolean(),
  paymentMode: PaymentMode,
  phone,
  territorialRule: TerritorialRule,
  examCities: z.array(PrefectureCode).max(40, 'field.too_many').nullable(),
  retakePassedSubjects: z.boolean(),
  cancelledYears: z.array(z.number().int().min(1990, 'field.too_small').max(2100, 'field.too_big')).max(20, 'field.too_many'),
  sampleRatePercent: z.number('field.required').int('field.invalid').min(0, 'field.too_small').max(100, 'field.too_big'),
  secondReview: SecondReview,
  secondReviewByLevel: z.record(LevelCode, SecondReview),
  notice: EditedWords.nullable(),
  expectedCandidates: z.number('field.invalid').int('field.invalid').min(1, 'field.too_small').max(5_000_000, 'field.too_big').nullable(),
});
export type ProvinceTerms = z.infer<typeof ProvinceTerms>;

/** Body of PUT /api/staff/sittings/:id/provinces/:province; version 0 joins the sitting. */
export const EditProvince = z.strictObject({ version: z.number().int().min(0), terms: ProvinceTerms, reason: Reason, tell: z.boolean() });
export type EditProvince = z.infer<typeof EditProvince>;

/** Body of the dry run: what these windows would do to those who already apply. */
export const TryProvince = z.strictObject({ windows: EditedWindows });

/** Something to look at in a plan: a no stops it, a `look` may be meant so. */
export const Finding = z.object({ kind: z.enum(['no', 'look']), code: z.string(), province: ProvinceCode.nullable(), window: z.enum(WINDOW_NAMES).nullable(), text: z.string() });
export type Finding = z.infer<typeof Finding>;

/** Where a sitting stands as a whole; all but `preparing` follow from dates (考次状态). */
export const SITTING_STATES = ['preparing', 'announced', 'applying', 'closed', 'tickets', 'held', 'scored', 'over'] as const;
export const SittingState = z.enum(SITTING_STATES);
export type SittingState = z.infer<typeof SittingState>;

/** One sitting in the console's list. */
export const StaffSittingLine = z.object({
  id: SittingId, examCode: ExamCode, examName: Words, year: z.number().int(), half: z.number().int(), examOn: z.array(Day), state: SittingState,
  provinces: z.number().int(), announcedAt: z.number().nullable(), changedAt: z.number().nullable(), applyOpensAt: z.number().nullable(), applyClosesAt: z.number().nullable(),
});
export type StaffSittingLine = z.infer<typeof StaffSittingLine>;

/** The minute in which provinces open together and what it would bring (开放瞬间负荷). */
export const OpeningMinute = z.object({ at: z.number(), provinces: z.array(ProvinceCode), expected: z.number().int(), perSecond: z.number().int(), heavy: z.boolean() });
export type OpeningMinute = z.infer<typeof OpeningMinute>;

/** One province of a sitting as its officers see it. */
export const StaffProvince = z.object({ province: ProvinceCode, name: Words, version: z.number().int(), terms: ProvinceTerms, changedAt: z.number().nullable(), mayEdit: z.boolean(), reasonNeeded: z.boolean() });
export type StaffProvince = z.infer<typeof StaffProvince>;

/** Long work that an edit led to, with how far it has come. */
export const WorkProgress = z.object({ id: z.string(), kind: z.enum(['retime', 'hand_over', 'tell_changed']), subject: z.string(), province: z.string(), total: z.number().int(), done: z.number().int(), startedAt: z.number(), finishedAt: z.number().nullable() });
export type WorkProgress = z.infer<typeof WorkProgress>;

/** One sitting with everything its editors need. */
export const StaffSitting = z.object({
  id: SittingId, examCode: ExamCode, examName: Words, year: z.number().int(), half: z.number().int(), version: z.number().int(), state: SittingState,
  announcedAt: z.number().nullable(), copiedFrom: SittingId.nullable(), settings: SittingSettings, frame: EditedWindows, frameGiven: z.boolean(), mayEdit: z.boolean(), reasonNeeded: z.boolean(),
  levels: z.array(z.object({ code: LevelCode, name: Words })),
  provinces: z.array(StaffProvince), findings: z.array(Finding), opening: z.array(OpeningMinute), work: z.array(WorkProgress), now: z.number(),
  /** The jurisdiction's province that does not hold the sitting yet, with terms to begin from. */
  proposal: StaffProvince.nullable(),
  cities: z.array(z.object({ code: PrefectureCode, name: Words })),
}).meta({ id: 'StaffSitting' });
export type StaffSitting = z.infer<typeof StaffSitting>;

/** Live applications by where they stand, each in one place: before their confirmation, in review, not passed, to be paid, being paid, paid (or free). */
export const Standing = z.object({ drafts: z.int(), awaitingReview: z.int(), notPassed: z.int(), unpaid: z.int(), paying: z.int(), paid: z.int() });
export type Standing = z.infer<typeof Standing>;

/** What a change of fees or of a province's phones and notice touches: the exams people apply for just now, and the applications of all current sittings. */
export const EditEffect = z.object({ applying: z.array(z.string()), standing: Standing }).meta({ id: 'EditEffect' });
export type EditEffect = z.infer<typeof EditEffect>;

/** What a change of windows or policies does to the applications already begun (影响预估). */
export const WindowEffect = z.object({
  standing: Standing,
  started: z.number().int(), confirmed: z.number().int(), awaitingReview: z.number().int(), unpaid: z.number().int(),
  earlier: z.number().int(), later: z.number().int(), lapsesAtOnce: z.number().int(), findings: z.array(Finding),
});
export type WindowEffect = z.infer<typeof WindowEffect>;

/** One field that a change gave another value. */
export const ChangedField = z.object({ path: z.string(), before: z.string().nullable(), after: z.string().nullable() });
export type ChangedField = z.infer<typeof ChangedField>;

/** One line of the change log (修改记录). */
export const CatalogueChange = z.object({
  id: z.string(), kind: z.enum(['exam', 'sitting', 'sitting_province', 'fees', 'review_point', 'province', 'majors']), subject: z.string(), province: z.string().nullable(), version: z.number().int(),
  act: z.enum(['create', 'copy', 'change', 'publish', 'announce', 'close', 'reopen', 'remove']), reason: z.string().nullable(), by: z.string(), at: z.number(), fields: z.array(ChangedField),
});
export type CatalogueChange = z.infer<typeof CatalogueChange>;

/** One province as a candidate sees it at the moment asked (考生视角预览). */
export const PreviewProvince = z.object({
  province: ProvinceCode, name: Words, mayApply: z.boolean(),
  windows: z.array(z.object({ window: z.enum(WINDOW_NAMES), phase: z.enum(['unpublished', 'before', 'open', 'after']), opensAt: z.number().nullable(), closesAt: z.number().nullable() })),
  told: z.array(z.object({ topic: z.string(), text: z.string() })), notice: z.string().nullable(), phone: z.string(),
});
export const SittingPreview = z.object({
  at: z.number(), seen: z.boolean(), listed: z.enum(['open', 'before', 'after', 'hidden']), examName: Words, examOn: z.array(Day), openProvinces: z.number().int(), provinces: z.array(PreviewProvince),
});
export type SittingPreview = z.infer<typeof SittingPreview>;

/** The pages of the portal that a preview can show: the page of the exam, the list of exams, the choice of a province of an application. */
export const PREVIEW_PAGES = ['exam', 'exams', 'province'] as const;
export const PreviewPage = z.enum(PREVIEW_PAGES);
export type PreviewPage = z.infer<typeof PreviewPage>;

/** Which page is to be seen as a candidate of the province sees it, at which moment, in which language. */
export const AskPreview = z.object({ page: PreviewPage, language: z.enum(['zh', 'en']), at: z.coerce.number('field.invalid').int('field.invalid').min(0, 'field.too_small').max(4_102_444_800_000, 'field.too_big') });
export type AskPreview = z.infer<typeof AskPreview>;

/** Where that page can be looked at, and until when. */
export const PreviewAddress = z.object({ address: z.string(), until: z.number() });
export type PreviewAddress = z.infer<typeof PreviewAddress>;

/** The options of one policy with the words candidates read about each. */
export const PolicyOptions = z.record(z.string(), z.array(z.object({ value: z.string(), name: z.string(), told: z.string() })));
export type PolicyOptions = z.infer<typeof PolicyOptions>;

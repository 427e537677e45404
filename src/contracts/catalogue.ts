import { z } from 'zod';

import { Certainty } from './certainty.ts';
import { Day } from './dates.ts';
import { ConditionTerms, RuleSet } from './eligibility.ts';
import { PrefectureCode, ProvinceCode } from './regions.ts';
import { Words } from './words.ts';
import { YearSpan } from './year-span.ts';

/** Three-digit exam code (考试代码, R-X-04). */
export const ExamCode = z.string('field.required').regex(/^\d{3}$/, 'field.not_a_choice');
export type ExamCode = z.infer<typeof ExamCode>;

/** Two-digit level code (报考级别, R-X-04). */
export const LevelCode = z.string('field.required').regex(/^\d{2}$/, 'field.not_a_choice');
export type LevelCode = z.infer<typeof LevelCode>;

/** Two-digit specialty code (报考专业, R-X-04). */
export const SpecialtyCode = z.string('field.required').regex(/^\d{2}$/, 'field.not_a_choice');
export type SpecialtyCode = z.infer<typeof SpecialtyCode>;

/** Subject code (科目): a running digit inside one level and specialty. */
export const SubjectCode = z.string('field.required').regex(/^\d$/, 'field.not_a_choice');
export type SubjectCode = z.infer<typeof SubjectCode>;

/** A sitting's id: exam code, exam year and half of the year, e.g. `034-2027-2`. */
export const SittingId = z.string('field.required').regex(/^\d{3}-\d{4}-[1-9]$/, 'field.not_a_choice').brand('SittingId');
export type SittingId = z.infer<typeof SittingId>;

/** A review point's id, its prefecture and a running number, e.g. `3701-02`. */
export const ReviewPointId = z.string('field.required').regex(/^\d{4}-\d{2}$/, 'field.not_a_choice').brand('ReviewPointId');
export type ReviewPointId = z.infer<typeof ReviewPointId>;

/** One level (报考级别). `cycleYears` is N, the years a passed subject counts (成绩有效期). Access exams name their levels by the subjects to sit (考全科, 免一科, 免二科, 增报专业). */
export const Level = YearSpan.extend({
  code: LevelCode,
  name: Words,
  kind: z.enum(['access', 'grade']),
  entry: z.enum(['full', 'exempt', 'additional']),
  cycleYears: z.number().int().min(1).max(6),
  subjectChoice: z.enum(['fixed', 'free']),
  certainty: Certainty.default('published'),
});
export type Level = z.infer<typeof Level>;

/** One specialty (报考专业); `levels` is null where every level offers it. */
export const Specialty = YearSpan.extend({
  code: SpecialtyCode,
  name: Words,
  levels: z.array(LevelCode).nullable().default(null),
  certainty: Certainty.default('published'),
});
export type Specialty = z.infer<typeof Specialty>;

/** 客观题 / 主观题 / 混合 */
export const SubjectType = z.enum(['objective', 'subjective', 'mixed']);
export type SubjectType = z.infer<typeof SubjectType>;

/** One subject (考试科目) for the levels and specialties it belongs to; `bySpecialty` = each specialty has its own paper, so a pass counts only there; `{specialty}` in a name stands for the specialty's name. */
export const Subject = YearSpan.extend({
  code: SubjectCode,
  levels: z.array(LevelCode).min(1),
  specialties: z.array(SpecialtyCode).nullable().default(null),
  bySpecialty: z.boolean().default(false),
  name: Words,
  type: SubjectType,
  minutes: z.number().int().min(30).max(480),
  fullMark: z.number().int().positive(),
  passMark: z.number().int().positive(),
  openBook: z.boolean().default(false),
  certainty: Certainty.default('published'),
});
export type Subject = z.infer<typeof Subject>;

/** When one subject is held (时间表): the day of the exam, the half of it, and the hour it begins. */
export const TimetableRow = YearSpan.extend({
  day: z.number().int().min(1).max(8),
  half: z.enum(['morning', 'afternoon']),
  startsAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'field.invalid'),
  level: LevelCode,
  subject: SubjectCode,
  specialties: z.array(SpecialtyCode).nullable().default(null),
  /** 批次: a computer-based exam holds its papers several times; each candidate sits all of theirs in one batch. */
  batch: z.number().int().min(1).max(60).optional(),
});
export type TimetableRow = z.infer<typeof TimetableRow>;

/** One exam with everything that stands still between sittings (考试目录); rows carry the exam years they hold for. */
export const Exam = z.object({
  code: ExamCode,
  codeCertainty: Certainty,
  slug: z.string().regex(/^[a-z][a-z-]+$/),
  name: Words,
  certificate: Words,
  about: Words,
  authorities: Words,
  months: z.array(z.number().int().min(1).max(12)).min(1),
  levels: z.array(Level).min(1),
  specialties: z.array(Specialty).min(1),
  subjects: z.array(Subject).min(1),
  timetable: z.array(TimetableRow).default([]),
  terms: ConditionTerms,
  rules: z.array(RuleSet).min(1),
});
export type Exam = z.infer<typeof Exam>;

/** A published period (报名时间 …): the opening instant is inside, the closing instant is outside. */
export const Period = z.object({ opensAt: z.number().int(), closesAt: z.number().int() })
  .refine((p) => p.opensAt < p.closesAt, 'field.invalid');
export type Period = z.infer<typeof Period>;

/** 强制承诺 (2019 pilot) / 自选 (today) / 不适用, D-10. */
export const CommitmentMode = z.enum(['compulsory', 'optional', 'none']);
export type CommitmentMode = z.infer<typeof CommitmentMode>;

/** Whose photo a reviewer looks at before confirmation (D-09). */
export const PhotoReview = z.enum(['none', 'new', 'all']);
export type PhotoReview = z.infer<typeof PhotoReview>;

/** One sitting: an exam in one half of a year (考试年度), as the national level fixes it. */
export const Sitting = z.object({
  id: SittingId,
  examCode: ExamCode,
  year: z.number().int().min(2000).max(2100),
  /** 1 and 2 are the halves of the year; behind them come exams held anew after a suspension (延期考试), which nobody applies for. */
  half: z.int().min(1).max(9),
  examOn: z.array(Day).min(1),
  levels: z.array(LevelCode).min(1),
  commitmentMode: CommitmentMode,
  ruleYear: z.number().int(),
  photoReview: PhotoReview,
  levelsAlwaysManual: z.array(LevelCode),
  failedVerificationBlocks: z.boolean(),
  certainty: Certainty,
});
export type Sitting = z.infer<typeof Sitting>;

/** Until when a candidate may take back confirmation and change the data (修改策略, D-02). */
export const ModifyPolicy = z.enum(['UNTIL_CONFIRM', 'UNTIL_REVIEW', 'UNTIL_PAY', 'NEVER_AFTER_SAVE']);
export type ModifyPolicy = z.infer<typeof ModifyPolicy>;

/** 考前 / 考后 / both (D-14). */
export const ReviewTiming = z.enum(['before', 'after', 'both']);
export type ReviewTiming = z.infer<typeof ReviewTiming>;

/** 线上 / 现场 / 先线上后现场 */
export const ReviewMode = z.enum(['online', 'on_site', 'online_then_on_site']);
export type ReviewMode = z.infer<typeof ReviewMode>;

/** Which decisions a second person confirms before they count (复审): none / the noes / all. */
export const SecondReview = z.enum(['none', 'rejections', 'all']);
export type SecondReview = z.infer<typeof SecondReview>;

/** 网上支付 / 现场缴费 / both (R-2.2.7-01). */
export const PaymentMode = z.enum(['online', 'on_site', 'both']);
export type PaymentMode = z.infer<typeof PaymentMode>;

/** Who may apply here: anybody / work or residence here declared / social insurance checked. */
export const TerritorialRule = z.enum(['none', 'declared', 'social_insurance']);
export type TerritorialRule = z.infer<typeof TerritorialRule>;

/** The windows of one sitting in one province; ticket, score and re-check (成绩复核) follow later and may not be published yet. */
export const ProvinceWindows = z.object({
  apply: Period,
  confirm: Period,
  review: Period,
  pay: Period,
  ticket: Period.nullable(),
  score: Period.nullable(),
  recheck: Period.nullable().default(null),
});
export type ProvinceWindows = z.infer<typeof ProvinceWindows>;
export type WindowName = keyof ProvinceWindows;

/** The windows in the order a sitting goes through them. */
export const WINDOW_NAMES = ['apply', 'confirm', 'review', 'pay', 'ticket', 'score', 'recheck'] as const satisfies readonly WindowName[];

/** Where a window stands: not published yet, before, open, after. */
export const WINDOW_PHASES = ['unpublished', 'before', 'open', 'after'] as const;

/** Everything in which provinces differ for one sitting: data, never code. */
export const ProvinceConfig = z.object({
  sittingId: SittingId,
  province: ProvinceCode,
  windows: ProvinceWindows,
  modifyPolicy: ModifyPolicy,
  reviewTiming: ReviewTiming,
  reviewMode: ReviewMode,
  reviewModeByLevel: z.record(LevelCode, ReviewMode),
  oldCandidateAutoPass: z.boolean(),
  paymentMode: PaymentMode,
  phone: z.string().min(1),
  territorialRule: TerritorialRule,
  examCities: z.array(PrefectureCode).nullable(),
  retakePassedSubjects: z.boolean(),
  cancelledYears: z.array(z.number().int()),
  sampleRatePercent: z.number().int().min(0).max(100),
  secondReview: SecondReview.default('none'),
  secondReviewByLevel: z.record(LevelCode, SecondReview).default({}),
  /** A line the province tells its candidates (提示). */
  notice: Words.nullable().default(null),
});
export type ProvinceConfig = z.infer<typeof ProvinceConfig>;

/** A place where eligibility is reviewed (审核点, R-2.2.3-02). */
export const ReviewPoint = z.object({
  id: ReviewPointId,
  province: ProvinceCode,
  prefecture: PrefectureCode,
  name: Words,
  address: z.string().min(4),
  phone: z.string().min(1),
  phoneFictional: z.boolean(),
  hours: Words,
  /** How many people a day can be received (日接待量); null: not limited. */
  capacityPerDay: z.number().int().positive().nullable().default(null),
  /** A closed point takes nobody any more; what was handed to it went to its successor. */
  closed: z.boolean().default(false),
});
export type ReviewPoint = z.infer<typeof ReviewPoint>;

/** One line of a fee schedule (收费标准): null level or type means any; the most specific line counts. */
export const Fee = YearSpan.extend({
  examCode: ExamCode,
  province: ProvinceCode,
  levelCode: LevelCode.nullable(),
  subjectType: SubjectType.nullable(),
  amountInFen: z.number().int().min(0),
  legalBasis: z.string().min(1),
  certainty: Certainty,
});
export type Fee = z.infer<typeof Fee>;

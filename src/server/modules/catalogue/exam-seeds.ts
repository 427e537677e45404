import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

import { CommitmentMode, Exam, ExamCode, Fee, LevelCode, ModifyPolicy, PaymentMode, PhotoReview, ReviewMode, ReviewPoint, ReviewTiming, SecondReview, SubjectType, TerritorialRule } from '#contracts/catalogue.ts';
import { Certainty } from '#contracts/certainty.ts';
import { PrefectureCode, ProvinceCode } from '#contracts/regions.ts';

import { PLANNED_DAY } from './domain/plan-days.ts';
import type { ProvincePractice, SittingPlan } from './domain/sitting-plan.ts';

/** Everything about exams that the data files say, checked against the contracts. */
export type ExamSeeds = { exams: Exam[]; practices: ProvincePractice[]; plans: { file: string; plans: SittingPlan[] }[]; fees: Fee[]; reviewPoints: ReviewPoint[] };

/** Reads the exam catalogue from the reference folder; a file that does not fit its contract stops the program at once. */
export async function readExamSeeds(folder: string): Promise<ExamSeeds> {
  const [exams, practices, plans, fees, points] = await Promise.all([
    readAll(join(folder, 'exams'), Exam),
    read(join(folder, 'province-practice.json'), PracticeFile),
    readAllNamed(join(folder, 'sittings'), SittingFile),
    read(join(folder, 'fees.json'), FeeFile),
    read(join(folder, 'review-points.json'), ReviewPointFile),
  ]);
  return { exams, practices: practices.provinces, plans: plans.map((p) => ({ file: p.name, plans: p.value.sittings })), fees: fees.schedules.flatMap(feesOf), reviewPoints: points.reviewPoints };
}

/** How each province usually holds exams, from the reference folder (各省报名政策). */
export async function readProvincePractices(folder: string): Promise<ProvincePractice[]> {
  return (await read(join(folder, 'province-practice.json'), PracticeFile)).provinces;
}

const Source = z.object({ what: z.string().min(1), from: z.array(z.string()).min(1), notes: z.string(), version: z.string() });

const settings = {
  modifyPolicy: ModifyPolicy,
  reviewTiming: ReviewTiming,
  reviewMode: ReviewMode,
  reviewModeByLevel: z.record(LevelCode, ReviewMode),
  oldCandidateAutoPass: z.boolean(),
  paymentMode: PaymentMode,
  territorialRule: TerritorialRule,
  retakePassedSubjects: z.boolean(),
  sampleRatePercent: z.number().int().min(0).max(100),
  secondReview: SecondReview,
  secondReviewByLevel: z.record(LevelCode, SecondReview),
};
const SomeSettings = z.strictObject({
  modifyPolicy: settings.modifyPolicy.exactOptional(),
  reviewTiming: settings.reviewTiming.exactOptional(),
  reviewMode: settings.reviewMode.exactOptional(),
  reviewModeByLevel: settings.reviewModeByLevel.exactOptional(),
  oldCandidateAutoPass: settings.oldCandidateAutoPass.exactOptional(),
  paymentMode: settings.paymentMode.exactOptional(),
  territorialRule: settings.territorialRule.exactOptional(),
  retakePassedSubjects: settings.retakePassedSubjects.exactOptional(),
  sampleRatePercent: settings.sampleRatePercent.exactOptional(),
  secondReview: settings.secondReview.exactOptional(),
  secondReviewByLevel: settings.secondReviewByLevel.exactOptional(),
});

const PracticeFile = z.object({
  source: Source,
  provinces: z.array(z.strictObject({
    province: ProvinceCode,
    capital: PrefectureCode,
    shiftDays: z.number().int().min(-10).max(20),
    closing: z.enum(['17:00', '24:00']),
    ...settings,
    secondReview: settings.secondReview.default('none'),
    secondReviewByLevel: settings.secondReviewByLevel.default({}),
    capitalOnly: z.array(ExamCode),
    notOffered: z.array(ExamCode),
    byExam: z.record(ExamCode, SomeSettings),
  })),
});

const PlannedDay = z.string().regex(PLANNED_DAY);
const PlannedPeriod = z.tuple([PlannedDay, PlannedDay]);
const windows = { apply: PlannedPeriod, confirm: PlannedPeriod, review: PlannedPeriod, reviewAfter: PlannedPeriod, pay: PlannedPeriod, ticket: PlannedPeriod.nullable(), score: PlannedPeriod.nullable() };
const ownPeriod = PlannedPeriod.exactOptional();
const OwnWindows = z.strictObject({ apply: ownPeriod, confirm: ownPeriod, review: ownPeriod, pay: ownPeriod, ticket: ownPeriod, score: ownPeriod });

const SittingFile = z.object({
  source: Source,
  sittings: z.array(z.strictObject({
    examCode: ExamCode,
    examDays: z.array(PlannedDay).min(1),
    levels: z.array(LevelCode).min(1),
    commitmentMode: CommitmentMode,
    photoReview: PhotoReview,
    levelsAlwaysManual: z.array(LevelCode),
    failedVerificationBlocks: z.boolean(),
    certainty: Certainty,
    windows: z.strictObject(windows),
    overrides: z.partialRecord(ProvinceCode, SomeSettings.extend({ windows: OwnWindows.exactOptional(), cancelledYears: z.array(z.number().int()).exactOptional() })),
  })),
});

const FeeSchedule = z.strictObject({
  examCode: ExamCode,
  lines: z.array(z.strictObject({ levelCode: LevelCode.nullable(), subjectType: SubjectType.nullable() })).min(1),
  provinces: z.array(z.strictObject({ province: ProvinceCode, yuan: z.array(z.number().int().min(0)).min(1), certainty: Certainty, legalBasis: z.string().min(1) })),
}).refine((s) => s.provinces.every((p) => p.yuan.length === s.lines.length), 'one amount per line');
const FeeFile = z.object({ source: Source, schedules: z.array(FeeSchedule) });

const ReviewPointFile = z.object({ source: Source, reviewPoints: z.array(ReviewPoint) });

function feesOf(schedule: z.infer<typeof FeeSchedule>): Fee[] {
  return schedule.provinces.flatMap((p) => schedule.lines.map((line, i) => Fee.parse({
    examCode: schedule.examCode, province: p.province, ...line, amountInFen: (p.yuan[i] ?? 0) * 100, legalBasis: p.legalBasis, certainty: p.certainty,
  })));
}

async function read<Shape extends z.ZodType>(path: string, shape: Shape): Promise<z.infer<Shape>> {
  return shape.parse(JSON.parse(await readFile(path, 'utf8')));
}

async function readAllNamed<Shape extends z.ZodType>(folder: string, shape: Shape): Promise<{ name: string; value: z.infer<Shape> }[]> {
  const names = (await readdir(folder)).filter((n) => n.endsWith('.json')).toSorted();
  return Promise.all(names.map(async (name) => ({ name: name.replace('.json', ''), value: await read(join(folder, name), shape) })));
}

async function readAll<Shape extends z.ZodType>(folder: string, shape: Shape): Promise<z.infer<Shape>[]> {
  return (await readAllNamed(folder, shape)).map((f) => f.value);
}

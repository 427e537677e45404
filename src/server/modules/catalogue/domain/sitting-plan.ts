import type { CommitmentMode, ModifyPolicy, PaymentMode, PhotoReview, ProvinceConfig, ProvinceWindows, ReviewMode, ReviewTiming, SecondReview, Sitting, TerritorialRule } from '#contracts/catalogue.ts';
import type { Certainty } from '#contracts/certainty.ts';
import type { Day } from '#contracts/dates.ts';
import type { PrefectureCode, ProvinceCode } from '#contracts/regions.ts';

import { dayOf, momentOf, type DayAnchors } from './plan-days.ts';

/** From–to as planned days: `2019-07-05`, `load-5d` or `exam+60d`. */
export type PlannedPeriod = readonly [from: string, to: string];

/** The settings in which provinces differ, apart from dates. */
export type Practice = {
  modifyPolicy: ModifyPolicy;
  reviewTiming: ReviewTiming;
  reviewMode: ReviewMode;
  reviewModeByLevel: Record<string, ReviewMode>;
  oldCandidateAutoPass: boolean;
  paymentMode: PaymentMode;
  territorialRule: TerritorialRule;
  retakePassedSubjects: boolean;
  sampleRatePercent: number;
  secondReview: SecondReview;
  secondReviewByLevel: Record<string, SecondReview>;
};

/** How one province usually holds exams (各省报名政策): its settings, how many days it starts after the first, its closing hour, exams held in the capital only or not at all. */
export type ProvincePractice = Practice & {
  province: ProvinceCode;
  capital: PrefectureCode;
  shiftDays: number;
  closing: '17:00' | '24:00';
  capitalOnly: string[];
  notOffered: string[];
  byExam: Record<string, Partial<Practice>>;
};

/** One sitting as planned nationally: its days, its windows before any province shifts them, and what single provinces do otherwise. */
export type SittingPlan = {
  examCode: string;
  examDays: string[];
  levels: Sitting['levels'];
  commitmentMode: CommitmentMode;
  photoReview: PhotoReview;
  levelsAlwaysManual: Sitting['levelsAlwaysManual'];
  failedVerificationBlocks: boolean;
  certainty: Certainty;
  windows: { apply: PlannedPeriod; confirm: PlannedPeriod; review: PlannedPeriod; reviewAfter: PlannedPeriod; pay: PlannedPeriod; ticket: PlannedPeriod | null; score: PlannedPeriod | null };
  overrides: Partial<Record<ProvinceCode, Partial<Practice> & { windows?: Partial<Record<keyof ProvinceWindows, PlannedPeriod>>; cancelledYears?: number[] }>>;
};

export type PlannedSitting = { sitting: Omit<Sitting, 'id'> & { id: string }; configs: (Omit<ProvinceConfig, 'sittingId'> & { sittingId: string })[] };

/** Works a plan out for every province that holds the exam: planned days become Beijing moments, provinces shift and close as they usually do, overrides win. */
export function workOutSitting(plan: SittingPlan, practices: ProvincePractice[], phones: ReadonlyMap<string, string>, loadDay: Day): PlannedSitting {
  const [firstDay = loadDay, ...furtherDays] = plan.examDays;
  const first = dayOf(firstDay, { load: loadDay, exam: loadDay });
  const examOn = [first, ...furtherDays.map((d) => dayOf(d, { load: loadDay, exam: first }))];
  const year = Number(first.slice(0, 4));
  const half = Number(first.slice(5, 7)) <= 6 ? 1 : 2;
  const id = `${plan.examCode}-${year}-${half}`;
  const anchors = { load: loadDay, exam: first };
  return {
    sitting: {
      id, examCode: plan.examCode, year, half, examOn, levels: plan.levels, commitmentMode: plan.commitmentMode, ruleYear: year, photoReview: plan.photoReview,
      levelsAlwaysManual: plan.levelsAlwaysManual, failedVerificationBlocks: plan.failedVerificationBlocks, certainty: plan.certainty,
    },
    configs: practices.filter((p) => !p.notOffered.includes(plan.examCode)).map((p) => ({ ...provinceConfig(plan, p, anchors, phones.get(p.province) ?? ''), sittingId: id })),
  };
}

function provinceConfig(plan: SittingPlan, practice: ProvincePractice, anchors: DayAnchors, phone: string): Omit<ProvinceConfig, 'sittingId'> {
  const { windows: ownWindows, cancelledYears, ...own } = plan.overrides[practice.province] ?? {};
  const settings: Practice = { ...settingsOf(practice), ...practice.byExam[plan.examCode], ...own };
  return {
    ...settings,
    reviewModeByLevel: Object.fromEntries(Object.entries(settings.reviewModeByLevel).filter(([level]) => plan.levels.some((l) => l === level))),
    province: practice.province,
    phone,
    windows: windowsOf(plan, practice, settings.reviewTiming, anchors, ownWindows ?? {}),
    examCities: practice.capitalOnly.includes(plan.examCode) ? [practice.capital] : null,
    cancelledYears: cancelledYears ?? [],
    notice: null,
  };
}

function settingsOf(p: ProvincePractice): Practice {
  return {
    modifyPolicy: p.modifyPolicy, reviewTiming: p.reviewTiming, reviewMode: p.reviewMode, reviewModeByLevel: p.reviewModeByLevel, oldCandidateAutoPass: p.oldCandidateAutoPass,
    paymentMode: p.paymentMode, territorialRule: p.territorialRule, retakePassedSubjects: p.retakePassedSubjects, sampleRatePercent: p.sampleRatePercent,
    secondReview: p.secondReview, secondReviewByLevel: p.secondReviewByLevel,
  };
}

/** Windows of the application move with the province's shift; tickets and scores are national. After-exam review (考后核查) has its own period. */
function windowsOf(plan: SittingPlan, practice: ProvincePractice, timing: ReviewTiming, anchors: DayAnchors, own: NonNullable<NonNullable<SittingPlan['overrides'][ProvinceCode]>['windows']>): ProvinceWindows {
  const period = (planned: PlannedPeriod, shift: number) => ({ opensAt: momentOf(planned[0], '09:00', shift, anchors), closesAt: momentOf(planned[1], practice.closing, shift, anchors) });
  const shifted = (name: 'apply' | 'confirm' | 'pay') => (own[name] ? period(own[name], 0) : period(plan.windows[name], practice.shiftDays));
  const national = (name: 'ticket' | 'score') => {
    const planned = own[name] ?? plan.windows[name];
    return planned === null ? null : period(planned, 0);
  };
  const review = own.review ? period(own.review, 0) : timing === 'after' ? period(plan.windows.reviewAfter, 0) : period(plan.windows.review, practice.shiftDays);
  return { apply: shifted('apply'), confirm: shifted('confirm'), review, pay: shifted('pay'), ticket: national('ticket'), score: national('score'), recheck: null };
}

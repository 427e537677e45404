import type { EditedWindows, ProvinceTerms } from '#contracts/sittings.ts';

import type { ProvincePractice } from '../sitting-plan.ts';

/** The terms a province begins with when it joins a sitting: its usual practice, and the whole national frame as its windows. */
export function proposeTerms(practice: ProvincePractice, phone: string, examCode: string, frame: EditedWindows): ProvinceTerms {
  const usual = { ...practice, ...practice.byExam[examCode] };
  return {
    windows: frame, modifyPolicy: usual.modifyPolicy, reviewTiming: usual.reviewTiming, reviewMode: usual.reviewMode, reviewModeByLevel: {}, oldCandidateAutoPass: usual.oldCandidateAutoPass,
    paymentMode: usual.paymentMode, phone, territorialRule: usual.territorialRule, examCities: practice.capitalOnly.includes(examCode) ? [practice.capital] : null,
    retakePassedSubjects: usual.retakePassedSubjects, cancelledYears: [], sampleRatePercent: usual.sampleRatePercent, secondReview: 'none', secondReviewByLevel: {}, notice: null, expectedCandidates: null,
  };
}

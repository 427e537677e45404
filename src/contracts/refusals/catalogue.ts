import type { RefusalWords } from './words.ts';

/** Noes of the exam catalogue: what is offered, where and when. */
export const CATALOGUE_REFUSALS = {
  'catalogue.exam_not_found': { status: 404, zh: '没有这项考试', en: 'There is no such exam' },
  'catalogue.sitting_not_found': { status: 404, zh: '没有这次考试', en: 'There is no such sitting' },
  'catalogue.province_not_offered': { status: 422, zh: '该省份不组织本次考试', en: 'This province does not hold this sitting' },
  'catalogue.level_not_offered': { status: 422, zh: '本次考试不开考该级别', en: 'This level is not offered in this sitting' },
  'catalogue.specialty_not_offered': { status: 422, zh: '该级别不开考此专业', en: 'This specialty is not offered at this level' },
  'catalogue.no_subject_chosen': { status: 422, zh: '请至少选择一个报考科目', en: 'Choose at least one subject' },
  'catalogue.subject_not_offered': { status: 422, zh: '科目 {subject} 不属于所选级别和专业', en: 'Subject {subject} does not belong to this level and specialty' },
  'catalogue.subject_already_passed': { status: 422, zh: '《{subject}》在 {year} 年已合格且仍在有效期内，无需再报', en: '“{subject}” was passed in {year} and still counts; there is no need to sit it again' },
  'catalogue.all_subjects_required': { status: 422, zh: '该级别须一次报考全部科目，缺少《{subject}》', en: 'This level is sat as a whole; “{subject}” is missing' },
  'catalogue.everything_passed': { status: 409, zh: '该级别的全部科目均已合格且在有效期内，无需再报考', en: 'You have passed every subject of this level and the passes still count; there is nothing left to sit' },
  'catalogue.review_point_not_here': { status: 422, zh: '该审核点不在所选地市', en: 'This review point is not in the chosen prefecture' },
  'catalogue.fee_not_set': { status: 503, zh: '该省份尚未公布本次考试的收费标准，请稍后再试或咨询当地考试机构', en: 'The province has not published the fee for this exam yet; try later or ask the local exam agency' },
} as const satisfies Record<string, RefusalWords>;

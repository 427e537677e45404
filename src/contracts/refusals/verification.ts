import type { RefusalWords } from './words.ts';

/** Noes about the verification of identity, education and degree (核验). */
export const VERIFICATION_REFUSALS = {
  'verification.identity_unfinished': {
    status: 409,
    zh: '身份信息尚未完成核验，核验有结果后才能选择考试。结果一般在24小时内给出',
    en: 'Your identity is still being verified; you can choose an exam once there is a result, normally within 24 hours',
  },
  'verification.education_unfinished': {
    status: 409,
    zh: '第{number}条学历信息尚未完成核验，核验有结果后才能选择考试。结果一般在24小时内给出',
    en: 'Education row {number} is still being verified; you can choose an exam once there is a result, normally within 24 hours',
  },
  'verification.degree_unfinished': {
    status: 409,
    zh: '第{number}条学位信息尚未完成核验，核验有结果后才能选择考试。结果一般在24小时内给出',
    en: 'Degree row {number} is still being verified; you can choose an exam once there is a result, normally within 24 hours',
  },
  'verification.identity_failed': {
    status: 409,
    zh: '本次考试要求身份核验通过后方可报考，您的身份核验结果为“{state}”',
    en: 'This exam asks for a passed identity verification; yours is “{stateEn}”',
  },
  'verification.education_failed': {
    status: 409,
    zh: '本次考试要求至少一条学历信息未被核验为不通过，请补充学历信息或重新核验',
    en: 'For this exam at least one education row must not have failed verification; add a row or verify again',
  },
  'verification.wrong_state': {
    status: 409,
    zh: '当前核验状态为“{state}”，不能进行此操作',
    en: 'This cannot be done while the verification is “{stateEn}”',
  },
  'verification.manual_by_rule': {
    status: 409,
    zh: '此项不在自动核验范围内，重新核验不会改变结果，请按提示准备证明材料',
    en: 'This lies outside automatic verification, so asking again changes nothing; prepare the proof as described',
  },
  'verification.already_passed': { status: 409, zh: '已核验通过，无需重新核验', en: 'Already verified; there is no need to verify again' },
  'verification.decided_by_staff': {
    status: 409,
    zh: '已由工作人员作出核验结论，如有异议请联系报名地人事考试机构',
    en: 'Staff have decided this; if you disagree, contact the exam agency of the place of application',
  },
  'verification.too_soon': {
    status: 409,
    zh: '刚刚核验过，请在{time}之后再次核验',
    en: 'It was verified a moment ago; you can ask again after {time}',
  },
  'verification.too_often': {
    status: 409,
    zh: '24小时内最多重新核验{max}次，请在{time}之后再试',
    en: 'At most {max} times in 24 hours; try again after {time}',
  },
  'verification.not_found': { status: 404, zh: '未找到该核验记录', en: 'There is no such verification' },
  'verification.note_too_short': { status: 422, zh: '请写明核验依据，至少4个字', en: 'State the evidence, at least 4 characters' },
  'verification.note_too_long': { status: 422, zh: '最多500个字', en: 'At most 500 characters' },
} as const satisfies Record<string, RefusalWords>;

import type { CommitmentMode, PaymentMode, PhotoReview, ProvinceConfig, ReviewMode, ReviewTiming, SecondReview, Sitting, TerritorialRule } from '#contracts/catalogue.ts';
import type { Words } from '#contracts/words.ts';

import { modifyPolicyWords } from './modify-policy.ts';

/** An option of a policy: its short name, and what candidates are told where it holds. */
export type OptionWords = { name: Words; told: Words };

/** Every policy of domain.md 2.5 with its options: the console explains a choice in the very words the candidate reads. */
export const POLICY_WORDS = {
  modifyPolicy: {
    UNTIL_PAY: { name: { zh: '缴费前可修改', en: 'until paid' }, told: modifyPolicyWords('UNTIL_PAY') },
    UNTIL_REVIEW: { name: { zh: '核验通过前可修改', en: 'until approved' }, told: modifyPolicyWords('UNTIL_REVIEW') },
    UNTIL_CONFIRM: { name: { zh: '确认前可修改', en: 'until confirmed' }, told: modifyPolicyWords('UNTIL_CONFIRM') },
    NEVER_AFTER_SAVE: { name: { zh: '保存后不可修改', en: 'never after saving' }, told: modifyPolicyWords('NEVER_AFTER_SAVE') },
  },
  reviewTiming: {
    before: { name: { zh: '考前核验', en: 'before the exam' }, told: { zh: '报名资格在缴费前核验，核验通过后方可缴费。', en: 'Your eligibility is reviewed before you pay; you can pay once it is approved.' } },
    after: { name: { zh: '考后核验', en: 'after the exam' }, told: { zh: '报名时不核验资格，考试后对合格人员核验；不符合报考条件的，成绩无效。', en: 'Eligibility is reviewed after the exam among those who passed; who does not meet the conditions loses the result.' } },
    both: { name: { zh: '考前核验、考后抽查', en: 'before, and spot checks after' }, told: { zh: '报名资格在缴费前核验，考试后再对合格人员抽查。', en: 'Your eligibility is reviewed before you pay, and spot checks follow after the exam.' } },
  } satisfies Record<ReviewTiming, OptionWords>,
  reviewMode: {
    online: { name: { zh: '线上核验', en: 'online' }, told: { zh: '需人工核验的，在网上提交证明材料，由审核点线上核验。', en: 'Where a person must review, you hand the papers in online and the review point decides online.' } },
    on_site: { name: { zh: '现场核验', en: 'on site' }, told: { zh: '需人工核验的，在规定时间携带报名表和原件到所选审核点办理。', en: 'Where a person must review, you come to the review point you chose with the printed form and the originals.' } },
    online_then_on_site: { name: { zh: '先线上后现场', en: 'online, then on site' }, told: { zh: '先在网上提交证明材料；线上不能核定的，再携带原件到审核点。', en: 'You hand the papers in online first; what cannot be settled there is settled on site with the originals.' } },
  } satisfies Record<ReviewMode, OptionWords>,
  oldCandidateAutoPass: {
    true: { name: { zh: '老考生自动通过', en: 'returning candidates pass' }, told: { zh: '在档案有效期内且报考信息未变的老考生，资格核验自动通过。', en: 'Returning candidates whose file is valid and whose data are unchanged pass the review automatically.' } },
    false: { name: { zh: '老考生同样核验', en: 'everybody is reviewed' }, told: { zh: '老考生与新考生同样进行资格核验。', en: 'Returning candidates are reviewed like everybody else.' } },
  },
  secondReview: {
    none: { name: { zh: '一审即定', en: 'one reviewer' }, told: { zh: '核验结果由审核点作出后即时生效。', en: 'The result counts as soon as the review point has decided.' } },
    rejections: { name: { zh: '不通过须复审', en: 'a no is reviewed again' }, told: { zh: '初审不通过的，由另一名审核人员复审后生效。', en: 'A refusal counts once a second reviewer has confirmed it.' } },
    all: { name: { zh: '全部复审', en: 'everything is reviewed again' }, told: { zh: '初审结果均由另一名审核人员复审后生效。', en: 'Every result counts once a second reviewer has confirmed it.' } },
  } satisfies Record<SecondReview, OptionWords>,
  paymentMode: {
    online: { name: { zh: '网上支付', en: 'online' }, told: { zh: '核验通过后在网上缴费，缴费成功即报名完成。', en: 'Pay online once approved; a successful payment completes the application.' } },
    on_site: { name: { zh: '现场缴费', en: 'on site' }, told: { zh: '核验通过后到指定地点现场缴费，开具收据。', en: 'Pay at the counter once approved; you get a receipt.' } },
    both: { name: { zh: '网上或现场', en: 'online or on site' }, told: { zh: '核验通过后可以网上缴费，也可以到指定地点现场缴费。', en: 'Once approved you may pay online or at the counter.' } },
  } satisfies Record<PaymentMode, OptionWords>,
  territorialRule: {
    none: { name: { zh: '不限', en: 'anybody' }, told: { zh: '不限工作地和户籍地。', en: 'It does not matter where you work or live.' } },
    declared: { name: { zh: '属地（本人申报）', en: 'local, as declared' }, told: { zh: '须在本省工作、居住或有户籍，填写报考信息时申报。', en: 'You must work, live or be registered in this province, and state it in the form.' } },
    social_insurance: { name: { zh: '属地（核查社保）', en: 'local, insurance checked' }, told: { zh: '须在本省工作或有户籍，以社会保险缴纳记录为准。', en: 'You must work or be registered in this province; the social insurance record decides.' } },
  } satisfies Record<TerritorialRule, OptionWords>,
  retakePassedSubjects: {
    true: { name: { zh: '可重考', en: 'may be retaken' }, told: { zh: '已合格且在有效期内的科目可以再次报考，不影响原合格成绩。', en: 'A subject already passed may be sat again; the earlier pass stays.' } },
    false: { name: { zh: '不可重考', en: 'not retaken' }, told: { zh: '已合格且在有效期内的科目无需再报，系统不再列出。', en: 'A subject already passed is not offered again while it counts.' } },
  },
  commitmentMode: {
    compulsory: { name: { zh: '强制承诺', en: 'for everybody' }, told: { zh: '报名证明事项实行告知承诺制，除失信人员外均须签署承诺书。', en: 'The commitment system is used: everybody but those with an integrity record signs the letter.' } },
    optional: { name: { zh: '自选', en: 'the candidate chooses' }, told: { zh: '可以自愿采用告知承诺制；不采用或不适用的，须提交证明材料由人工核验。', en: 'You may use the commitment system; who does not, or may not, hands in papers for review.' } },
    none: { name: { zh: '不适用', en: 'not used' }, told: { zh: '本次考试不实行告知承诺制，须提交证明材料。', en: 'The commitment system is not used; papers are handed in.' } },
  } satisfies Record<CommitmentMode, OptionWords>,
  photoReview: {
    none: { name: { zh: '自动检查', en: 'checked automatically' }, told: { zh: '照片经自动检查合格即可使用。', en: 'A photo that passes the automatic checks can be used.' } },
    new: { name: { zh: '新照片人工审核', en: 'new photos reviewed' }, told: { zh: '新上传的照片须经审核通过后才能确认报名信息。', en: 'A new photo must be approved before you can confirm.' } },
    all: { name: { zh: '全部人工审核', en: 'all photos reviewed' }, told: { zh: '所有照片须经审核通过后才能确认报名信息。', en: 'Every photo must be approved before you can confirm.' } },
  } satisfies Record<PhotoReview, OptionWords>,
  failedVerificationBlocks: {
    true: { name: { zh: '核验未通过不能报考', en: 'a failed verification stops' }, told: { zh: '身份、学历、学位核验未通过的，不能报考本次考试。', en: 'Nobody whose identity, education or degree failed verification can apply.' } },
    false: { name: { zh: '核验未通过转人工', en: 'a failed verification goes to review' }, told: { zh: '自动核验未通过的，可以继续报考，但须提交证明材料由人工核验。', en: 'Where automatic verification failed you may apply, with papers for a person to review.' } },
  },
} as const;

export type PolicyName = keyof typeof POLICY_WORDS;

/** What a candidate is told of a province's terms and of the sitting's, topic by topic, in the order of the procedure. */
export function toldToCandidates(sitting: Sitting, config: Omit<ProvinceConfig, 'sittingId'>): Told[] {
  const w = POLICY_WORDS;
  const [territorial, ...rest] = toldOfPractice(config);
  return [
    ...(territorial ? [territorial] : []),
    { topic: POLICY_TOPICS.commitmentMode, text: w.commitmentMode[sitting.commitmentMode].told },
    { topic: POLICY_TOPICS.failedVerificationBlocks, text: w.failedVerificationBlocks[yes(sitting.failedVerificationBlocks)].told },
    { topic: POLICY_TOPICS.photoReview, text: w.photoReview[sitting.photoReview].told },
    ...rest,
  ];
}

/** One policy as candidates read it. */
export type Told = { topic: Words; text: Words };

type ProvinceTerms = Pick<ProvinceConfig, 'territorialRule' | 'modifyPolicy' | 'reviewTiming' | 'reviewMode' | 'secondReview' | 'oldCandidateAutoPass' | 'retakePassedSubjects' | 'paymentMode'>;

/** What a candidate is told of how a province holds exams (各省报名政策): its own terms only, in the order of the procedure. */
export function toldOfPractice(terms: ProvinceTerms): Told[] {
  const w = POLICY_WORDS;
  return [
    { topic: POLICY_TOPICS.territorialRule, text: w.territorialRule[terms.territorialRule].told },
    { topic: POLICY_TOPICS.modifyPolicy, text: w.modifyPolicy[terms.modifyPolicy].told },
    { topic: POLICY_TOPICS.reviewTiming, text: w.reviewTiming[terms.reviewTiming].told },
    ...(terms.reviewTiming === 'after' ? [] : [{ topic: POLICY_TOPICS.reviewMode, text: w.reviewMode[terms.reviewMode].told }, { topic: POLICY_TOPICS.secondReview, text: w.secondReview[terms.secondReview].told }, { topic: POLICY_TOPICS.oldCandidateAutoPass, text: w.oldCandidateAutoPass[yes(terms.oldCandidateAutoPass)].told }]),
    { topic: POLICY_TOPICS.retakePassedSubjects, text: w.retakePassedSubjects[yes(terms.retakePassedSubjects)].told },
    { topic: POLICY_TOPICS.paymentMode, text: w.paymentMode[terms.paymentMode].told },
  ];
}

const yes = (value: boolean) => (value ? 'true' : 'false');

/** What each policy is about. */
export const POLICY_TOPICS: Record<PolicyName, Words> = {
  territorialRule: { zh: '属地要求', en: 'Who may apply here' }, commitmentMode: { zh: '告知承诺制', en: 'Commitment system' }, failedVerificationBlocks: { zh: '核验未通过', en: 'Failed verification' },
  photoReview: { zh: '照片审核', en: 'Photo review' }, modifyPolicy: { zh: '修改报名信息', en: 'Changing the data' }, reviewTiming: { zh: '资格核验时间', en: 'When eligibility is reviewed' },
  reviewMode: { zh: '资格核验方式', en: 'How eligibility is reviewed' }, oldCandidateAutoPass: { zh: '老考生', en: 'Returning candidates' }, secondReview: { zh: '复审', en: 'Second review' }, retakePassedSubjects: { zh: '已合格科目', en: 'Subjects passed' }, paymentMode: { zh: '缴费方式', en: 'Payment' },
};

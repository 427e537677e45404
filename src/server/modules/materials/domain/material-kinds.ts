import type { MaterialKind, MaterialReason } from '#contracts/materials.ts';

type Words = { zh: string; en: string };

/** What each kind of material is called, and what a good file of it shows (R-2.2.3b-01, R-2.2.4-03). */
export const MATERIAL_KINDS: Record<MaterialKind, Words & { hint: Words }> = {
  education_certificate: {
    zh: '学历证书', en: 'Education certificate',
    hint: { zh: '毕业证书原件照片或扫描件，四角完整，姓名、编号、印章清晰', en: 'Photo or scan of the original graduation certificate: four corners, name, number and seal clear' },
  },
  education_record_form: {
    zh: '教育部学历证书电子注册备案表', en: 'Online record form of the education certificate',
    hint: { zh: '在学信网申请，带在线验证码，须在有效期内', en: 'From the CHSI site, with its verification code, still valid' },
  },
  degree_certificate: {
    zh: '学位证书', en: 'Degree certificate',
    hint: { zh: '学位证书原件照片或扫描件，四角完整，姓名、编号、印章清晰', en: 'Photo or scan of the original degree certificate: four corners, name, number and seal clear' },
  },
  degree_report: {
    zh: '学位证书在线验证报告', en: 'Online verification report of the degree',
    hint: { zh: '2008年9月1日后取得的学位在学信网申请，带在线验证码', en: 'For degrees since 1 September 2008, from the CHSI site, with its verification code' },
  },
  certification_report: {
    zh: '学历学位认证报告', en: 'Certification report',
    hint: { zh: '国（境）外学历学位由教育部留学服务中心认证；早年国内学历由学历认证机构出具', en: 'For foreign education from the Chinese Service Center for Scholarly Exchange; for early domestic education from the certifying body' },
  },
  title_certificate: {
    zh: '职称证书', en: 'Professional title certificate',
    hint: { zh: '专业技术职务任职资格证书，含本人信息页和评审信息页', en: 'Both the page about you and the page of the assessment' },
  },
  work_years_proof: {
    zh: '从事相关专业工作年限证明', en: 'Proof of years in the profession',
    hint: { zh: '单位出具并盖章，写明起止年月和从事的专业工作', en: 'Issued and sealed by the employer, with months from and to and the work done' },
  },
  identity_document: {
    zh: '身份证明', en: 'Proof of identity',
    hint: { zh: '与注册信息一致的有效证件，身份证须正反两面', en: 'The valid document you registered with; both sides of an identity card' },
  },
  residence_proof: {
    zh: '户籍、居住地或工作地证明', en: 'Proof of household, residence or place of work',
    hint: { zh: '户口簿、居住证、社保缴费证明之一', en: 'Household register, residence permit or social insurance record' },
  },
  qualification_certificate: {
    zh: '已取得的资格证书', en: 'Qualification certificate already held',
    hint: { zh: '增报专业时提交，含管理号页', en: 'For an additional specialty; include the page with the management number' },
  },
  exemption_proof: {
    zh: '免试条件证明', en: 'Proof of exemption',
    hint: { zh: '能证明符合免试部分科目条件的证书或文件', en: 'A certificate or document that shows the condition of the exemption' },
  },
  other: {
    zh: '其他材料', en: 'Other material',
    hint: { zh: '审核人员要求补充的其他材料', en: 'Whatever else the reviewer asked for' },
  },
};

/** Why a material is asked for, as the candidate reads it. */
export const MATERIAL_REASONS: Record<MaterialReason, Words> = {
  education_not_verified: { zh: '学历信息未通过在线核验，或不在自动核验范围内', en: 'The education was not verified online, or cannot be' },
  degree_not_verified: { zh: '学位信息未通过在线核验，或不在自动核验范围内', en: 'The degree was not verified online, or cannot be' },
  second_degree_claimed: { zh: '依据第二学士学位或双学士学位报考，在线核验只能核对学位本身', en: 'The conditions rest on a second or dual degree; verification online only finds the degree as such' },
  foreign_certificate: { zh: '国（境）外学历学位不在自动核验范围内', en: 'Foreign education and degrees cannot be verified automatically' },
  identity_not_verified: { zh: '身份信息未通过在线核验，或不在自动核验范围内', en: 'The identity was not verified online, or cannot be' },
  title_claimed: { zh: '依据专业技术职务（职称）报考，职称信息未通过在线核验，或不在自动核验范围内', en: 'The conditions rest on a professional title that was not verified online, or cannot be' },
  years_not_committed: { zh: '报考条件要求工作年限，且未采用告知承诺制', en: 'The conditions ask for years of work and no commitment was made' },
  not_committed: { zh: '未采用告知承诺制，按规定提交证明', en: 'The commitment route was not used, so proof is needed' },
  commitment_withdrawn: { zh: '已撤回承诺，本次考试须提交证明', en: 'The commitment was withdrawn, so proof is needed for this exam' },
  integrity_record: { zh: '诚信档案记录期内不适用告知承诺制', en: 'The commitment route is closed while an integrity record runs' },
  exemption: { zh: '报考免试部分科目级别', en: 'Application at an exempt level' },
  additional_specialty: { zh: '报考增报专业级别', en: 'Application for an additional specialty' },
  residence_rule: { zh: '报名地要求在当地户籍、居住或工作', en: 'The province asks for household, residence or work there' },
  asked_by_reviewer: { zh: '审核人员退回时要求补充，须在退回后新上传', en: 'Asked for by the reviewer; only a file uploaded after the return counts' },
};

import type { Lang } from '#contracts/refusals.ts';
import type { VerificationReason } from '#contracts/verification.ts';

export type ReasonWords = { why: string; todo: string };

const zh: Record<VerificationReason, ReasonWords> = {
  name_mismatch: {
    why: '姓名与证件号码在身份库中的登记不一致',
    todo: '请核对姓名和证件号码。如注册时填写有误，请用正确的信息重新注册；如近期更改过姓名，请携带户口簿等证明联系报名地人事考试机构。不影响选择考试，但报名时须提交身份证明并人工核验',
  },
  document_unknown: {
    why: '身份库中查不到该证件号码',
    todo: '请核对证件号码。填写有误的请重新注册；确认无误的（例如新近办理的证件），可隔日重新核验，或报名时提交身份证明人工核验',
  },
  document_cancelled: {
    why: '该证件号码在身份库中已注销',
    todo: '如您的号码已变更，请用现行有效证件重新注册，或联系报名地人事考试机构办理身份信息更正',
  },
  document_not_covered: {
    why: '该类证件不在自动核验范围内（如军官证、外国护照）',
    todo: '不影响选择考试。报名时请上传证件的清晰扫描件，由工作人员核验',
  },
  rare_character_name: {
    why: '姓名含以“[ ]”代替的生僻字，无法自动比对',
    todo: '不影响选择考试。报名时请上传身份证件扫描件，工作人员将按您的字形说明核验',
  },
  certificate_unknown: {
    why: '注册库中查不到该证书编号',
    todo: '请对照证书原件核对编号。填写有误的，请新增一条正确的记录；确认无误的，报名时请上传教育部学历证书电子注册备案表、学位在线验证报告或认证报告',
  },
  holder_mismatch: {
    why: '该证书登记的持有人与您的姓名或证件号码不一致',
    todo: '请核对证书编号。如取得证书后更改过姓名或证件号码，报名时请上传证书和更名、更号证明，由工作人员核验',
  },
  details_mismatch: {
    why: '证书编号存在，但学校、时间、专业或层次与登记不一致',
    todo: '请对照证书原件核对各项内容，并新增一条正确的记录；确认无误的，报名时请上传证书扫描件',
  },
  education_before_2002: {
    why: '2002年以前取得的学历不在自动核验范围内',
    todo: '不影响选择考试。报名时请上传学历证书扫描件或学历认证报告，由工作人员核验',
  },
  degree_before_2008_09: {
    why: '2008年9月以前取得的学位不在自动核验范围内',
    todo: '不影响选择考试。报名时请上传学位证书扫描件或学位认证报告，由工作人员核验',
  },
  level_not_covered: {
    why: '大专以下学历不在自动核验范围内',
    todo: '不影响选择考试。报名时请上传毕业证书扫描件，由工作人员核验',
  },
  foreign_certificate: {
    why: '境外取得的学历学位不在自动核验范围内',
    todo: '不影响选择考试。报名时请上传教育部留学服务中心的认证书',
  },
  military_or_party_school: {
    why: '军队院校、党校的学历不在自动核验范围内',
    todo: '不影响选择考试。报名时请上传毕业证书扫描件，由工作人员核验',
  },
  holder_document_changed: {
    why: '该证书登记的是您以前的证件号码',
    todo: '不影响选择考试。报名时请上传证书和证件号码变更证明，由工作人员核验',
  },
  registry_asks_manual: {
    why: '注册库要求人工核验',
    todo: '不影响选择考试。报名时请上传相应证书或证件的扫描件，由工作人员核验',
  },
  registry_contradictory: {
    why: '注册库给出的结果前后矛盾，无法采信',
    todo: '可稍后重新核验；不影响选择考试，报名时也可上传证明材料由工作人员核验',
  },
  registry_unreachable: {
    why: '注册库超过24小时没有答复',
    todo: '可重新核验；不影响选择考试，报名时也可上传证明材料由工作人员核验',
  },
  decided_by_staff: { why: '由工作人员核验', todo: '如有异议，请联系报名地人事考试机构' },
};

const en: Record<VerificationReason, ReasonWords> = {
  name_mismatch: {
    why: 'The identity registry has another name under this document number',
    todo: 'Check your name and number. If they were mistyped, register again with the right ones; if your name changed recently, take proof to the exam agency of the place of application. You can choose an exam, but must hand in proof of identity when applying',
  },
  document_unknown: {
    why: 'The identity registry does not know this document number',
    todo: 'Check the number. If it was mistyped, register again; if it is right (a new document, for example), verify again another day or hand in proof of identity when applying',
  },
  document_cancelled: {
    why: 'This document number was cancelled in the identity registry',
    todo: 'If your number changed, register with your valid document or ask the exam agency to correct your identity data',
  },
  document_not_covered: {
    why: 'Documents of this kind (officer’s cards, foreign passports) are outside automatic verification',
    todo: 'You can choose an exam. Upload a clear scan of the document when applying; staff will verify it',
  },
  rare_character_name: {
    why: 'The name has a character written in [ ], which cannot be compared automatically',
    todo: 'You can choose an exam. Upload a scan of your document when applying; staff will verify it by your description of the character',
  },
  certificate_unknown: {
    why: 'The registry does not know this certificate number',
    todo: 'Compare the number with the certificate. If it was mistyped, add a correct row; if it is right, upload the registry’s verification report or a certification report when applying',
  },
  holder_mismatch: {
    why: 'The certificate is registered for another name or document number',
    todo: 'Check the certificate number. If your name or number changed since, upload the certificate and proof of the change when applying; staff will verify it',
  },
  details_mismatch: {
    why: 'The number exists, but school, date, major or level differ from the registry',
    todo: 'Compare every item with the certificate and add a correct row; if all is right, upload a scan of the certificate when applying',
  },
  education_before_2002: {
    why: 'Education completed before 2002 is outside automatic verification',
    todo: 'You can choose an exam. Upload a scan of the certificate or a certification report when applying; staff will verify it',
  },
  degree_before_2008_09: {
    why: 'Degrees awarded before September 2008 are outside automatic verification',
    todo: 'You can choose an exam. Upload a scan of the degree certificate or a certification report when applying; staff will verify it',
  },
  level_not_covered: {
    why: 'Education below college is outside automatic verification',
    todo: 'You can choose an exam. Upload a scan of the certificate when applying; staff will verify it',
  },
  foreign_certificate: {
    why: 'Education and degrees from abroad are outside automatic verification',
    todo: 'You can choose an exam. Upload the certification by the Chinese Service Center for Scholarly Exchange when applying',
  },
  military_or_party_school: {
    why: 'Military academies and Party schools are outside automatic verification',
    todo: 'You can choose an exam. Upload a scan of the certificate when applying; staff will verify it',
  },
  holder_document_changed: {
    why: 'The certificate is registered under an earlier document number of yours',
    todo: 'You can choose an exam. Upload the certificate and proof of the change of number when applying; staff will verify it',
  },
  registry_asks_manual: {
    why: 'The registry asks for manual verification',
    todo: 'You can choose an exam. Upload a scan of the certificate or document when applying; staff will verify it',
  },
  registry_contradictory: {
    why: 'The registry contradicted itself, so its answer cannot be used',
    todo: 'Verify again later; you can choose an exam, and may upload proof when applying',
  },
  registry_unreachable: {
    why: 'The registry did not answer for 24 hours',
    todo: 'Verify again; you can choose an exam, and may upload proof when applying',
  },
  decided_by_staff: { why: 'Verified by staff', todo: 'If you disagree, contact the exam agency of the place of application' },
};

/** Why a verification stands where it stands and what the candidate can do about it, for every reason. */
export const REASON_WORDS: Record<Lang, Record<VerificationReason, ReasonWords>> = { zh, en };

import { z } from 'zod';
import { CaptchaAnswer, CaptchaForm } from './captcha.ts';
import { ExamCode, ReviewPointId } from './catalogue.ts';
import { StaffId } from './ids.ts';
import { PrefectureCode, ProvinceCode } from './regions.ts';

/** What a member of staff may do (权限); roles are sets of these, kept by module staff. */
export const PERMISSIONS = [
  'review.see', // 查看本辖区报考信息与材料
  'review.decide', // 初审：通过、不通过、退回；现场核验
  'review.second', // 复审
  'review.manage', // 分派、移交、收回，维护常用意见、核验清单与预约时段
  'sample.check', // 考后核查：抽样、登记结果；盲审抽查
  'person.unmask', // 说明理由后查看完整证件号码、手机号
  'photo.decide', // 照片审核与更换审批
  'verification.decide', // 身份、学历、学位人工核验
  'candidate.assist', // 协助考生：查找、找回、解绑手机、信息更正的提出
  'candidate.assist_approve', // 协助考生事项的第二人复核
  'application.unlock', // 解锁修改、作废
  'appeal.decide', // 对核验结果异议的处理
  'integrity.see', // 查看向信用平台上报的情况与双向核对
  'integrity.handle', // 违纪案件：登记、告知、陈述申辩、送达
  'integrity.decide', // 违纪案件：作出处理决定（第二人）
  'integrity.publish', // 违纪案件：公布与停止公布处理决定
  'payment.see', // 查看订单
  'payment.register', // 现场缴费登记
  'cash.confirm', // 现场收款：第二人复核班次、作废收据、核对缴存回单
  'reconciliation.see', // 查看账单、差异、结账与现金日记账
  'reconciliation.handle', // 对账：上传账单，办理差异，提请结账
  'reconciliation.approve', // 对账：第二人同意处理意见、确认结账
  'exam.edit', // 考试、级别、专业、科目、考次与全国时间框架
  'rule.edit', // 报考条件、专业对照表：起草、模拟、回放
  'rule.approve', // 报考条件、专业对照表：第二人批准生效
  'window.edit', // 本省时间窗口、政策、收费
  'place.edit', // 地市、审核点
  'room.edit', // 考点、考场：登记、修改、导入、停用
  'seat.see', // 查看考点、考场与编排
  'seat.arrange', // 考场编排：承诺种子、关闭名册、编排、提请冻结、冻结后调整
  'seat.freeze', // 考场编排：第二人确认冻结或退回
  'ticket.see', // 查看准考证发布与打印记录
  'ticket.arrange', // 准考证：准备、提请发布、暂停、换发
  'ticket.approve', // 准考证：第二人确认发布、退回、恢复
  'certificate.see', // 查看证书、核发批次、撤销与换发
  'certificate.issue', // 证书：提请核发，提出撤销、换发，登记送达
  'certificate.approve', // 证书：第二人批准核发、撤销、换发
  'suspension.see', // 停考：查看影响、进度与资金
  'suspension.propose', // 停考：提出、更正、延期考试安排
  'suspension.approve', // 停考：第二人批准
  'score.see', // 成绩：公布前试查、统计、导入情况
  'score.import', // 成绩：导入文件、提请载入、提请公布（全国）
  'score.approve', // 成绩：第二人批准载入与公布（全国）
  'score.hold', // 成绩：暂不公布，以前合格科目作废
  'score.recheck', // 成绩复查：办理
  'completion.see', // 查看合格判定、公示与异议
  'publicity.arrange', // 公示：拟定名单、提请、撤回
  'publicity.approve', // 公示：第二人确认或退回
  'objection.handle', // 公示异议：受理、调查、提出结论
  'objection.decide', // 公示异议：第二人作出结论
  'exam_day.edit', // 考务数据：缺考、违纪
  'content.edit', // 通知公告、考生问答、政策文件
  'message.edit', // 短信、邮件、站内信模板与群发
  'message.see', // 查看消息发送情况、补发
  'report.see', // 统计看板
  'report.export', // 导出名单
  'staff.see', // 查看工作人员名单与授权记录
  'staff.manage', // 工作人员账号：开通、停用、重置（系统管理员、省级管理员）
  'staff.empower', // 工作人员授权：角色与辖区的批准（安全管理员）
  'staff.see_as', // 以某工作人员的视角只读查看
  'power.see', // 查看授权总览：谁在何处持有何种权限
  'partner.see', // 查看对接系统、密钥与事件发送记录
  'partner.manage', // 对接系统：登记、申请与领取密钥、订阅事件、吊销
  'partner.approve', // 对接系统：第二人批准密钥、吊销
  'audit.read', // 审计日志
  'quarantine.see', // 隔离文件清单（安全管理员）
  'quarantine.act', // 隔离文件：销毁、申请和批准解除
  'retention.see', // 保存期限、销毁记录与保全
  'retention.act', // 到期销毁：提请、批准（须两人）；保全的下达与解除（全国）
  'operations.see', // 运行状态、积压任务
  'operations.act', // 失败任务：重新执行、放弃（系统管理员）
] as const;
export const Permission = z.enum(PERMISSIONS);
export type Permission = z.infer<typeof Permission>;

/** Three-digit codes of the exams a member works for; absent: every exam. */
const ExamsOfJurisdiction = z.array(z.string()).optional();

/** What part of the country a member of staff sees (辖区), and which exams of it; the kind is explicit, an empty list sees nothing. */
export const Jurisdiction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nation'), exams: ExamsOfJurisdiction }),
  z.object({ kind: z.literal('province'), province: z.string(), exams: ExamsOfJurisdiction }),
  z.object({ kind: z.literal('prefecture'), prefecture: z.string(), exams: ExamsOfJurisdiction }),
  z.object({ kind: z.literal('points'), points: z.array(z.string()), exams: ExamsOfJurisdiction }),
]);
export type Jurisdiction = z.infer<typeof Jurisdiction>;

/** The roles of the back office (domain.md 3.1), 初审 and 复审 apart, and with the two other members of 三员分立: 系统管理员, 安全管理员. */
export const STAFF_ROLES = [
  'national_admin', 'national_exam_manager', 'provincial_admin', 'provincial_exam_officer', 'city_officer', 'reviewer', 'second_reviewer',
  'cashier', 'integrity_officer', 'industry_authority', 'consultant', 'system_admin', 'security_admin', 'auditor',
] as const;
export const StaffRole = z.enum(STAFF_ROLES, 'field.not_a_choice');
export type StaffRole = z.infer<typeof StaffRole>;

const Exams = z.array(ExamCode).min(1, 'field.required').max(80, 'field.too_many').optional();

/** A jurisdiction as somebody enters it: real provinces, places, review points and exams only. */
export const Posting = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('nation'), exams: Exams }),
  z.strictObject({ kind: z.literal('province'), province: ProvinceCode, exams: Exams }),
  z.strictObject({ kind: z.literal('prefecture'), prefecture: PrefectureCode, exams: Exams }),
  z.strictObject({ kind: z.literal('points'), points: z.array(ReviewPointId).min(1, 'field.required').max(50, 'field.too_many'), exams: Exams }),
]);
export type Posting = z.infer<typeof Posting>;

/** A staff user name: letters, digits, dot, hyphen and underscore; capitals make no difference. */
export const StaffUserName = z.string('field.required').trim().toLowerCase().regex(/^[a-z][a-z0-9._-]{2,29}$/, 'staff.user_name_format');

/** Somebody who becomes a member of staff. */
export const NewStaff = z.strictObject({
  userName: StaffUserName,
  name: z.string('field.required').trim().min(1, 'field.required').max(80, 'field.too_long'),
  roles: z.array(StaffRole).min(1, 'field.required').max(6, 'field.too_many'),
  jurisdiction: Posting,
});
export type NewStaff = z.infer<typeof NewStaff>;

/** Body of POST /api/staff/sign-ins. */
export const StaffSignIn = z.strictObject({
  userName: z.string('field.required').trim().toLowerCase().min(1, 'field.required').max(60, 'field.too_long'),
  password: z.string('field.required').min(1, 'field.required').max(200, 'field.too_long'),
  captcha: CaptchaAnswer,
});
export type StaffSignIn = z.infer<typeof StaffSignIn>;

/** What the sign-in screen must know before anybody is signed in. */
export const StaffSignInOptions = z.object({ captcha: CaptchaForm, demo: z.boolean(), /** Single sign-on, by its name here; `only`: the password is for those who can put it right. */ sso: z.object({ name: z.string(), only: z.boolean() }).nullable() }).meta({ id: 'StaffSignInOptions' });
export type StaffSignInOptions = z.infer<typeof StaffSignInOptions>;

/** Who is signed in at the console, what they may do and over what. */
export const StaffSession = z.object({
  staffId: StaffId,
  userName: z.string(),
  name: z.string(),
  roles: z.array(StaffRole),
  permissions: z.array(Permission),
  jurisdiction: Jurisdiction,
  /** The jurisdiction in the reader's language: 全国, a province, or the review points by name. */
  jurisdictionText: z.string(),
  /** The password is temporary, or too old: nothing but its change is open. */
  passwordTemporary: z.boolean(),
  passwordExpired: z.boolean(),
  /** `needed`: nothing is open until it is bound. */
  secondFactor: z.enum(['on', 'off', 'needed']),
  /** The sign-in came by the identity provider of the house. */
  bySso: z.boolean(),
  /** When the sign-in ends without a further act, and when at the latest. */
  idleEndsAt: z.number(),
  endsAt: z.number(),
  /** The colleague whose view is shown, read-only; permissions and jurisdiction above are then theirs. */
  seeingAs: z.object({ staffId: StaffId, name: z.string(), roles: z.array(StaffRole), until: z.number() }).nullable(),
  now: z.number(),
}).meta({ id: 'StaffSession' });
export type StaffSession = z.infer<typeof StaffSession>;

/** Body of PUT /api/staff/session/password. */
export const ChangeStaffPassword = z.strictObject({
  current: z.string('field.required').min(1, 'field.required').max(200, 'field.too_long'),
  password: z.string('field.required').min(1, 'field.required').max(200, 'field.too_long'),
  passwordAgain: z.string('field.required').min(1, 'field.required').max(200, 'field.too_long'),
});
export type ChangeStaffPassword = z.infer<typeof ChangeStaffPassword>;

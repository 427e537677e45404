import { z } from 'zod';
import { CaptchaAnswer, CaptchaForm } from './captcha.ts';
import { ReviewPointId } from './catalogue.ts';
import { StaffId } from './ids.ts';
import { ProvinceCode } from './regions.ts';

/** What a member of staff may do (权限); roles are sets of these, kept by module staff. */
export const PERMISSIONS = [
  'review.see', // 查看本辖区报考信息与材料
  'review.decide', // 资格核验：通过、不通过、退回
  'person.unmask', // 说明理由后查看完整证件号码、手机号
  'photo.decide', // 照片审核与更换审批
  'verification.decide', // 身份、学历、学位人工核验
  'payment.see', // 查看订单
  'payment.register', // 现场缴费登记
  'application.unlock', // 解锁修改
  'audit.read', // 审计日志
  'operations.see', // 运行状态、积压任务
] as const;
export const Permission = z.enum(PERMISSIONS);
export type Permission = z.infer<typeof Permission>;

/** What part of the country a member of staff sees (辖区); the kind is explicit, an empty list sees nothing. */
export const Jurisdiction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nation') }),
  z.object({ kind: z.literal('province'), province: z.string() }),
  z.object({ kind: z.literal('points'), points: z.array(z.string()) }),
]);
export type Jurisdiction = z.infer<typeof Jurisdiction>;

/** The roles of the back office (domain.md 3.1): 审核员, 财务, 省级考务, 省级管理员, 部中心管理员, 审计员. */
export const StaffRole = z.enum(['reviewer', 'cashier', 'provincial_exam_officer', 'provincial_admin', 'national_admin', 'auditor'], 'field.not_a_choice');
export type StaffRole = z.infer<typeof StaffRole>;

/** A jurisdiction as somebody enters it: real provinces and review points only. */
export const Posting = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('nation') }),
  z.strictObject({ kind: z.literal('province'), province: ProvinceCode }),
  z.strictObject({ kind: z.literal('points'), points: z.array(ReviewPointId).min(1, 'field.required').max(50, 'field.too_many') }),
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
export const StaffSignInOptions = z.object({ captcha: CaptchaForm, demo: z.boolean() }).meta({ id: 'StaffSignInOptions' });
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
  passwordTemporary: z.boolean(),
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

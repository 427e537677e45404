import { z } from 'zod';
import { CaptchaAnswer } from './captcha.ts';
import { Mail, MobileNumber, PostalAddress, Postcode } from './contact.ts';
import { CountryCode } from './countries.ts';
import { YearMonth } from './dates.ts';
import { DocumentType } from './document-types.ts';
import { CertificateNumber, DegreeLevel, DegreeType, EducationLevel, SecondDegree, StudyMode } from './education.ts';
import { DocumentNumber } from './identity-documents.ts';
import { GlyphDescription, PersonName } from './person-names.ts';

/** Longest address of ours that a sign-in leads on to: the facts of a self-test are the longest that stand in one. */
export const OWN_PATH_MAX = 3000;
/** Where a sign-in leads on to. */
export const NextPath = z.string().max(OWN_PATH_MAX).optional();

/** What an account may have of each: at least one education, at most five of both (R-2.1.1-17, -18). */
export const ROWS_MOST = 5;

const words = (max: number) => z.string('field.required').trim().min(1, 'field.required').max(max, 'field.too_long');

/** User name (用户名, R-2.1.1-09): case-sensitive, never changed. */
export const UserName = z.string('field.required').trim().min(1, { message: 'field.required', abort: true }).regex(/^[A-Za-z][A-Za-z0-9_]{3,29}$/, 'account.user_name_format');
export type UserName = z.infer<typeof UserName>;

const Password = z.string('field.required').min(1, 'field.required').max(200, 'field.too_long');

/** The questions a lost password can be recovered by (密码找回问题, R-2.1.1-20; domain list 5.4). */
export const RecoveryQuestion = z.enum(
  ['first_school', 'father_name', 'mother_name', 'spouse_birthday', 'birthplace', 'class_teacher', 'favourite_book', 'first_manager'],
  'field.choose',
);
export type RecoveryQuestion = z.infer<typeof RecoveryQuestion>;

/** One education record as typed (学历, R-2.1.1-16). */
export const EducationEntry = z.object({
  certificateNumber: CertificateNumber,
  institution: words(60),
  graduatedIn: YearMonth,
  major: words(60),
  level: EducationLevel,
  mode: StudyMode,
});
export type EducationEntry = z.infer<typeof EducationEntry>;

/** One degree record as typed (学位, R-2.1.1-18); the type is needed from master up (D-21), only a bachelor's may be a second one. */
export const DegreeEntry = z.object({
  certificateNumber: CertificateNumber,
  institution: words(60),
  awardedIn: YearMonth,
  major: words(60),
  level: DegreeLevel,
  type: DegreeType.optional(),
  second: SecondDegree.optional(),
});
export type DegreeEntry = z.infer<typeof DegreeEntry>;

/** The registration form (R-2.1.1-09…23). Password and answer may be left out when the form is opened again: what was typed first then stands. */
export const RegistrationForm = z.object({
  userName: UserName,
  password: Password.optional(),
  passwordAgain: Password.optional(),
  name: PersonName,
  glyphDescription: GlyphDescription.optional(),
  documentType: DocumentType,
  documentNumber: DocumentNumber,
  issuingCountry: CountryCode.optional(),
  educations: z.array(EducationEntry).min(1, 'account.education_missing').max(ROWS_MOST, 'field.too_many'),
  degrees: z.array(DegreeEntry).max(ROWS_MOST, 'field.too_many').default([]),
  recoveryQuestion: RecoveryQuestion,
  recoveryAnswer: z.string('field.required').trim().max(60, 'field.too_long').optional(),
  mail: Mail,
  phone: MobileNumber,
});
export type RegistrationForm = z.infer<typeof RegistrationForm>;

/** What must be typed again before registering (重新输入进行信息确认, R-2.1.1-27). */
export const RegistrationReentry = z.object({
  name: PersonName,
  documentType: DocumentType,
  documentNumber: DocumentNumber,
  educations: z.array(z.object({ certificateNumber: CertificateNumber, graduatedIn: YearMonth, level: EducationLevel })).max(ROWS_MOST, 'field.too_many'),
  degrees: z.array(z.object({ certificateNumber: CertificateNumber, awardedIn: YearMonth, level: DegreeLevel })).max(ROWS_MOST, 'field.too_many').default([]),
});
export type RegistrationReentry = z.infer<typeof RegistrationReentry>;

/** The six digits of an SMS or mail code (短信验证码). */
export const OneTimeCode = z.string('field.required').transform((text) => text.normalize('NFKC').replaceAll(/\s/g, '')).pipe(z.string().min(1, { message: 'field.required', abort: true }).regex(/^\d{6}$/, 'field.invalid'));

/** 登录 (R-2.1.1-29). */
export const SignInForm = z.object({ userName: z.string('field.required').trim().min(1, 'field.required').max(60, 'field.too_long'), password: Password, captcha: CaptchaAnswer.optional() });

/** 预留问题找回, first page (R-2.1.2-02). */
export const RecoveryByQuestion = z.object({ name: PersonName, documentNumber: DocumentNumber, captcha: CaptchaAnswer.optional() });

/** 短信验证码找回, first page (R-2.1.2-03). */
export const RecoveryBySms = z.object({ name: PersonName, documentNumber: DocumentNumber, phone: MobileNumber, captcha: CaptchaAnswer.optional() });

/** 协助找回, the code the examination body sent (R-3.1.1-05): all four must belong together. */
export const RecoveryByAssistance = z.object({ name: PersonName, documentNumber: DocumentNumber, phone: MobileNumber, code: OneTimeCode, captcha: CaptchaAnswer.optional() });

/** Where the second factor of a recovery by question goes (D-06). */
export const RecoveryChannel = z.enum(['mail', 'sms'], 'field.choose');

/** A new password, twice (密码重置). */
export const NewPassword = z.object({ password: Password, passwordAgain: Password });

/** Mail and postal address (R-2.1.3-05). */
export const ContactForm = z.object({ mail: Mail, address: PostalAddress.optional(), postcode: Postcode.optional() });

/** 修改密码找回问题 (R-2.1.3-02). */
export const RecoveryQuestionForm = z.object({
  currentPassword: Password,
  recoveryQuestion: RecoveryQuestion,
  recoveryAnswer: words(60),
  captcha: CaptchaAnswer.optional(),
});

/** 用户更换手机 (R-2.1.3-03). */
export const PhoneForm = z.object({ phone: MobileNumber, code: OneTimeCode });

/** Rows added on 修改学历学位 (R-2.1.1-33). */
export const RowsForm = z.object({
  educations: z.array(EducationEntry).max(ROWS_MOST, 'field.too_many').default([]),
  degrees: z.array(DegreeEntry).max(ROWS_MOST, 'field.too_many').default([]),
});

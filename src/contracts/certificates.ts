import { z } from 'zod';
import { CaptchaAnswer } from './captcha.ts';
import { ExamCode } from './catalogue.ts';
import { Day } from './dates.ts';
import { halfWidth } from './half-width.ts';
import { PersonName } from './person-names.ts';
import { ProvinceCode } from './regions.ts';
import { Words } from './words.ts';

export const CertificateId = z.uuid('field.invalid').brand('CertificateId');
export type CertificateId = z.infer<typeof CertificateId>;

/** 资格证书, or 成绩合格证明 for additional specialties (增报专业) and the levels whose pass proves something for some years only. */
export const CERTIFICATE_KINDS = ['qualification', 'proof'] as const;
export const CertificateKind = z.enum(CERTIFICATE_KINDS, 'field.not_a_choice');
export type CertificateKind = z.infer<typeof CertificateKind>;
export const CERTIFICATE_KIND_WORDS: Record<CertificateKind, Words> = { qualification: { zh: '资格证书', en: 'qualification certificate' }, proof: { zh: '成绩合格证明', en: 'proof of passing' } };

/** What a certificate is worth today: 有效, 已失效 (a proof whose years are over), 已撤销. */
export const CERTIFICATE_STATES = ['valid', 'expired', 'revoked'] as const;
export const CertificateState = z.enum(CERTIFICATE_STATES, 'field.not_a_choice');
export type CertificateState = z.infer<typeof CertificateState>;
export const CERTIFICATE_STATE_WORDS: Record<CertificateState, Words> = { valid: { zh: '有效', en: 'valid' }, expired: { zh: '已失效', en: 'expired' }, revoked: { zh: '已撤销', en: 'revoked' } };

/** Certificate or management number as somebody types it: width, case, spaces and hyphens make no difference. */
export const CertificateNumber = z.string('field.required').max(60, 'field.too_long').transform((text) => halfWidth(text).replaceAll(/[\s-]+/g, '').toUpperCase()).pipe(z.string().min(1, 'field.required').max(40, 'field.too_long'));

/** Body of POST /api/certificate-look-ups (证书查询, R-2.3-02): no sign-in, a captcha. */
export const LookUpCertificate = z.strictObject({ number: CertificateNumber, name: PersonName, captcha: CaptchaAnswer.optional() });
export type LookUpCertificate = z.infer<typeof LookUpCertificate>;

/** Where what was found is shown; the address holds its key sealed and answers for ten minutes. */
export const CertificateAddress = z.object({ address: z.string(), token: z.string() }).meta({ id: 'CertificateAddress' });

/** What a look-up shows of a certificate. */
export const CertificateSheet = z.object({
  kind: CertificateKind, state: CertificateState, title: Words, number: z.string(), managementNumber: z.string(), name: z.string(), document: z.string(), exam: Words, year: z.int(), level: Words, specialty: Words,
  approvedOn: Day, validThrough: Day.nullable(), revokedOn: Day.nullable(), version: z.int(), issuedBy: Words,
}).meta({ id: 'CertificateSheet' });
export type CertificateSheet = z.infer<typeof CertificateSheet>;

/** What an annotated copy is made out for (加注用途). */
export const COPY_PURPOSES = ['employment', 'title', 'registration', 'post', 'bid', 'enterprise', 'settling', 'subsidy', 'other'] as const;
export const CopyPurpose = z.enum(COPY_PURPOSES, 'field.choose');
export type CopyPurpose = z.infer<typeof CopyPurpose>;
export const COPY_PURPOSE_WORDS: Record<CopyPurpose, Words> = {
  employment: { zh: '求职、入职', en: 'employment' }, title: { zh: '职称评审', en: 'assessment for a professional title' }, registration: { zh: '执业注册', en: 'registration to practise' }, post: { zh: '岗位聘任', en: 'appointment to a post' },
  bid: { zh: '项目投标', en: 'a tender' }, enterprise: { zh: '单位资质申报', en: 'the licence of an enterprise' }, settling: { zh: '人才引进、落户', en: 'settling as a skilled person' }, subsidy: { zh: '补贴、奖励申领', en: 'a subsidy or award' }, other: { zh: '其他', en: 'something else' },
};

/** How long the words beside a purpose may be. */
export const COPY_DETAIL_MOST = 40;

/** Body of POST /api/certificates/:id/copies (加注): what for, in words of one's own, and until which day. */
export const AnnotateCertificate = z.strictObject({ purpose: CopyPurpose, detail: z.string().trim().max(COPY_DETAIL_MOST, 'field.too_long').default(''), validUntil: Day });
export type AnnotateCertificate = z.infer<typeof AnnotateCertificate>;

/** An annotated copy as its owner sees it. */
export const CertificateCopy = z.object({ number: z.int(), text: z.string(), purpose: Words, detail: z.string(), validUntil: Day, over: z.boolean(), current: z.boolean(), at: z.number(), downloads: z.int() });
export type CertificateCopy = z.infer<typeof CertificateCopy>;

/** A decision about one's certificate: that it waits to be taken in (送达), or what it says. */
export const OwnDecision = z.object({
  id: z.string(), kind: z.enum(['revoke', 'reissue']), waits: z.boolean(), decisionNumber: z.string(), reason: z.string(), legalBasis: z.string(), approvedOn: Day, servedOn: Day.nullable(),
});
export type OwnDecision = z.infer<typeof OwnDecision>;

/** One's own certificates (我的证书). */
export const OwnCertificates = z.object({ certificates: z.array(z.object({ id: CertificateId, title: Words, kind: CertificateKind, state: CertificateState, number: z.string(), exam: Words, year: z.int(), specialty: Words, approvedOn: Day, validThrough: Day.nullable(), copies: z.int(), waits: z.boolean() })) }).meta({ id: 'OwnCertificates' });
export type OwnCertificates = z.infer<typeof OwnCertificates>;

/** One of one's own certificates, with its copies and what stands against making another. */
export const OwnCertificate = z.object({
  id: CertificateId, sheet: CertificateSheet, copies: z.array(CertificateCopy), decisions: z.array(OwnDecision),
  /** Every reason why no copy can be made now; empty: one can. */
  closed: z.array(z.string()), latestUntil: Day,
}).meta({ id: 'OwnCertificate' });
export type OwnCertificate = z.infer<typeof OwnCertificate>;

/** Which certificates a list of staff shows. */
export const CertificateFilter = z.object({
  exam: ExamCode.optional(), province: ProvinceCode.optional(), kind: CertificateKind.optional(), state: CertificateState.optional(), year: z.coerce.number().int().min(1990).max(2100).optional(),
});
export type CertificateFilter = z.output<typeof CertificateFilter>;
export const CertificateQuery = CertificateFilter.extend({ after: z.uuid('field.invalid').optional() });

/** A line of that list. */
export const CertificateLine = z.object({
  id: CertificateId, accountId: z.string(), name: z.string(), document: z.string(), number: z.string(), kind: CertificateKind, state: CertificateState, exam: z.string(), year: z.int(), level: z.string(), specialty: z.string(), province: z.string(), approvedOn: Day, validThrough: Day.nullable(), version: z.int(),
});
export type CertificateLine = z.infer<typeof CertificateLine>;
export const CertificateList = z.object({ certificates: z.array(CertificateLine), next: z.string().nullable() }).meta({ id: 'CertificateList' });
export type CertificateList = z.infer<typeof CertificateList>;

/** Query of the search of one certificate, by either number. */
export const FindCertificate = z.object({ number: CertificateNumber });

/** How many were issued and revoked, by exam and province. */
export const CertificateCounts = z.object({
  issued: z.int(), revoked: z.int(), expiringSoon: z.int(),
  byExam: z.array(z.object({ code: z.string(), name: z.string(), issued: z.int(), revoked: z.int() })), byProvince: z.array(z.object({ code: z.string(), name: z.string(), issued: z.int(), revoked: z.int() })),
}).meta({ id: 'CertificateCounts' });
export type CertificateCounts = z.infer<typeof CertificateCounts>;

export const OneCertificate = z.object({ accountId: z.uuid('field.invalid'), id: CertificateId });

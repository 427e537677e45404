import { z } from 'zod';
import { CaptchaAnswer } from './captcha.ts';
import { LevelCode, ModifyPolicy, PaymentMode, ReviewPointId, SittingId, SpecialtyCode, SubjectCode } from './catalogue.ts';
import { Mail, MobileNumber, PostalAddress, Postcode } from './contact.ts';
import { Day } from './dates.ts';
import { TitleLevel } from './eligibility.ts';
import { ApplicationId, DegreeId, EducationId } from './ids.ts';
import { PrefectureCode, ProvinceCode } from './regions.ts';
import { SELF_TEST_LINK_MAX } from './self-test.ts';
import { Words } from './words.ts';

/** The parts of an application an officer may open for change (解锁修改, T17), and the fields of the form each holds. */
export const UNLOCK_PARTS = {
  choice: ['levelCode', 'specialtyCode', 'subjectCodes', 'majorClass'],
  place: ['prefecture', 'reviewPointId', 'territorialTie'],
  schooling: ['educationId', 'degreeId'],
  work: ['yearsInProfession', 'yearsOfWork', 'workHistory', 'employer', 'employerKind'],
  proofs: ['titles', 'certificates', 'posts'],
  contact: ['phone', 'mail', 'address', 'postcode'],
  needs: ['specialNeeds'],
} as const;
export const UnlockPart = z.enum(['choice', 'place', 'schooling', 'work', 'proofs', 'contact', 'needs'], 'field.not_a_choice');
export type UnlockPart = z.infer<typeof UnlockPart>;

/** What comes after payment (S13 准考证可打印 … S17 证书已核发): never written to an application, but projected from what those who know it hold. */
export const LATER_STATES = ['S13', 'S14', 'S15', 'S16', 'S17'] as const;
export const LaterState = z.enum(LATER_STATES);
export type LaterState = z.infer<typeof LaterState>;

/** The labels up to payment and the ends, computed from an application's own dimensions. */
export const OWN_STATES = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8', 'S9', 'S10', 'S11', 'S12', 'X1', 'X2', 'X3', 'X5', 'X6'] as const;
export type OwnState = (typeof OWN_STATES)[number];

/** The label an application shows (报考状态, domain.md 2.2): one of these, computed from its dimensions and from what came after payment. */
export const DISPLAYED_STATES = [...OWN_STATES, ...LATER_STATES] as const;
export const DisplayedState = z.enum(DISPLAYED_STATES);
export type DisplayedState = z.infer<typeof DisplayedState>;

/** Everything that can be done with an application, by whomever (domain.md 2.3). */
export const APPLICATION_ACTS = [
  'choose_province', 'accept_notices', 'give_up', 'save', 'sign_commitment', 'decline_commitment', 'acknowledge_hold', 'check_saved',
  'submit_materials', 'edit', 'confirm', 'reopen', 'withdraw_commitment', 'route_automatic', 'route_online', 'route_on_site', 'route_post_exam',
  'approve', 'reject', 'return', 'start_payment', 'payment_failed', 'record_payment', 'record_on_site_payment', 'lapse', 'unlock', 'restore', 'void',
  'reconsider', 'overturn', 'hand_over', 'reinstate', 'suspend', 'move_to_resit', 'refund_fee', 'review_again',
] as const;
export const ApplicationAct = z.enum(APPLICATION_ACTS);
export type ApplicationAct = z.infer<typeof ApplicationAct>;

const words = (max: number) => z.string('field.required').trim().min(1, 'field.required').max(max, 'field.too_long');
const blank = (value: unknown) => (value === '' || value === null ? undefined : value);
const optional = <T extends z.ZodType>(shape: T) => z.preprocess(blank, shape.optional());
const years = z.preprocess(
  (value) => (typeof value === 'string' && /^[\d０-９]{1,2}$/.test(value.trim()) ? Number(value.trim().normalize('NFKC')) : blank(value)),
  z.number('field.required').int('field.invalid').min(0, 'field.too_small').max(60, 'field.too_big'),
);
const listOf = <T extends z.ZodType>(item: T, max: number) => z.preprocess((value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]), z.array(item).max(max, 'field.too_many'));
const code = z.string('field.required').regex(/^[a-z][a-z0-9_]*$/, 'field.not_a_choice');

/** 单位性质 */
export const EmployerKind = z.enum(['government', 'public_institution', 'state_enterprise', 'private_enterprise', 'foreign_enterprise', 'social_organisation', 'other', 'none'], 'field.choose');
export type EmployerKind = z.infer<typeof EmployerKind>;

/** A professional title (职称) the conditions or an exemption rest on. */
export const TitleEntry = z.object({ level: TitleLevel, field: optional(code), name: words(60), obtainedOn: Day, number: optional(words(60)) });
/** A certificate held already (增报专业, exemptions, 中级 on 初级). */
export const CertificateEntry = z.object({ kind: code, number: words(60), obtainedOn: Day });
/** A post held (出版 …). */
export const PostEntry = z.object({ post: code, heldOn: Day });
/** One stretch of work (工作经历). */
export const WorkEntry = z.object({ from: Day, to: optional(Day), employer: words(60), duty: words(60) });

/** The application form (填写报考信息, R-2.2.3, domain.md 2.4): what is stated here; name, document and schooling come from the account. */
export const ApplicationForm = z.object({
  prefecture: PrefectureCode,
  reviewPointId: ReviewPointId,
  levelCode: LevelCode,
  specialtyCode: SpecialtyCode,
  subjectCodes: listOf(SubjectCode, 10),
  educationId: EducationId,
  degreeId: optional(DegreeId),
  /** Class of majors of the education and degree used, where the exam's table does not decide it. */
  majorClass: optional(code),
  yearsInProfession: years,
  yearsOfWork: years,
  titles: listOf(TitleEntry, 5),
  certificates: listOf(CertificateEntry, 5),
  posts: listOf(PostEntry, 5),
  workHistory: listOf(WorkEntry, 10),
  employer: words(60),
  employerKind: EmployerKind,
  phone: MobileNumber,
  mail: Mail,
  address: PostalAddress,
  postcode: Postcode,
  /** 属地: where the tie to the province lies, for provinces that ask (work, residence, household register). */
  territorialTie: optional(z.enum(['work', 'residence', 'household'], 'field.choose')),
  specialNeeds: optional(words(200)),
});
export type ApplicationForm = z.infer<typeof ApplicationForm>;

/** The form as sent from the page: with the captcha of 【保存】 (R-2.2.3-06). */
export const SaveForm = ApplicationForm.extend({ captcha: CaptchaAnswer.optional() });

/** What a draft keeps of one field: text, several texts, or rows of texts. */
const DraftValue = z.union([z.string().max(2000), z.array(z.union([z.string().max(200), z.record(z.string().max(40), z.string().max(400))])).max(20)]);

/** A draft as the page sends it while one types (autosave): any field of the form, whatever stands in it, right or wrong. */
export const DraftForm = z.object(Object.fromEntries(Object.keys(ApplicationForm.shape).map((name) => [name, DraftValue.optional()])));

/** A draft as it is kept: dotted field names and their texts. */
export const DraftFields = z.record(z.string().max(80), z.union([z.string().max(2000), z.array(z.string().max(200)).max(20)]));

/** 选择考试; with the facts of a self-test (the query of its link) where the form is to begin with them. */
export const StartApplication = z.object({ sittingId: SittingId, selfTest: optional(z.string().max(SELF_TEST_LINK_MAX, 'field.too_long')) });
export const ChooseProvince = z.object({ province: ProvinceCode });
export const AcceptNotice = z.object({ decision: z.enum(['agree', 'give_up'], 'field.choose'), version: z.string().max(40) });

/** One act a screen offers: whether it is open, and if not, every reason why not. */
export const ActView = z.object({ act: ApplicationAct, open: z.boolean(), reasons: z.array(z.string()), href: z.string().nullable(), until: z.number().nullable() });
export type ActView = z.infer<typeof ActView>;

/** Steps of the flow chart that follow payment. */
export const LATER_STEPS = ['ticket', 'exam', 'scores', 'certificate'] as const;
export const LaterStep = z.enum(LATER_STEPS);
export type LaterStep = z.infer<typeof LaterStep>;
/** One node of the flow chart on the status page (流程图). */
export const FlowStep = z.object({ id: z.enum(['fill', 'commit', 'materials', 'photo', 'confirm', 'print', 'review', 'pay', 'done', ...LATER_STEPS]), state: z.enum(['done', 'current', 'ahead', 'problem', 'skipped']), href: z.string().nullable(), until: z.number().nullable() });
export type FlowStep = z.infer<typeof FlowStep>;

/** What the menu offers after payment (打印准考证, 成绩查询 …): open, or with every reason why not. */
export const LaterAct = z.object({ step: LaterStep, text: z.string(), href: z.string().nullable(), reasons: z.array(z.string()), until: z.number().nullable() });
export type LaterAct = z.infer<typeof LaterAct>;

const SubjectLine = z.object({ code: z.string(), name: Words, feeInFen: z.number().int().nullable() });

/** The status page (报考人员状态界面, R-2.2.3-15). */
export const ApplicationView = z.object({
  id: ApplicationId,
  number: z.string().nullable(),
  version: z.number().int(),
  state: DisplayedState,
  exam: z.object({ code: z.string(), name: Words, year: z.number().int(), examOn: z.array(Day) }),
  province: z.object({ code: ProvinceCode, name: Words, phone: z.string() }).nullable(),
  level: z.object({ code: z.string(), name: Words }).nullable(),
  specialty: z.object({ code: z.string(), name: Words }).nullable(),
  subjects: z.array(SubjectLine),
  reviewPoint: z.object({ name: Words, address: z.string(), phone: z.string(), hours: Words }).nullable(),
  dimensions: z.object({ identity: z.string(), rows: z.string(), photo: z.string(), commitment: z.string(), materials: z.string(), data: z.string(), review: z.string(), payment: z.string() }),
  reviewReason: z.string().nullable(),
  fileNumber: z.string().nullable(),
  dueInFen: z.number().int().nullable(),
  paymentMode: PaymentMode.nullable(),
  modifyPolicy: ModifyPolicy.nullable(),
  windows: z.record(z.string(), z.object({ opensAt: z.number(), closesAt: z.number() }).nullable()).nullable(),
  acts: z.array(ActView),
  later: z.array(LaterAct),
  flow: z.array(FlowStep),
  history: z.array(z.object({ at: z.number(), act: ApplicationAct, to: DisplayedState, by: z.string(), note: z.string().nullable() })),
});
export type ApplicationView = z.infer<typeof ApplicationView>;

export const ApplicationSummary = ApplicationView.pick({ id: true, number: true, state: true, exam: true, province: true });
export type ApplicationSummary = z.infer<typeof ApplicationSummary>;

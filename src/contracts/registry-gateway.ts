import { z } from 'zod';
import { Day, YearMonth } from './dates.ts';
import { VerificationReason } from './verification.ts';

/*
 * The wire between the platform and a gateway of registries (核验接口 v1): what a province's gateway implements. The document
 * docs/interfaces/registries.openapi.json is made from these shapes; how requests and answers are signed stands there too.
 */

/** Every registry a gateway may serve; each is limited, asked and watched on its own. */
export const RegistryName = z.enum(['identity', 'education', 'degree', 'title', 'credit'], 'field.not_a_choice');
export type RegistryName = z.infer<typeof RegistryName>;

/** The registries that give verdicts on what a person states. */
export const CheckedSubject = z.enum(['identity', 'education', 'degree', 'title']);
export type CheckedSubject = z.infer<typeof CheckedSubject>;

/** The most questions one batch may hold. */
export const BATCH_MOST = 100;

const Text = z.string().min(1).max(200);
const Holder = {
  name: Text.describe('Name as on the document; rare characters as Unicode, or [x] where no code point is known'),
  documentType: Text.describe('resident_id, hk_macao_residence_permit, passport …: the codes of document types'),
  documentNumber: Text,
};

/** Is this the name of the holder of this document (身份核验)? */
export const IdentityAsked = z.strictObject(Holder);
/** Does this person hold this education certificate, with these particulars (学历核验)? */
export const EducationAsked = z.strictObject({ ...Holder, certificateNumber: Text, institution: Text, graduatedIn: YearMonth, major: Text, educationLevel: Text });
/** Does this person hold this degree, with these particulars (学位核验)? */
export const DegreeAsked = z.strictObject({ ...Holder, certificateNumber: Text, institution: Text, awardedIn: YearMonth, major: Text, degreeLevel: Text });
/** Does this person hold this professional title, with these particulars (职称核验)? */
export const TitleAsked = z.strictObject({
  ...Holder, title: Text.describe('Name of the title, such as 高级工程师'), level: z.enum(['junior', 'intermediate', 'senior', 'full_senior']),
  obtainedOn: Day, certificateNumber: Text.optional(),
});

/** The question of each registry by its subject. */
export const QUESTIONS = { identity: IdentityAsked, education: EducationAsked, degree: DegreeAsked, title: TitleAsked } as const;

/** What a registry finds: its verdict, the reason for a no, and its own comparison field by field, which must not contradict the verdict. */
export const RegistryVerdict = z.object({
  verdict: z.enum(['passed', 'failed', 'needs_manual']),
  reason: VerificationReason.nullable().describe('null exactly when the verdict is passed'),
  matches: z.record(z.string(), z.boolean()),
  reference: z.string().min(1).max(100).describe('The number under which the registry keeps this answer'),
});

/** The answer to one question, for that question and no other. */
export const CheckAnswer = RegistryVerdict.extend({ requestId: z.uuid(), subject: CheckedSubject });
export type CheckAnswer = z.infer<typeof CheckAnswer>;

/** Why a gateway gave no answer; `code` is for programs, `message` for the people of both sides and names nobody. */
export const GatewayError = z.object({
  error: z.object({
    code: z.enum(['bad_signature', 'unknown_key', 'stale_timestamp', 'nonce_seen', 'not_understood', 'id_reused', 'not_found', 'rate_limited', 'unavailable']),
    message: z.string(),
  }),
});

/** Many questions of one subject in one request; each has its own id, under which a repeated one gets the same answer. */
export const batchOf = <Q extends z.ZodType>(question: Q) => z.strictObject({ questions: z.array(z.object({ id: z.uuid(), question })).min(1).max(BATCH_MOST) });

/** The answers to a batch, in any order: each question once, answered or with the error that befell it alone. */
export const BatchAnswer = z.object({
  requestId: z.uuid(), subject: CheckedSubject,
  answers: z.array(z.union([z.object({ id: z.uuid(), answer: RegistryVerdict }), z.object({ id: z.uuid(), ...GatewayError.shape })])).max(BATCH_MOST),
});

/** What the credit platform holds against a person (失信记录) that concerns examinations. */
export const CreditEntry = z.object({
  number: z.string().min(1).max(100), kind: z.enum(['serious', 'especially_serious']), authority: z.string().max(100), decidedOn: Day,
  until: Day.nullable().describe('Last day on which it counts; null for a long term'),
});
export type CreditEntry = z.infer<typeof CreditEntry>;

/** 信用查询: where a person stands. */
export const CreditAnswer = z.object({ requestId: z.uuid(), subject: z.literal('credit'), standing: z.enum(['clear', 'listed']), entries: z.array(CreditEntry).max(50), reference: z.string().min(1).max(100) });
export type CreditAnswer = z.infer<typeof CreditAnswer>;

/** 信用报送: one record of the integrity file as the credit platform takes it; a lower `sequence` than the last one taken changes nothing. */
export const CreditReport = z.strictObject({
  sequence: z.int().min(1), ...Holder, kind: z.enum(['serious', 'especially_serious']), article: Text, decisionNumber: Text, decidedOn: Day, until: Day.nullable(),
  agency: z.string().max(100).describe('Two digits of the province whose agency decided; 00 is the nation'),
});
export type CreditReport = z.infer<typeof CreditReport>;

/** 信用撤回: the record no longer counts, and why. */
export const CreditWithdrawal = z.strictObject({ sequence: z.int().min(1), reason: z.enum(['expired', 'corrected']), on: Day });
export type CreditWithdrawal = z.infer<typeof CreditWithdrawal>;

/** What the platform is given for a report or a withdrawal (回执). */
export const CreditReceipt = z.object({
  requestId: z.uuid(), recordId: z.uuid(), sequence: z.int().describe('The highest taken so far'), state: z.enum(['published', 'withdrawn']), receipt: z.string().min(1).max(100),
});
export type CreditReceipt = z.infer<typeof CreditReceipt>;

/** A page of what the credit platform holds from us, by record id, for the two-sided reconciliation (双向核对). */
export const CreditHoldings = z.object({
  requestId: z.uuid(), records: z.array(z.object({ recordId: z.uuid(), sequence: z.int(), state: z.enum(['published', 'withdrawn']), digest: z.string().describe('SHA-256 over what was published: decisionNumber, kind, decidedOn and until (empty for none), joined by line feeds') })).max(500),
  next: z.uuid().nullable(),
});
export type CreditHoldings = z.infer<typeof CreditHoldings>;

/** Why there was no answer: too slow, not there, overloaded, our share used up, unreadable, not signed by the registry, signed long ago, for another question, or our question refused. */
export const NoAnswer = z.enum(['timeout', 'unreachable', 'busy', 'limited', 'garbled', 'forged', 'stale', 'other_request', 'refused_us']);
export type NoAnswer = z.infer<typeof NoAnswer>;

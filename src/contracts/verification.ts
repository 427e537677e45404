import { z } from 'zod';
import type { Instant } from './dates.ts';

/** What is verified (核验对象): the person, one education row, one degree row, or a professional title an application rests on (domain.md 2.1, R-2.2.4-03). */
export const VerificationSubjectKind = z.enum(['identity', 'education', 'degree', 'title'], 'field.not_a_choice');
export type VerificationSubjectKind = z.infer<typeof VerificationSubjectKind>;

/** The states of one verification (核验状态): 未核验 → 核验中 → 通过 / 未通过 / 需人工核验 → 人工通过 / 人工不通过. */
export const VerificationState = z.enum(['not_verified', 'verifying', 'passed', 'failed', 'needs_manual', 'manual_passed', 'manual_failed']);
export type VerificationState = z.infer<typeof VerificationState>;

/** Why a verification stands where it stands; every reason has words and says what the candidate can do. */
export const VerificationReason = z.enum([
  'name_mismatch',
  'document_unknown',
  'document_cancelled',
  'document_not_covered',
  'rare_character_name',
  'certificate_unknown',
  'holder_mismatch',
  'details_mismatch',
  'education_before_2002',
  'degree_before_2008_09',
  'level_not_covered',
  'foreign_certificate',
  'military_or_party_school',
  'holder_document_changed',
  'registry_asks_manual',
  'registry_contradictory',
  'registry_unreachable',
  'decided_by_staff',
]);
export type VerificationReason = z.infer<typeof VerificationReason>;

/** What one verification is about: an account has one identity and any number of rows; the row id of an identity is the account's own. */
export const VerificationSubject = z.object({ kind: VerificationSubjectKind, rowId: z.uuid('field.invalid') });
export type VerificationSubject = z.infer<typeof VerificationSubject>;

/** A finished or running verification as other modules read it. */
export type VerificationFact = VerificationSubject & {
  state: VerificationState;
  reason: VerificationReason | null;
  /** When it came into this state. */
  at: Instant;
};

/** Everything known about the verification of one account; rows that were never asked for count as 未核验. */
export type VerificationFacts = { identity: VerificationFact; rows: VerificationFact[] };

/** What a member of staff decides about a row or an identity that no registry could settle (人工核验). */
export const ManualDecision = z.strictObject({
  decision: z.enum(['pass', 'fail'], 'field.choose'),
  note: z.string('field.required').trim().min(4, 'verification.note_too_short').max(500, 'verification.note_too_long'),
});
export type ManualDecision = z.infer<typeof ManualDecision>;

/** Whether an act is open, and every reason why not, in words. */
const Act = z.object({ open: z.boolean(), refusals: z.array(z.string()) });

/** One line of 核验结果 as the page and the API show it: where it stands, why, what to do and what it holds up. */
export const VerificationLine = z.object({
  kind: VerificationSubjectKind,
  rowId: z.uuid(),
  title: z.string(),
  detail: z.string(),
  state: VerificationState,
  stateText: z.string(),
  reason: VerificationReason.nullable(),
  reasonText: z.string().nullable(),
  adviceText: z.string().nullable(),
  staffNote: z.string().nullable(),
  since: z.number(),
  nextAskAt: z.number().nullable(),
  blocks: z.boolean(),
  reverify: Act,
});
export type VerificationLine = z.infer<typeof VerificationLine>;

/** The candidate's whole page 核验结果. */
export const VerificationView = z.object({
  lines: z.array(VerificationLine),
  unfinished: z.number().int(),
});
export type VerificationView = z.infer<typeof VerificationView>;

/** The verifications that wait for a person (待人工核验), a page at a time; `next` is the place to go on from. */
export const VerificationQueue = z.object({
  rows: z.array(
    z.object({
      accountId: z.uuid(),
      kind: VerificationSubjectKind,
      rowId: z.uuid(),
      title: z.string(),
      detail: z.string(),
      reason: VerificationReason.nullable(),
      since: z.number(),
    }),
  ),
  next: z.object({ since: z.number(), accountId: z.uuid(), rowId: z.uuid() }).nullable(),
});
export type VerificationQueue = z.infer<typeof VerificationQueue>;

/** Every step one subject took (核验记录), oldest first. */
export const VerificationHistory = z.object({
  steps: z.array(
    z.object({
      action: z.string(),
      from: VerificationState,
      to: VerificationState,
      reason: VerificationReason.nullable(),
      by: z.enum(['candidate', 'staff', 'system']),
      note: z.string().nullable(),
      registryReference: z.string().nullable(),
      at: z.number(),
    }),
  ),
});
export type VerificationHistory = z.infer<typeof VerificationHistory>;

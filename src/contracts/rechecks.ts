import { z } from 'zod';
import { SubjectCode } from './catalogue.ts';
import { ScoreMark } from './scores.ts';

/** Body of asking for a re-check of one subject (成绩复查). */
export const AskRecheck = z.strictObject({ subject: SubjectCode, statement: z.string().trim().max(500, 'field.too_long').default('') });
export type AskRecheck = z.infer<typeof AskRecheck>;

export const RecheckState = z.enum(['asked', 'proposed', 'answered']);
export type RecheckState = z.infer<typeof RecheckState>;
export const RecheckOutcome = z.enum(['kept', 'corrected'], 'field.not_a_choice');
export type RecheckOutcome = z.infer<typeof RecheckOutcome>;

const Application = z.uuid('field.invalid');
const Version = z.int('field.required').min(1);

/** Body of proposing the outcome: what was found, and the right mark when it was wrong. */
export const ProposeRecheck = z.strictObject({
  application: Application, subject: SubjectCode, version: Version, outcome: RecheckOutcome, newMark: ScoreMark.nullable().default(null), findings: z.string('field.required').trim().min(4, 'field.too_short').max(500, 'field.too_long'),
});
export type ProposeRecheck = z.infer<typeof ProposeRecheck>;

/** Body of confirming a proposed outcome as the second person, or of giving it back. */
export const DecideRecheck = z.strictObject({ application: Application, subject: SubjectCode, version: Version, decision: z.enum(['confirm', 'return'], 'field.not_a_choice') });
export type DecideRecheck = z.infer<typeof DecideRecheck>;

/** A page of re-checks as staff work them off. */
export const Rechecks = z.object({
  rechecks: z.array(z.object({
    application: z.string(), subject: z.string(), subjectName: z.string(), ticket: z.string(), name: z.string(), province: z.string(), mark: z.string(), statement: z.string(), state: RecheckState, version: z.int(), askedAt: z.number(),
    outcome: RecheckOutcome.nullable(), newMark: z.string().nullable(), findings: z.string().nullable(), proposedBy: z.string().nullable(), answeredBy: z.string().nullable(), mayPropose: z.boolean(), confirmClosed: z.string().nullable(),
  })),
  counts: z.object({ asked: z.int(), proposed: z.int(), answered: z.int() }), next: z.string().nullable(),
}).meta({ id: 'Rechecks' });
export type Rechecks = z.infer<typeof Rechecks>;

/** What a candidate sees of their own subjects: what may be asked, why not, and what came of it. */
export const OwnRechecks = z.object({ subjects: z.array(z.object({ subject: z.string(), state: RecheckState.nullable(), closed: z.string().nullable(), outcome: RecheckOutcome.nullable(), newMark: z.string().nullable(), answeredAt: z.number().nullable() })) }).meta({ id: 'OwnRechecks' });
export type OwnRechecks = z.infer<typeof OwnRechecks>;

import { z } from 'zod';
import { CountsAs, MajorOf } from './major-precedents.ts';

export const QuestionState = z.enum(['open', 'answered', 'withdrawn'], 'field.not_a_choice');
export type QuestionState = z.infer<typeof QuestionState>;

const words = (max: number) => z.string('field.required').trim().min(4, 'field.too_short').max(max, 'field.too_long');

/** Body of POST /api/staff/applications/:id/major-questions (专业认定请示). */
export const AskAboutMajor = z.strictObject({ of: MajorOf, question: words(500) });
export type AskAboutMajor = z.infer<typeof AskAboutMajor>;

/** Body of POST /api/staff/major-questions/:questionId/answer: how the major counts, and why; it becomes a precedent. */
export const AnswerAboutMajor = z.strictObject({ countsAs: CountsAs, answer: words(300) });
export type AnswerAboutMajor = z.infer<typeof AnswerAboutMajor>;

/** A question a reviewer asked about a major, and what came of it; each act says why it is closed to the reader, null when it is open. */
export const MajorQuestion = z.object({
  id: z.uuid(), applicationId: z.uuid(), of: MajorOf, stated: z.string(), examName: z.string(), place: z.string(), state: QuestionState, question: z.string(), askedBy: z.string(), askedAt: z.number(), mine: z.boolean(),
  countsAs: CountsAs.nullable(), answer: z.string().nullable(), closedBy: z.string().nullable(), closedAt: z.number().nullable(),
  closed: z.object({ answer: z.string().nullable(), withdraw: z.string().nullable() }),
});
export type MajorQuestion = z.infer<typeof MajorQuestion>;

/** A page of the questions within the jurisdiction, the oldest open first. */
export const MajorQuestions = z.object({ questions: z.array(MajorQuestion), next: z.uuid().nullable() }).meta({ id: 'MajorQuestions' });
export type MajorQuestions = z.infer<typeof MajorQuestions>;

/** The questions of one case, and why none can be asked; null when one can. */
export const CaseQuestions = z.object({ questions: z.array(MajorQuestion), closed: z.string().nullable() }).meta({ id: 'CaseQuestions' });
export type CaseQuestions = z.infer<typeof CaseQuestions>;

/** What the list is narrowed by. */
export const QuestionFilter = z.object({ state: QuestionState.optional() });
export type QuestionFilter = z.infer<typeof QuestionFilter>;

import { z } from 'zod';

import { Exam, ExamCode, LevelCode, SubjectType } from './catalogue.ts';
import { Reason } from './sittings.ts';
import { Words } from './words.ts';
import { YearSpan } from './year-span.ts';

/** What the exam editor edits: everything but the conditions, which have an editor of their own. */
export const ExamContent = z.strictObject({
  name: Words, certificate: Words, about: Words, authorities: Words, months: Exam.shape.months,
  levels: Exam.shape.levels, specialties: Exam.shape.specialties, subjects: Exam.shape.subjects, timetable: Exam.shape.timetable,
});
export type ExamContent = z.infer<typeof ExamContent>;

/** Body of PUT /api/staff/exams/:code/draft; version 0 begins a draft. */
export const SaveExamDraft = z.strictObject({ version: z.number().int().min(0), content: ExamContent });
/** Body of POST /api/staff/exams: a new exam begins as a draft, with the conditions of an exam like it. */
export const NewExam = z.strictObject({ code: ExamCode, slug: z.string('field.required').regex(/^[a-z][a-z-]{1,40}$/, 'field.invalid'), name: Words, from: ExamCode });
export type NewExam = z.infer<typeof NewExam>;
/** Body of POST /api/staff/exams/:code/publication. */
export const PublishExam = z.strictObject({ version: z.number().int(), reason: Reason });

/** One exam in the console's list. */
export const StaffExamLine = z.object({ code: ExamCode, name: Words, published: z.boolean(), version: z.number().int(), changedAt: z.number().nullable(), draftVersion: z.number().int().nullable(), levels: z.number().int(), subjects: z.number().int() });
export type StaffExamLine = z.infer<typeof StaffExamLine>;

/** One exam as its editor sees it: what is published, the draft, and what still stops it. */
export const StaffExam = z.object({
  code: ExamCode, version: z.number().int(), published: ExamContent.nullable(), draft: ExamContent.nullable(), draftVersion: z.number().int(), draftBy: z.string().nullable(), problems: z.array(z.string()),
  fields: z.array(z.object({ path: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
}).meta({ id: 'StaffExam' });
export type StaffExam = z.infer<typeof StaffExam>;

const feeLine = YearSpan.extend({
  levelCode: LevelCode.nullable(), subjectType: SubjectType.nullable(),
  amountInFen: z.number('field.required').int('field.invalid').min(0, 'field.too_small').max(100_000_000, 'field.too_big'),
  legalBasis: z.string('field.required').trim().min(4, 'field.too_short').max(200, 'field.too_long'),
});
/** One line of a schedule as it is edited. */
export const FeeLine = feeLine;
export type FeeLine = z.infer<typeof FeeLine>;
/** Body of PUT /api/staff/fees/:exam/:province. */
export const EditFees = z.strictObject({ version: z.number().int().min(0), lines: z.array(feeLine).max(60, 'field.too_many'), reason: Reason });

/** The fee schedule of an exam in one province (收费标准). */
export const FeeSchedule = z.object({ province: z.string(), name: Words, version: z.number().int(), changedAt: z.number().nullable(), lines: z.array(feeLine) });
export type FeeSchedule = z.infer<typeof FeeSchedule>;

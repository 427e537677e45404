import { z } from 'zod';
import { SubjectCode } from './catalogue.ts';

/** 缺考 / 违纪, as a room reports it. */
export const ExamDayKind = z.enum(['absent', 'violation'], 'field.not_a_choice');
export type ExamDayKind = z.infer<typeof ExamDayKind>;

const Ticket = z.string('field.required').trim().min(6, 'field.invalid').max(40, 'field.too_long');

/** Body of recording one absence or breach (考务数据, T26); a breach says what happened. */
export const RecordExamDay = z.strictObject({ ticket: Ticket, subject: SubjectCode, kind: ExamDayKind, note: z.string().trim().max(300, 'field.too_long').default('') });
export type RecordExamDay = z.infer<typeof RecordExamDay>;

/** Body of cancelling a wrong entry; the entry stays, with the reason. */
export const CancelExamDay = z.strictObject({ ticket: Ticket, subject: SubjectCode, reason: z.string('field.required').trim().min(4, 'field.too_short').max(300, 'field.too_long') });
export type CancelExamDay = z.infer<typeof CancelExamDay>;

/** What a file of exam-day data may bring. */
export const EXAM_DAY_FILE = { bytes: 5_000_000, rows: 20_000 } as const;

/** A page of what was recorded. */
export const ExamDayEntries = z.object({
  entries: z.array(z.object({ ticket: z.string(), name: z.string(), province: z.string(), subject: z.string(), subjectName: z.string(), kind: ExamDayKind, note: z.string(), by: z.string(), at: z.number() })),
  /** Subjects of the sitting, by code. */
  subjects: z.array(z.object({ code: z.string(), name: z.string() })),
  absent: z.int(), violations: z.int(), next: z.string().nullable(), closed: z.string().nullable(),
}).meta({ id: 'ExamDayEntries' });
export type ExamDayEntries = z.infer<typeof ExamDayEntries>;

/** What came of a file: everything recorded, or nothing and every fault at its row and column. */
export const ExamDayFileOutcome = z.object({ recorded: z.int(), known: z.int(), faults: z.array(z.object({ row: z.int(), column: z.string().nullable(), value: z.string(), text: z.string() })) }).meta({ id: 'ExamDayFileOutcome' });
export type ExamDayFileOutcome = z.infer<typeof ExamDayFileOutcome>;

import { z } from 'zod';
import { ExamCode, LevelCode, SittingId, SpecialtyCode, SubjectCode } from './catalogue.ts';
import { ProvinceCode } from './regions.ts';

export const PassLineSetId = z.uuid('field.invalid').brand('PassLineSetId');
export type PassLineSetId = z.infer<typeof PassLineSetId>;

export const PassLineState = z.enum(['draft', 'proposed', 'in_force', 'replaced', 'withdrawn']);
export type PassLineState = z.infer<typeof PassLineState>;

/** One line (合格标准): the mark from which a subject is passed, in steps of half a mark; `specialty` and `provinces` are null where it holds for all. */
export const PassLine = z.strictObject({
  level: LevelCode,
  specialty: SpecialtyCode.nullable(),
  subject: SubjectCode,
  provinces: z.array(ProvinceCode).min(1, 'field.required').max(40, 'field.too_many').nullable(),
  mark: z.number('field.required').min(0, 'field.too_small').max(1_000, 'field.too_big').multipleOf(0.5, 'field.invalid'),
});
export type PassLine = z.infer<typeof PassLine>;

/** What a set says beside the subjects' ordinary 60 %: the document it rests on, when candidates may read it, and every line that differs or is stated. */
export const PassLineText = z.strictObject({
  basis: z.string('field.required').trim().min(2, 'field.too_short').max(200, 'field.too_long'),
  announcesAt: z.number('field.required').int('field.invalid'),
  lines: z.array(PassLine).max(600, 'field.too_many'),
});
export type PassLineText = z.infer<typeof PassLineText>;

const version = z.number('field.required').int('field.invalid').min(1, 'field.too_small');
const reason = z.string('field.required').trim().min(4, 'field.too_short').max(300, 'field.too_long');

export const DraftPassLines = z.strictObject({ sitting: SittingId });
export const SavePassLines = PassLineText.extend({ version });
export type SavePassLines = z.infer<typeof SavePassLines>;
export const MovePassLines = z.strictObject({ version, reason });
export type MovePassLines = z.infer<typeof MovePassLines>;

/** One subject of a sitting with its full mark and the mark that passes unless a set says otherwise. */
export const PassLineSubject = z.object({ level: LevelCode, levelName: z.string(), specialty: SpecialtyCode.nullable(), specialtyName: z.string().nullable(), subject: SubjectCode, name: z.string(), fullMark: z.number(), passMark: z.number() });
export type PassLineSubject = z.infer<typeof PassLineSubject>;

/** One set as its screen shows it. */
export const PassLineSet = z.object({
  id: PassLineSetId, number: z.int(), state: PassLineState, version: z.int(), text: PassLineText, writer: z.string(), changedAt: z.number(),
  /** Why it may not be changed or approved by the reader; null where it may. */
  closed: z.object({ edit: z.string().nullable(), approve: z.string().nullable() }),
  acts: z.array(z.object({ act: z.string(), by: z.string(), at: z.number(), reason: z.string().nullable() })),
});
export type PassLineSet = z.infer<typeof PassLineSet>;

/** Everything about one sitting's pass lines (合格标准). */
export const SittingPassLines = z.object({ sitting: SittingId, exam: ExamCode, title: z.string(), provinces: z.array(z.object({ code: ProvinceCode, name: z.string() })), subjects: z.array(PassLineSubject),
  /** Why the reader may not begin a set now; null where they may. */
  draftClosed: z.string().nullable(), sets: z.array(PassLineSet) }).meta({ id: 'SittingPassLines' });
export type SittingPassLines = z.infer<typeof SittingPassLines>;

/** The sittings whose lines can be set, newest first, and how far each is. */
export const PassLineSittings = z.object({ sittings: z.array(z.object({ sitting: SittingId, title: z.string(), examOn: z.string(), state: PassLineState.nullable(), announcesAt: z.number().nullable() })) }).meta({ id: 'PassLineSittings' });
export type PassLineSittings = z.infer<typeof PassLineSittings>;

import { z } from 'zod';
import { ProvinceCode } from './regions.ts';

/** The code of a standard reason or checklist line. */
const Code = z.string('field.required').trim().regex(/^[a-z][a-z0-9_]{1,59}$/, 'review.code_format');
const Said = z.strictObject({ zh: z.string('field.required').trim().min(4, 'review.words_short').max(300, 'field.too_long'), en: z.string('field.required').trim().min(4, 'review.words_short').max(400, 'field.too_long') });

/** A standard reason (理由) in the words the candidate reads. */
export const LibraryReason = z.strictObject({ code: Code, decision: z.enum(['reject', 'return'], 'field.choose'), text: Said, retired: z.boolean().default(false) });
export type LibraryReason = z.infer<typeof LibraryReason>;

/** When a checklist line applies: always, or only where the case gives cause. */
export const ChecklistCause = z.enum(['always', 'major_mismatch', 'rests_on_paper', 'not_all_verified', 'no_commitment', 'on_site'], 'field.choose');
export type ChecklistCause = z.infer<typeof ChecklistCause>;

/** A line of the checklist (核验清单) of an exam. */
export const LibraryCheck = z.strictObject({ code: Code, text: Said, when: ChecklistCause, required: z.boolean(), retired: z.boolean().default(false) });
export type LibraryCheck = z.infer<typeof LibraryCheck>;

export const LibraryKind = z.enum(['reasons', 'checklist']);
export type LibraryKind = z.infer<typeof LibraryKind>;

/** Where a list holds: `00` is the nation, whose list every province's stands on; `000` every exam. */
export const LibraryScope = z.object({ province: z.union([z.literal('00'), ProvinceCode]).default('00'), exam: z.string().regex(/^\d{3}$/, 'field.not_a_choice').default('000') });
export type LibraryScope = z.infer<typeof LibraryScope>;

const Past = z.object({ version: z.int(), at: z.number(), by: z.string(), why: z.string(), count: z.int() });
const scoped = { province: LibraryScope.shape.province.unwrap(), exam: z.string(), version: z.int(), mayEdit: z.boolean(), whyNot: z.string().nullable(), past: z.array(Past) };

/** The lists of one scope as they are kept, their versions, and what they inherit. */
export const ReasonLibrary = z.object({ ...scoped, entries: z.array(LibraryReason), inherited: z.array(LibraryReason) }).meta({ id: 'ReasonLibrary' });
export type ReasonLibrary = z.infer<typeof ReasonLibrary>;
export const ChecklistLibrary = z.object({ ...scoped, entries: z.array(LibraryCheck), inherited: z.array(LibraryCheck) }).meta({ id: 'ChecklistLibrary' });
export type ChecklistLibrary = z.infer<typeof ChecklistLibrary>;

const edit = { ...LibraryScope.shape, version: z.int('field.invalid').min(0, 'field.invalid'), why: z.string('field.required').trim().min(4, 'review.reason_too_short').max(200, 'field.too_long') };

/** Body of PUT /api/staff/review/reasons: the whole list, on the version it was made from. */
export const EditReasons = z.strictObject({ ...edit, entries: z.array(LibraryReason).max(80, 'field.too_many') });
export type EditReasons = z.infer<typeof EditReasons>;
/** Body of PUT /api/staff/review/checklist. */
export const EditChecklist = z.strictObject({ ...edit, entries: z.array(LibraryCheck).max(40, 'field.too_many') });
export type EditChecklist = z.infer<typeof EditChecklist>;


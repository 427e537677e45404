import { z } from 'zod';
import { MajorCategory } from './eligibility.ts';
import { Words } from './words.ts';

/** One line of a table of equivalent majors: the names a major had under earlier catalogues, by column. */
export const MajorRow = z.object({
  names: z.record(z.string(), z.array(z.string().min(1))),
  restored: z.boolean().default(false),
  note: z.string().optional(),
});
export type MajorRow = z.infer<typeof MajorRow>;

/** A major with its category and the rows of its earlier names; `restored` marks what no print at hand shows (R-1.1-D, D-12). */
export const Major = z.object({
  code: z.string().regex(/^\d{6}[TK]{0,2}$/),
  name: Words,
  classZh: z.string().min(1),
  category: MajorCategory,
  restored: z.boolean().default(false),
  synonyms: z.array(z.string()).default([]),
  rows: z.array(MajorRow).min(1),
});
export type Major = z.infer<typeof Major>;

/** Whose majors a table places: the edition of 2022 has one part for bachelor's and below (本科) and one for master's and doctors (硕博); `any` is for everybody. */
export const MAJOR_LEVELS = ['any', 'undergraduate', 'postgraduate'] as const;
export const MajorLevel = z.enum(MAJOR_LEVELS, 'field.not_a_choice');
export type MajorLevel = z.infer<typeof MajorLevel>;

/** One catalogue column of a table; it is the column of those who graduated from that month on. */
export const MajorColumn = z.object({ key: z.string(), name: Words, graduatedFrom: z.string().regex(/^\d{6}$/).nullable() });
export type MajorColumn = z.infer<typeof MajorColumn>;

/** The first and the last exam year anything is said about; an edition without end holds until the last. */
export const FIRST_EXAM_YEAR = 1990;
export const LAST_EXAM_YEAR = 2100;

/** The name of an edition in addresses: construction-2022, construction-2022-postgraduate, majors-2027-v3. */
export const EditionCode = z.string().regex(/^[a-z]+-\d{4}(-[a-z]+)?(-v?\d+)*$/);

/** One edition of the table of equivalent majors (专业对照表, R-1.1-02); columns run from the newest catalogue to the oldest, the first is the major's own name. */
export const MajorTable = z.object({
  version: EditionCode,
  title: Words,
  complete: z.boolean(),
  appliesFrom: z.number().int(),
  appliesTo: z.number().int().nullable(),
  examCodes: z.array(z.string().regex(/^\d{3}$/)).min(1),
  educationLevel: MajorLevel.default('any'),
  columns: z.array(MajorColumn).min(2),
  otherCategory: Words,
  majors: z.array(Major).min(1),
});
export type MajorTable = z.infer<typeof MajorTable>;

/** Where a candidate's major stands in the table, and why we say so (R-1.1-07, D-13). */
export const MajorMatch = z.object({
  major: z.object({ code: z.string(), name: Words, category: MajorCategory }),
  column: z.object({ key: z.string(), name: Words }),
  printedName: z.string(),
  /** `exact`: the same name; `synonym`: a known other spelling; `direction`: the same name with a direction in brackets behind it. */
  by: z.enum(['exact', 'synonym', 'direction']),
  /** True when the column is the one of the year of graduation. */
  ofGraduationYear: z.boolean(),
  restored: z.boolean(),
});
export type MajorMatch = z.infer<typeof MajorMatch>;

/** The level of a table that a level of education or a degree belongs to (本科、硕博). */
export function majorLevelOf(level: string): Exclude<MajorLevel, 'any'> {
  return level === 'master' || level === 'doctorate' || level === 'postgraduate_class' ? 'postgraduate' : 'undergraduate';
}

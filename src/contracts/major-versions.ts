import { z } from 'zod';
import { ExamCode } from './catalogue.ts';
import { MajorCategory } from './eligibility.ts';
import { EditionCode, FIRST_EXAM_YEAR, LAST_EXAM_YEAR, MajorColumn, MajorLevel } from './majors.ts';
import { RuleState } from './rules.ts';

export const MajorVersionId = z.uuid('field.invalid').brand('MajorVersionId');
export type MajorVersionId = z.infer<typeof MajorVersionId>;
export const MajorLineId = z.uuid('field.invalid').brand('MajorLineId');
export type MajorLineId = z.infer<typeof MajorLineId>;

/** A table of equivalent majors goes the way of the conditions: 起草中 → 待批准 → 已生效 → 已被替代; 已撤销 ends a draft. */
export const MajorState = RuleState;
export type MajorState = RuleState;

const words = (max: number) => z.string('field.required').trim().min(1, 'field.required').max(max, 'field.too_long');
const both = (max: number) => z.strictObject({ zh: words(max), en: words(max) });
const year = z.number('field.required').int('field.invalid').min(FIRST_EXAM_YEAR, 'field.too_small').max(LAST_EXAM_YEAR, 'field.too_big');

/** A major's code in the national catalogues (专业代码): six digits, with T or K for special and controlled majors. */
export const MajorCode = z.string('field.required').trim().toUpperCase().regex(/^\d{6}[TK]{0,2}$/, 'major.code_format');

/** What a version says of itself: its name, the exams, exam years and level it is for, its catalogue columns. */
export const MajorHead = z.strictObject({
  title: both(100),
  examCodes: z.array(ExamCode).min(1, 'field.required').max(40, 'field.too_many'),
  educationLevel: MajorLevel,
  appliesFrom: year,
  appliesTo: year.nullable(),
  complete: z.boolean(),
  columns: z.array(MajorColumn.extend({ key: z.string().regex(/^[a-zA-Z0-9]{1,20}$/, 'field.invalid'), name: both(60) })).min(2, 'major.columns_few').max(8, 'field.too_many'),
  otherCategory: both(200),
  source: words(300),
});
export type MajorHead = z.infer<typeof MajorHead>;

/** The longest name of a major, and how many names a cell holds. */
export const MAJOR_NAME_MAX = 60;
const name = z.string('field.required').trim().min(1, 'field.required').max(MAJOR_NAME_MAX, 'field.too_long');

/** One line of a version: a major, its category, and one row of its earlier names by column. */
export const MajorLineContent = z.strictObject({
  code: MajorCode,
  nameZh: name,
  nameEn: z.string('field.required').trim().max(120, 'field.too_long'),
  classZh: name,
  category: MajorCategory,
  names: z.record(z.string().max(20), z.array(name).max(60, 'field.too_many')),
  restored: z.boolean(),
  note: z.string().trim().max(200, 'field.too_long').nullable(),
});
export type MajorLineContent = z.infer<typeof MajorLineContent>;
export const MajorLine = MajorLineContent.extend({ id: MajorLineId, at: z.number() });
export type MajorLine = z.infer<typeof MajorLine>;

const version = z.number().int().min(1);
const reason = z.string('field.required').trim().min(4, 'field.too_short').max(500, 'field.too_long');

/** Body of POST /api/staff/major-versions: a copy of an edition, or with null a first line of one's own for these exams. */
export const DraftMajors = z.strictObject({ basedOn: EditionCode.nullable(), examCodes: z.array(ExamCode).max(40, 'field.too_many').default([]) });
export type DraftMajors = z.infer<typeof DraftMajors>;
export const SaveMajorHead = MajorHead.extend({ version });
export type SaveMajorHead = z.infer<typeof SaveMajorHead>;
export const MoveMajors = z.strictObject({ version, reason });
export type MoveMajors = z.infer<typeof MoveMajors>;
/** Body of POST …/lines and PUT …/lines/:line. */
export const WriteMajorLine = MajorLineContent.extend({ version });
export type WriteMajorLine = z.infer<typeof WriteMajorLine>;
export const RemoveMajorLine = z.strictObject({ version });

/** A name variant that leads to a major of the table (同义专业名称), with where it comes from. */
export const MajorSynonym = z.object({ name: z.string(), code: z.string(), majorName: z.string().nullable(), source: z.string(), addedBy: z.string(), addedAt: z.number() });
export type MajorSynonym = z.infer<typeof MajorSynonym>;
/** Body of POST …/synonyms; adding one that is there changes where it leads. */
export const AddSynonym = z.strictObject({ version, name, code: MajorCode, source: words(200) });
export type AddSynonym = z.infer<typeof AddSynonym>;
/** Body of POST …/synonym-removals. */
export const RemoveSynonym = z.strictObject({ version, name });
export type RemoveSynonym = z.infer<typeof RemoveSynonym>;

/** What stands against a version, at its line where it has one; what stops must be mended before it is proposed. */
export const MajorFinding = z.object({ code: z.string(), text: z.string(), lineId: MajorLineId.nullable(), line: z.number().nullable(), stops: z.boolean() });
export type MajorFinding = z.infer<typeof MajorFinding>;
export const MajorFindings = z.object({ findings: z.array(MajorFinding), total: z.number(), stopping: z.number() }).meta({ id: 'MajorFindings' });
export type MajorFindings = z.infer<typeof MajorFindings>;

/** One difference between two editions, line by line. */
export const MajorDifference = z.object({ kind: z.enum(['added', 'removed', 'changed']), code: z.string(), name: z.string(), fields: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })) });
export type MajorDifference = z.infer<typeof MajorDifference>;
export const MajorDiff = z.object({ added: z.number(), removed: z.number(), changed: z.number(), unchanged: z.number(), differences: z.array(MajorDifference), next: z.number().nullable() }).meta({ id: 'MajorDiff' });
export type MajorDiff = z.infer<typeof MajorDiff>;

/** One version in a list. */
export const MajorVersionLine = z.object({
  id: MajorVersionId, number: z.number(), title: z.string(), examCodes: z.array(z.string()), educationLevel: MajorLevel, appliesFrom: z.number(), appliesTo: z.number().nullable(),
  state: MajorState, basedOn: z.string().nullable(), basedOnTitle: z.string().nullable(), edition: z.string().nullable(), writtenBy: z.string(), changedAt: z.number(),
});
export type MajorVersionLine = z.infer<typeof MajorVersionLine>;

/** An edition that answers candidates now or for its years, or that another took the place of. */
export const MajorEditionLine = z.object({
  version: z.string(), title: z.string(), examCodes: z.array(z.string()), educationLevel: MajorLevel, appliesFrom: z.number(), appliesTo: z.number().nullable(), complete: z.boolean(),
  majors: z.number(), synonyms: z.number(), replacedBy: z.string().nullable(), draft: MajorVersionId.nullable(), mayCopy: z.boolean(),
});
export type MajorEditionLine = z.infer<typeof MajorEditionLine>;

/** The tables of equivalent majors: what is in force, and every version people wrote. */
export const MajorTables = z.object({
  exams: z.array(z.object({ code: ExamCode, name: z.string() })), mayEdit: z.boolean(), editions: z.array(MajorEditionLine), versions: z.array(MajorVersionLine),
}).meta({ id: 'MajorTables' });
export type MajorTables = z.infer<typeof MajorTables>;

/** A version's head with what may be done and why not; lines, findings and differences are read apart. */
export const MajorVersionWhole = z.object({
  id: MajorVersionId, number: z.number(), basedOn: z.string().nullable(), basedOnTitle: z.string().nullable(), edition: z.string().nullable(), state: MajorState, version: z.number(), head: MajorHead, lineCount: z.number(), synonymCount: z.number(),
  exams: z.array(z.object({ code: ExamCode, name: z.string() })),
  closed: z.object({ edit: z.string().nullable(), propose: z.string().nullable(), approve: z.string().nullable(), return: z.string().nullable(), withdraw: z.string().nullable() }),
  history: z.array(z.object({ act: z.string(), by: z.string(), at: z.number(), reason: z.string().nullable(), detail: z.string().nullable() })),
}).meta({ id: 'MajorVersionWhole' });
export type MajorVersionWhole = z.infer<typeof MajorVersionWhole>;

/** A page of a version's lines. */
export const MajorLines = z.object({ lines: z.array(MajorLine), total: z.number(), next: z.number().nullable() }).meta({ id: 'MajorLines' });
export type MajorLines = z.infer<typeof MajorLines>;
export const MajorSynonyms = z.object({ synonyms: z.array(MajorSynonym) }).meta({ id: 'MajorSynonyms' });

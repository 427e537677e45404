import { z } from 'zod';
import { ExamCode } from './catalogue.ts';
import { MAJOR_NAME_MAX, MajorCode } from './major-versions.ts';
import { EditionCode } from './majors.ts';

/** How a reviewer counted a major no table names (本专业、相近专业、其他专业、不符). */
export const COUNTS_AS = ['core', 'related', 'other', 'none'] as const;
export const CountsAs = z.enum(COUNTS_AS, 'field.choose');
export type CountsAs = z.infer<typeof CountsAs>;

/** Whose major was judged: that of the education or that of the degree. */
export const MajorOf = z.enum(['education', 'degree'], 'field.not_a_choice');
export type MajorOf = z.infer<typeof MajorOf>;

/** Body of POST /api/staff/applications/:id/major-precedents (审核先例). */
export const RecordPrecedent = z.strictObject({ of: MajorOf, countsAs: CountsAs, reason: z.string('field.required').trim().min(4, 'field.too_short').max(300, 'field.too_long') });
export type RecordPrecedent = z.infer<typeof RecordPrecedent>;

/** One earlier decision on the same major for the same exam; the case behind it only for who works there. */
export const MajorPrecedent = z.object({ id: z.uuid(), countsAs: CountsAs, reason: z.string(), by: z.string(), mine: z.boolean(), place: z.string(), examYear: z.number(), at: z.number(), applicationId: z.uuid().nullable() });
export type MajorPrecedent = z.infer<typeof MajorPrecedent>;

const Tally = z.object({ countsAs: CountsAs, times: z.number() });

/** What a reviewer is told of one major of a case: their own record, the decisions of the province, and how often other provinces said what. */
export const MajorOpinion = z.object({
  of: MajorOf, stated: z.string(), own: MajorPrecedent.nullable(), here: z.array(MajorPrecedent), elsewhere: z.array(Tally.extend({ provinces: z.number() })), tally: z.array(Tally), contradictory: z.boolean(),
});
export type MajorOpinion = z.infer<typeof MajorOpinion>;
export const CaseMajors = z.object({ majors: z.array(MajorOpinion), closed: z.string().nullable() }).meta({ id: 'CaseMajors' });
export type CaseMajors = z.infer<typeof CaseMajors>;

/** The decisions on one major for one exam, counted (先例汇总). */
export const PrecedentGroup = z.object({
  exam: ExamCode, examName: z.string(), plainMajor: z.string(), major: z.string(), tally: z.array(Tally), times: z.number(), provinces: z.array(z.string()), lastAt: z.number(), contradictory: z.boolean(),
  /** Where today's edition has the name by now; null while it has not. */
  inTable: z.object({ edition: z.string(), name: z.string(), code: z.string() }).nullable(), edition: z.string().nullable(),
});
export type PrecedentGroup = z.infer<typeof PrecedentGroup>;
export const PrecedentGroups = z.object({ exams: z.array(z.object({ code: ExamCode, name: z.string() })), groups: z.array(PrecedentGroup), next: z.string().nullable() }).meta({ id: 'PrecedentGroups' });
export type PrecedentGroups = z.infer<typeof PrecedentGroups>;
export const PrecedentDecisions = z.object({ decisions: z.array(MajorPrecedent) }).meta({ id: 'PrecedentDecisions' });

/** Body of POST /api/staff/major-precedents/synonyms: the name becomes a variant of a major in the next version of an edition, which is begun if nobody has. */
export const AdoptPrecedent = z.strictObject({ exam: ExamCode, major: z.string('field.required').trim().min(1, 'field.required').max(MAJOR_NAME_MAX, 'field.too_long'), edition: EditionCode, code: MajorCode });
export type AdoptPrecedent = z.infer<typeof AdoptPrecedent>;
/** Majors of an edition somebody may choose from, by a text in any of their names. */
export const MajorChoices = z.object({ choices: z.array(z.object({ code: z.string(), name: z.string(), category: z.string(), classZh: z.string() })) }).meta({ id: 'MajorChoices' });

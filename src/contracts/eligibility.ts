import { z } from 'zod';

import { Certainty } from './certainty.ts';
import { Day, YearMonth } from './dates.ts';
import { Words } from './words.ts';
import { YearSpan } from './year-span.ts';

/** What schooling amounts to when conditions are read, low to high: education (学历) and degree (学位) on one ladder. */
export const ATTAINMENTS = ['below', 'high_school', 'technical_secondary', 'college', 'bachelor', 'second_bachelor', 'master', 'doctor'] as const;
export const Attainment = z.enum(ATTAINMENTS);
export type Attainment = z.infer<typeof Attainment>;

/** 初级 / 中级 / 副高级 / 正高级 professional title. */
export const TITLE_LEVELS = ['junior', 'intermediate', 'senior', 'full_senior'] as const;
export const TitleLevel = z.enum(TITLE_LEVELS);
export type TitleLevel = z.infer<typeof TitleLevel>;

const code = z.string('field.required').regex(/^[a-z][a-z0-9_]*$/, 'field.not_a_choice');

/** The category of a major in the table of equivalent majors (本专业 / 相近专业 / 其他专业). */
export const MajorCategory = z.enum(['core', 'related', 'other']);
export type MajorCategory = z.infer<typeof MajorCategory>;

/** A class of majors a condition speaks of (工程类, 药学类 …); `categories` ties it to the major table, null = the candidate declares it. */
export const MajorClass = z.object({ code, name: Words, categories: z.array(MajorCategory).nullable().default(null) });
export type MajorClass = z.infer<typeof MajorClass>;

const Term = z.object({ code, name: Words });
export type Term = z.infer<typeof Term>;

/** The words an exam's conditions use, offered as choices in the form: classes of majors, certificates, title fields, posts. */
export const ConditionTerms = z.object({
  profession: Words,
  majorClasses: z.array(MajorClass).min(1),
  certificates: z.array(Term).default([]),
  titleFields: z.array(Term).default([]),
  posts: z.array(Term).default([]),
});
export type ConditionTerms = z.infer<typeof ConditionTerms>;

/** One condition (报考条件) as data. `level` of education means that level or higher; dates must lie before the exam. */
export const Condition = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('education'), level: Attainment, majors: z.array(code).min(1).nullable().default(null), by: z.enum(['either', 'education', 'degree']).default('either') }),
  z.object({ kind: z.literal('work_years'), of: z.enum(['profession', 'total']), atLeast: z.number().int().min(1).max(40) }),
  z.object({ kind: z.literal('title'), level: TitleLevel, fields: z.array(code).min(1).nullable().default(null), heldYears: z.number().int().min(0).default(0), until: Day.nullable().default(null) }),
  z.object({ kind: z.literal('certificate'), anyOf: z.array(code).min(1), heldYears: z.number().int().min(0).default(0), until: Day.nullable().default(null) }),
  z.object({ kind: z.literal('post'), anyOf: z.array(code).min(1), until: Day.nullable().default(null) }),
  z.object({ kind: z.literal('age'), atLeast: z.number().int().min(16).max(70) }),
]);
export type Condition = z.infer<typeof Condition>;

/** Conditions that hold together; meeting all of one alternative is enough, none asks nothing. `notIn` takes it away in some provinces for some specialties. */
export const Alternative = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  all: z.array(Condition),
  notIn: z.array(z.object({ provinces: z.array(z.string()).min(1), specialties: z.array(z.string()).min(1).nullable().default(null) })).default([]),
});
export type Alternative = z.infer<typeof Alternative>;

/** The conditions of one level for a span of exam years (报考条件). `includes` names a level whose conditions must be met too (免试 and 考全科 together). */
export const RuleSet = YearSpan.extend({
  id: z.string().regex(/^\d{3}-\d{2}-[a-z0-9-]+$/),
  level: z.string().regex(/^\d{2}$/),
  title: Words,
  includes: z.string().regex(/^\d{2}$/).nullable().default(null),
  alternatives: z.array(Alternative).min(1),
  source: z.string().min(1),
  certainty: Certainty.default('published'),
});
export type RuleSet = z.infer<typeof RuleSet>;

/** One block of conditions to meet: every part must be met by one of its alternatives. */
export type RulePart = { id: string; title: Words; alternatives: Alternative[] };

/** What one application is measured by: the parts in force for its level and exam year. */
export type ConditionSet = { examCode: string; level: string; ruleYear: number; version: string; terms: ConditionTerms; parts: RulePart[] };

const factId = z.string().min(1);

/** What a candidate states about himself, gathered for the rules. `majorClass` is the class by the major table or as declared. */
export const EligibilityFacts = z.object({
  examYear: z.number().int(),
  examOn: Day,
  province: z.string(),
  specialty: z.string(),
  birthOn: Day.nullable(),
  educations: z.array(z.object({ id: factId, level: Attainment, major: z.string(), majorClass: code.nullable(), graduatedIn: YearMonth, fullTime: z.boolean() })),
  degrees: z.array(z.object({ id: factId, level: Attainment, major: z.string(), majorClass: code.nullable(), awardedIn: YearMonth })),
  yearsInProfession: z.number().int().min(0).max(60),
  yearsOfWork: z.number().int().min(0).max(60),
  titles: z.array(z.object({ id: factId, level: TitleLevel, field: code.nullable(), obtainedOn: Day })),
  certificates: z.array(z.object({ id: factId, kind: code, obtainedOn: Day })),
  posts: z.array(z.object({ id: factId, post: code, heldOn: Day })),
});
export type EligibilityFacts = z.infer<typeof EligibilityFacts>;

/** A stated fact that a verdict rests on: what verification or review has to look at. */
export const Proof = z.object({ kind: z.enum(['education', 'degree', 'years_in_profession', 'years_of_work', 'title', 'certificate', 'post', 'birth']), id: z.string().nullable() });
export type Proof = z.infer<typeof Proof>;

/** One condition measured: met or missed, by which fact, in words made from the data. */
export const ConditionVerdict = z.object({ met: z.boolean(), text: Words, proof: Proof.nullable(), missing: z.number() });
export type ConditionVerdict = z.infer<typeof ConditionVerdict>;

export const AlternativeVerdict = z.object({ id: z.string(), met: z.boolean(), text: Words, conditions: z.array(ConditionVerdict) });
export type AlternativeVerdict = z.infer<typeof AlternativeVerdict>;

export const PartVerdict = z.object({ id: z.string(), title: Words, met: z.boolean(), alternatives: z.array(AlternativeVerdict), nearest: z.string() });
export type PartVerdict = z.infer<typeof PartVerdict>;

/** The whole answer: eligible or not, each part with its alternatives, and the proofs a yes rests on. */
export const EligibilityVerdict = z.object({
  eligible: z.boolean(),
  version: z.string(),
  parts: z.array(PartVerdict),
  reliesOn: z.array(Proof),
  shortfalls: z.array(Words),
});
export type EligibilityVerdict = z.infer<typeof EligibilityVerdict>;

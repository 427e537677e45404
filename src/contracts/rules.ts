import { z } from 'zod';

import { ExamCode, LevelCode, SpecialtyCode } from './catalogue.ts';
import { Alternative, Condition, ConditionTerms, EligibilityFacts, EligibilityVerdict } from './eligibility.ts';
import { ProvinceCode } from './regions.ts';
import { Words } from './words.ts';
import { YearSpan } from './year-span.ts';

export const RuleVersionId = z.uuid().brand('RuleVersionId');
export type RuleVersionId = z.infer<typeof RuleVersionId>;
export const RuleReplayId = z.uuid().brand('RuleReplayId');
export type RuleReplayId = z.infer<typeof RuleReplayId>;

/** 起草中 → 待批准 → 已生效 → 已被替代; 已撤销 ends a draft. */
export const RULE_STATES = ['draft', 'proposed', 'in_force', 'replaced', 'withdrawn'] as const;
export const RuleState = z.enum(RULE_STATES, 'field.not_a_choice');
export type RuleState = z.infer<typeof RuleState>;

const title = z.string('field.required').trim().min(1, 'field.required').max(100, 'field.too_long');
const text = z.string('field.required').trim().max(20_000, 'field.too_long');

/** The conditions of one level as they are edited (报考条件): the structured rule, and beside it the text of the regulation it renders. */
export const RuleText = YearSpan.extend({
  level: LevelCode,
  title: z.strictObject({ zh: title, en: title }),
  includes: LevelCode.nullable(),
  alternatives: z.array(Alternative.extend({ all: z.array(Condition).max(12, 'field.too_many') })).min(1, 'rule.no_alternative').max(40, 'field.too_many'),
  source: z.string('field.required').trim().min(1, 'field.required').max(300, 'field.too_long'),
  officialText: text,
});
export type RuleText = z.infer<typeof RuleText>;

const version = z.number().int().min(1);
const reason = z.string('field.required').trim().min(4, 'field.too_short').max(500, 'field.too_long');

/** Body of POST /api/staff/rules: what to begin from. `replaces` names the set in force that is to be changed; null begins a new one for a level. */
export const DraftRule = z.strictObject({ exam: ExamCode, level: LevelCode, replaces: z.string().max(80).nullable() });
export type DraftRule = z.infer<typeof DraftRule>;
/** Body of PUT /api/staff/rules/:id. */
export const SaveRule = RuleText.extend({ version });
export type SaveRule = z.infer<typeof SaveRule>;
/** Body of proposal, approval, return and withdrawal: the version that was looked at, and why. */
export const MoveRule = z.strictObject({ version, reason });
export type MoveRule = z.infer<typeof MoveRule>;
/** Body of POST /api/staff/rule-checks. */
export const CheckRule = z.strictObject({ exam: ExamCode, replaces: z.string().max(80).nullable(), text: RuleText });

/** What stands against a set of conditions, at the place in the editor where it can be mended. */
export const RuleFinding = z.object({ code: z.string(), path: z.string().nullable(), text: z.string(), stops: z.boolean() });
export type RuleFinding = z.infer<typeof RuleFinding>;

/** A set of conditions read as people read it: a sentence for each alternative and for each condition in it. */
export const RuleReading = z.object({ alternatives: z.array(z.object({ text: z.string(), conditions: z.array(z.string()) })), findings: z.array(RuleFinding) }).meta({ id: 'RuleReading' });
export type RuleReading = z.infer<typeof RuleReading>;

/** One version in a list. */
export const RuleVersionLine = z.object({
  id: RuleVersionId, exam: ExamCode, level: LevelCode, levelName: z.string(), number: z.number(), title: z.string(), from: z.number().nullable(), to: z.number().nullable(),
  state: RuleState, writtenBy: z.string(), changedAt: z.number(),
});
export type RuleVersionLine = z.infer<typeof RuleVersionLine>;

/** A set that stands in the catalogue at this moment. */
export const RuleSetLine = z.object({ id: z.string(), level: LevelCode, levelName: z.string(), title: z.string(), from: z.number().nullable(), to: z.number().nullable(), source: z.string(), alternatives: z.array(z.string()), draft: RuleVersionId.nullable() });
export type RuleSetLine = z.infer<typeof RuleSetLine>;

/** The conditions of one exam: what is in force, and every version people wrote. */
export const ExamRules = z.object({
  exams: z.array(z.object({ code: ExamCode, name: z.string() })), exam: ExamCode, mayEdit: z.boolean(),
  levels: z.array(z.object({ code: LevelCode, name: z.string() })), inForce: z.array(RuleSetLine), versions: z.array(RuleVersionLine),
}).meta({ id: 'ExamRules' });
export type ExamRules = z.infer<typeof ExamRules>;

/** A version whole, for whoever edits or approves it; `closed` says in words why an act is not open. */
export const RuleVersionWhole = z.object({
  id: RuleVersionId, exam: ExamCode, examName: z.string(), levelName: z.string(), number: z.number(), replaces: z.string().nullable(), state: RuleState, version: z.number(), text: RuleText,
  reading: RuleReading, before: RuleReading.nullable(), terms: ConditionTerms,
  levels: z.array(z.object({ code: LevelCode, name: Words })), specialties: z.array(z.object({ code: SpecialtyCode, name: Words })),
  mayEdit: z.boolean(), closed: z.object({ edit: z.string().nullable(), approve: z.string().nullable() }),
  history: z.array(z.object({ act: z.string(), by: z.string(), at: z.number(), reason: z.string().nullable() })),
}).meta({ id: 'RuleVersionWhole' });
export type RuleVersionWhole = z.infer<typeof RuleVersionWhole>;

/** A person to try conditions with: facts as a candidate would state them. */
export const TrialPerson = z.object({ id: z.string(), name: z.string(), about: Words, facts: EligibilityFacts });
export type TrialPerson = z.infer<typeof TrialPerson>;
/** Body of POST /api/staff/rule-trials. */
export const TryRule = z.strictObject({ exam: ExamCode, text: RuleText, facts: EligibilityFacts.extend({ province: ProvinceCode, specialty: SpecialtyCode }) });
export type TryRule = z.infer<typeof TryRule>;
/** The same facts under the draft and under what is in force; null where the year has no conditions. */
export const RuleTrial = z.object({ draft: EligibilityVerdict.nullable(), inForce: EligibilityVerdict.nullable() }).meta({ id: 'RuleTrial' });
export type RuleTrial = z.infer<typeof RuleTrial>;

/** Body of POST /api/staff/rules/:id/replays: the exam year whose applications are judged anew. */
export const StartReplay = z.strictObject({ examYear: z.number('field.required').int('field.invalid').min(2000, 'field.too_small').max(2100, 'field.too_big') });
/** Body of POST /api/staff/major-versions/:id/replays: which of the table's exams, and the exam year. */
export const StartMajorReplay = StartReplay.extend({ exam: ExamCode });
export type StartMajorReplay = z.infer<typeof StartMajorReplay>;
/** How far a replay is and what it found so far. */
export const RuleReplay = z.object({
  id: RuleReplayId, ruleVersion: z.number(), examYear: z.number(), startedAt: z.number(), finishedAt: z.number().nullable(), total: z.number(), seen: z.number(),
  unjudged: z.number(), stay: z.number(), gained: z.number(), lost: z.number(),
}).meta({ id: 'RuleReplay' });
export type RuleReplay = z.infer<typeof RuleReplay>;
/** The replays of a table of majors, each with its exam. */
export const MajorReplays = z.object({ replays: z.array(RuleReplay.extend({ exam: ExamCode })) }).meta({ id: 'MajorReplays' });
/** Somebody whose answer would turn, named so that only who works there knows them. */
export const RuleFlip = z.object({ applicationId: z.uuid(), number: z.string(), name: z.string(), province: z.string(), becomes: z.enum(['met', 'missed']), why: z.array(z.string()) });
export type RuleFlip = z.infer<typeof RuleFlip>;
export const RuleFlips = z.object({ flips: z.array(RuleFlip), next: z.string().nullable() }).meta({ id: 'RuleFlips' });

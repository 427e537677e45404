import type { Exam } from '#contracts/catalogue.ts';
import type { RuleSet } from '#contracts/eligibility.ts';
import type { Refusal } from '#contracts/refusals.ts';
import type { RuleText } from '#contracts/rules.ts';
import { requirementWords } from '#server/modules/catalogue/index.ts';
import { ruleSetOf } from './domain/adopt.ts';
import { ruleFindings } from './domain/rule-findings.ts';

/** What speaks against a text as it stands, measured against an exam. */
export function findingsOf(exam: Exam, text: RuleText, replaces: string | null): Refusal[] {
  return ruleFindings(provisionalSet(exam, text), { exam, replaces, sayCondition: (c) => requirementWords(c, exam.terms) });
}

/** A text as a set of the catalogue, before it has a number of its own. */
export function provisionalSet(exam: Pick<Exam, 'code'>, text: RuleText): RuleSet {
  return ruleSetOf(text, `${exam.code}-${text.level}-draft`);
}

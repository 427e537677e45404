import type { Exam } from '#contracts/catalogue.ts';
import type { EligibilityFacts, EligibilityVerdict, RuleSet } from '#contracts/eligibility.ts';
import { conditionSetFor, evaluateEligibility } from '#server/modules/catalogue/index.ts';
import { asThoughInForce } from './domain/adopt.ts';

/** The answer of the conditions in force in one year; null where there are none. */
export function judgeInForce(exam: Exam, level: string, ruleYear: number, facts: EligibilityFacts): EligibilityVerdict | null {
  const set = conditionSetFor(exam, level, ruleYear);
  return set === undefined ? null : evaluateEligibility(set, facts);
}

/** The answer as though a draft held for its level: by the same function and in the same words as candidates get it. */
export function judgeByDraft(exam: Exam, draft: RuleSet, level: string, ruleYear: number, facts: EligibilityFacts): EligibilityVerdict | null {
  return judgeInForce({ ...exam, rules: asThoughInForce(exam.rules, draft) }, level, ruleYear, facts);
}

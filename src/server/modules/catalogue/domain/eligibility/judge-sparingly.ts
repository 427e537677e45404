import type { ConditionSet, EligibilityFacts, EligibilityVerdict } from '#contracts/eligibility.ts';

import { evaluateEligibility } from '../eligibility.ts';

/** A second degree, which no registry tells, is relied on only where an ordinary one does not suffice. */
export function judgeSparingly(conditions: ConditionSet, facts: EligibilityFacts): EligibilityVerdict {
  if (!facts.degrees.some((d) => d.level === 'second_bachelor')) return evaluateEligibility(conditions, facts);
  const ordinary = facts.degrees.map((d) => (d.level === 'second_bachelor' ? { ...d, level: 'bachelor' as const } : d));
  const plain = evaluateEligibility(conditions, { ...facts, degrees: ordinary });
  return plain.eligible ? plain : evaluateEligibility(conditions, facts);
}

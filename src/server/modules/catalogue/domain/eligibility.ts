import type { Alternative, AlternativeVerdict, Condition, ConditionSet, EligibilityFacts, EligibilityVerdict, PartVerdict, Proof, RulePart } from '#contracts/eligibility.ts';
import type { Words } from '#contracts/words.ts';

import { alternativeWords, requirementWords, schoolingWords, yearsEn } from './eligibility/condition-words.ts';
import { measureCondition } from './eligibility/measure-condition.ts';

/** Measures stated facts against the conditions of a level (报考条件): every part must be met by one of its alternatives; the answer says which fact met or missed what (R-2.2.3-11, 13, 14). */
export function evaluateEligibility(set: ConditionSet, facts: EligibilityFacts): EligibilityVerdict {
  const measured = set.parts.map((part) => measurePart(part, set, facts));
  return {
    eligible: measured.every((m) => m.verdict.met),
    version: set.version,
    parts: measured.map((m) => m.verdict),
    reliesOn: uniqueProofs(measured.flatMap((m) => m.reliesOn)),
    shortfalls: measured.flatMap((m) => m.shortfalls),
  };
}

/** The alternatives of a part that stand in this province for this specialty. */
export function alternativesOpenTo(part: RulePart, province: string, specialty: string): Alternative[] {
  return part.alternatives.filter((a) => !a.notIn.some((n) => n.provinces.includes(province) && (n.specialties === null || n.specialties.includes(specialty))));
}

type MeasuredPart = { verdict: PartVerdict; reliesOn: Proof[]; shortfalls: Words[] };
type Measured = { alternative: Alternative; verdict: AlternativeVerdict; missing: number };

function measurePart(part: RulePart, set: ConditionSet, facts: EligibilityFacts): MeasuredPart {
  const all = alternativesOpenTo(part, facts.province, facts.specialty).map((a) => measureAlternative(a, set, facts));
  const nearest = all.toSorted((a, b) => a.missing - b.missing || yearsAsked(a.alternative) - yearsAsked(b.alternative))[0];
  const met = all.some((m) => m.verdict.met);
  return {
    verdict: { id: part.id, title: part.title, met, alternatives: all.map((m) => m.verdict), nearest: nearest?.verdict.id ?? '' },
    reliesOn: met && nearest ? nearest.verdict.conditions.flatMap((c) => (c.proof === null ? [] : [c.proof])) : [],
    shortfalls: met ? [] : shortfallsOf(nearest, set, facts),
  };
}

function measureAlternative(alternative: Alternative, set: ConditionSet, facts: EligibilityFacts): Measured {
  const conditions = alternative.all.map((c) => measureCondition(c, facts, set.terms));
  const missing = conditions.reduce((sum, c) => sum + c.missing, 0);
  return {
    alternative,
    missing,
    verdict: { id: alternative.id, met: conditions.every((c) => c.met), text: alternativeWords(alternative, set.terms), conditions },
  };
}

/** What the nearest alternative still lacks; missing years name the schooling they go with: 「大学本科（工程类）需从事…满 3 年，您填写 2 年」. */
function shortfallsOf(nearest: Measured | undefined, set: ConditionSet, facts: EligibilityFacts): Words[] {
  if (nearest === undefined) return [{ zh: '该省份对所选专业没有适用的报考条件', en: 'No conditions apply to this specialty in this province' }];
  const schooling = schoolingWords(nearest.alternative, set.terms);
  return nearest.alternative.all.flatMap((condition, i) => {
    const measured = nearest.verdict.conditions[i];
    if (measured === undefined || measured.met) return [];
    return [condition.kind === 'work_years' ? yearsShort(condition, schooling, set, facts) : measured.text];
  });
}

function yearsShort(condition: Extract<Condition, { kind: 'work_years' }>, schooling: Words | null, set: ConditionSet, facts: EligibilityFacts): Words {
  const stated = condition.of === 'total' ? facts.yearsOfWork : facts.yearsInProfession;
  const asked = requirementWords(condition, set.terms);
  return {
    zh: `${schooling?.zh ?? ''}需${asked.zh}，您填写 ${stated} 年（计算至 ${facts.examYear} 年 12 月 31 日）`,
    en: `${schooling === null ? '' : `${schooling.en}: `}needs ${asked.en}; you stated ${yearsEn(stated)} (counted to 31 December ${facts.examYear})`,
  };
}

/** Among alternatives that are met, the one that asks the fewest years rests on the fewest claims. */
function yearsAsked(alternative: Alternative): number {
  return alternative.all.reduce((sum, c) => sum + (c.kind === 'work_years' ? c.atLeast : 0), 0);
}

function uniqueProofs(proofs: Proof[]): Proof[] {
  return proofs.filter((p, i) => proofs.findIndex((q) => q.kind === p.kind && q.id === p.id) === i);
}

import type { RuleSet } from '#contracts/eligibility.ts';
import type { RuleText } from '#contracts/rules.ts';

import { endOf, startOf } from './year-spans.ts';

/** Under which id the conditions of a version stand in the catalogue: every version has its own, so that a verdict names what it was measured by. */
export function ruleSetIdOf(exam: string, { level, from }: Pick<RuleText, 'level' | 'from'>, number: number): string {
  return `${exam}-${level}-${from === null ? 'all' : String(from)}-v${String(number)}`;
}

/** A version as a set of conditions of the catalogue. */
export function ruleSetOf({ officialText: _, ...text }: RuleText, id: string): RuleSet {
  return { ...text, id, certainty: 'published' };
}

/**
 * The sets of an exam once a new one is in force: the one it replaces goes, and an older one without end ends with the year before the new one begins,
 * which is what a regulation for "from 2028 on" means.
 */
export function adoptSet(rules: readonly RuleSet[], next: RuleSet, replaces: string | null): RuleSet[] {
  const kept = rules.filter((r) => r.id !== replaces).map((r) => (
    r.level === next.level && r.to === null && next.from !== null && startOf(r) < next.from && endOf(next) === endOf(r) ? { ...r, to: next.from - 1 } : r
  ));
  return [...kept, next].toSorted((a, b) => b.level.localeCompare(a.level) || startOf(a) - startOf(b));
}

/** The sets of an exam as though one held for its level in every year: what a trial and a replay measure by. */
export function asThoughInForce(rules: readonly RuleSet[], next: RuleSet): RuleSet[] {
  return [...rules.filter((r) => r.level !== next.level), { ...next, from: null, to: null }];
}

import type { Exam, Level, Specialty, Subject } from '#contracts/catalogue.ts';
import type { ConditionSet, RulePart, RuleSet } from '#contracts/eligibility.ts';
import { holdsIn } from '#contracts/year-span.ts';

/** The levels of an exam in one exam year (报考级别). */
export function levelsIn(exam: Exam, year: number): Level[] {
  return exam.levels.filter((level) => holdsIn(level, year));
}

/** The specialties a level offers in one exam year (报考专业). */
export function specialtiesOf(exam: Exam, level: string, year: number): Specialty[] {
  return exam.specialties.filter((s) => holdsIn(s, year) && (s.levels === null || s.levels.includes(level)));
}

/** The subjects a level and specialty consist of in one exam year (考试科目), by code, the specialty's name filled in. */
export function subjectsOf(exam: Exam, level: string, specialty: string, year: number): Subject[] {
  const named = specialtiesOf(exam, level, year).find((s) => s.code === specialty);
  if (named === undefined) return [];
  return exam.subjects
    .filter((s) => holdsIn(s, year) && s.levels.includes(level) && (s.specialties === null || s.specialties.includes(specialty)))
    .map((s) => ({ ...s, name: { zh: s.name.zh.replace('{specialty}', named.name.zh), en: s.name.en.replace('{specialty}', named.name.en) } }))
    .toSorted((a, b) => a.code.localeCompare(b.code));
}

/** The conditions in force for a level in one exam year (报考条件), the ones it includes first; undefined when none are on file. */
export function conditionSetFor(exam: Exam, level: string, year: number): ConditionSet | undefined {
  const chain = rulesFor(exam.rules, level, year);
  if (chain === undefined) return undefined;
  const parts: RulePart[] = chain.map((r) => ({ id: r.id, title: r.title, alternatives: r.alternatives }));
  return { examCode: exam.code, level, ruleYear: year, version: chain.map((r) => r.id).join('+'), terms: exam.terms, parts };
}

/** Follows `includes`, the included level first; the walk is bounded because a level may stand in the chain only once. */
function rulesFor(rules: RuleSet[], level: string, year: number, seen: string[] = []): RuleSet[] | undefined {
  const own = rules.find((r) => r.level === level && holdsIn(r, year));
  if (own === undefined || seen.includes(level)) return undefined;
  if (own.includes === null) return [own];
  const base = rulesFor(rules, own.includes, year, [...seen, level]);
  return base === undefined ? undefined : [...base, own];
}

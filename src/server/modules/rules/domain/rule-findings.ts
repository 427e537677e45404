import type { Exam } from '#contracts/catalogue.ts';
import type { Alternative, Condition, ConditionTerms, RuleSet } from '#contracts/eligibility.ts';
import { refuse, type Refusal, type RefusalCode } from '#contracts/refusals.ts';
import { PROVINCE_CODES } from '#contracts/regions.ts';
import type { Words } from '#contracts/words.ts';

import { adoptSet } from './adopt.ts';
import { implies, impliesAlternative } from './implies.ts';
import { findWitness } from './witness.ts';
import { endOf, gapsBetween, sharedYears, startOf, yearsLeft, yearsText } from './year-spans.ts';

export type FindingFacts = {
  exam: Pick<Exam, 'levels' | 'specialties' | 'terms' | 'rules'>;
  replaces: string | null;
  /** A condition in words, for what a finding says about another one. */
  sayCondition: (condition: Condition) => Words;
};

/** What has no effect but does no harm: regulations do print a line for 博士 beside one for 硕士 that asks the same. It is said, and stops nothing. */
const ADVICE: ReadonlySet<string> = new Set<RefusalCode>(['rule.alternative_idle', 'rule.condition_idle']);

/** True when a finding keeps the conditions from being proposed and approved. */
export function stops(finding: Refusal): boolean {
  return !ADVICE.has(finding.code);
}

/** Everything that speaks against a set of conditions coming into force, each at its place in the editor, all at once. */
export function ruleFindings(set: RuleSet, { exam, replaces, sayCondition }: FindingFacts): Refusal[] {
  return [
    ...findingsOfSpan(set, exam, replaces),
    ...findingsOfIncludes(set, adoptSet(exam.rules, set, replaces)),
    ...set.alternatives.flatMap((a, i) => findingsOfAlternative(a, i, { set, exam, sayCondition })),
    ...set.alternatives.flatMap((a, i) => findingsAmong(a, i, set.alternatives)),
  ];
}

function findingsOfSpan(set: RuleSet, exam: FindingFacts['exam'], replaces: string | null): Refusal[] {
  const no: Refusal[] = [];
  if (!exam.levels.some((l) => l.code === set.level)) no.push(refuse('rule.level_unknown', { path: 'level', params: { level: set.level } }));
  if (startOf(set) > endOf(set)) return [...no, refuse('rule.years_reversed', { path: 'from', params: { from: startOf(set), to: endOf(set) } })];
  const ofLevel = adoptSet(exam.rules, set, replaces).filter((r) => r.level === set.level);
  for (const other of ofLevel.filter((r) => r.id !== set.id)) {
    const shared = sharedYears(set, other);
    if (shared !== null) no.push(refuse('rule.years_overlap', { path: 'from', params: { years: yearsText(shared), other: other.source } }));
  }
  for (const gap of gapsBetween(ofLevel)) no.push(refuse('rule.years_gap', { path: 'from', params: { years: yearsText(gap) } }));
  return no;
}

/** Follows `includes` from the new set and from whoever includes its level, through every year in which they hold. */
function findingsOfIncludes(set: RuleSet, rules: readonly RuleSet[]): Refusal[] {
  if (set.includes === null) return [];
  const path = 'includes';
  const missing = yearsLeft(set, rules.filter((r) => r.level === set.includes));
  if (set.includes !== set.level && missing.length > 0) return missing.map((span) => refuse('rule.includes_missing', { path, params: { level: set.includes ?? '', years: yearsText(span) } }));
  const years = new Set([startOf(set), ...rules.map(startOf).filter((y) => y >= startOf(set) && y <= endOf(set))]);
  for (const year of years) {
    const chain = chainOf(set, rules, year);
    if (chain !== null) return [refuse('rule.includes_circular', { path, params: { chain: chain.join(' → ') } })];
  }
  return [];
}

/** The levels walked until one comes again; null when the walk ends. */
function chainOf(set: RuleSet, rules: readonly RuleSet[], year: number): string[] | null {
  const walked = [set.level];
  let next = set.includes;
  while (next !== null) {
    if (walked.includes(next)) return [...walked, next];
    walked.push(next);
    next = rules.find((r) => r.level === next && startOf(r) <= year && year <= endOf(r))?.includes ?? null;
  }
  return null;
}

type Around = { set: RuleSet; exam: FindingFacts['exam']; sayCondition: FindingFacts['sayCondition'] };

function findingsOfAlternative(a: Alternative, at: number, { set, exam, sayCondition }: Around): Refusal[] {
  const path = `alternatives.${String(at)}`;
  const no = a.all.flatMap((c, i) => unknownTerms(c, exam.terms).map((term) => refuse('rule.unknown_term', { path: `${path}.all.${String(i)}`, params: { term } })));
  const year = set.from ?? set.to ?? LATEST_START;
  if (findWitness(a.all, { year, examOn: `${String(year)}-09-01`, province: '37', specialty: '' }) === null) no.push(contradiction(a, path, year, sayCondition));
  if (isNowhereOpen(a, exam.specialties.map((s) => s.code))) no.push(refuse('rule.nowhere_open', { path }));
  a.all.forEach((c, i) => {
    const stricter = a.all.find((other, j) => j !== i && implies(other, c) && (j < i || !implies(c, other)));
    if (stricter) no.push(refuse('rule.condition_idle', { path: `${path}.all.${String(i)}`, params: { other: sayCondition(stricter).zh } }));
  });
  return no;
}

/** A set without any year is asked about as of this one. */
const LATEST_START = 2026;

function contradiction(a: Alternative, path: string, year: number, sayCondition: (c: Condition) => Words): Refusal {
  const alone = { year, examOn: `${String(year)}-09-01`, province: '37', specialty: '' };
  const impossible = a.all.find((c) => findWitness([c], alone) === null);
  const said = (impossible ? [impossible] : a.all.filter((c) => c.kind === 'education')).map(sayCondition);
  return refuse('rule.contradictory', { path, params: { why: said.map((w) => w.zh).join(' / '), whyEn: said.map((w) => w.en).join(' / ') } });
}

function isNowhereOpen(a: Alternative, specialties: readonly string[]): boolean {
  return PROVINCE_CODES.every((province) => specialties.every((s) => a.notIn.some((n) => n.provinces.includes(province) && (n.specialties === null || n.specialties.includes(s)))));
}

function unknownTerms(c: Condition, terms: ConditionTerms): string[] {
  const missing = (codes: readonly string[] | null, of: readonly { code: string }[]) => (codes ?? []).filter((code) => !of.some((t) => t.code === code));
  if (c.kind === 'education') return missing(c.majors, terms.majorClasses);
  if (c.kind === 'title') return missing(c.fields, terms.titleFields);
  if (c.kind === 'certificate') return missing(c.anyOf, terms.certificates);
  return c.kind === 'post' ? missing(c.anyOf, terms.posts) : [];
}

function findingsAmong(a: Alternative, at: number, all: readonly Alternative[]): Refusal[] {
  const path = `alternatives.${String(at)}`;
  const no: Refusal[] = [];
  if (all.some((b, i) => i < at && b.id === a.id)) no.push(refuse('rule.alternative_twice', { path, params: { id: a.id } }));
  const wider = all.findIndex((b, i) => i !== at && impliesAlternative(a, b) && (i < at || !impliesAlternative(b, a)));
  const other = all[wider];
  if (other) no.push(refuse(impliesAlternative(other, a) ? 'rule.alternative_same' : 'rule.alternative_idle', { path, params: { other: wider + 1 } }));
  return no;
}

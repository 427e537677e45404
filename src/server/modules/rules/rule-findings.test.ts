import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { Exam } from '#contracts/catalogue.ts';
import { ATTAINMENTS, Condition, ConditionTerms, TITLE_LEVELS, type Alternative, type EligibilityFacts, type RuleSet } from '#contracts/eligibility.ts';
import { evaluateEligibility } from '#server/modules/catalogue/index.ts';
import { implies } from './domain/implies.ts';
import { ruleFindings, stops, type FindingFacts } from './domain/rule-findings.ts';
import { findWitness, OLDEST } from './domain/witness.ts';

const exams = readdirSync('seeds/reference/exams').map((file) => Exam.parse(JSON.parse(readFileSync(`seeds/reference/exams/${file}`, 'utf8')))).toSorted((a, b) => a.code.localeCompare(b.code));
const constructor = exams.find((e) => e.code === '034') ?? exams[0];
if (!constructor) throw new Error('no exams');
const terms = ConditionTerms.parse({
  profession: { zh: '施工管理', en: 'construction management' },
  majorClasses: [{ code: 'engineering', name: { zh: '工程类', en: 'engineering' } }, { code: 'economics', name: { zh: '经济类', en: 'economics' } }],
  certificates: [{ code: 'holder', name: { zh: '资格证书', en: 'certificate' } }, { code: 'manager', name: { zh: '项目经理证书', en: 'manager certificate' } }],
  titleFields: [{ code: 'engineering', name: { zh: '工程类', en: 'engineering' } }, { code: 'economics', name: { zh: '经济类', en: 'economics' } }],
  posts: [{ code: 'post', name: { zh: '岗位', en: 'post' } }],
});
const say = (c: Condition) => ({ zh: c.kind, en: c.kind });
const facts = (changes: Partial<FindingFacts> = {}): FindingFacts => ({ exam: { ...constructor, rules: [] }, replaces: null, sayCondition: say, ...changes });
const cond = (c: Record<string, unknown>) => Condition.parse(c);
const alt = (id: string, all: Record<string, unknown>[], notIn: Alternative['notIn'] = []): Alternative => ({ id, all: all.map(cond), notIn });
const set = (alternatives: Alternative[], changes: Partial<RuleSet> = {}): RuleSet => ({ id: '034-04-2028-v1', level: '04', title: { zh: '报考条件', en: 'Conditions' }, from: 2028, to: null, includes: null, alternatives, source: '人社部发〔2027〕8号', certainty: 'published', ...changes });
const found = (s: RuleSet, f = facts()) => ruleFindings(s, f).map((r) => `${r.code} ${r.path ?? ''}`);
const college = { kind: 'education', level: 'college', majors: ['engineering'] };
const years = (atLeast: number, of = 'profession') => ({ kind: 'work_years', of, atLeast });

describe('findings', () => {
  it('of the published conditions: none that stops, and the lines that regulations print although they add nothing', () => {
    const inForce = exams.flatMap((exam) => exam.rules.map((rule) => ({ exam, rule })));
    expect(inForce.length).toBeGreaterThan(40);
    const wrong = inForce.flatMap(({ exam, rule }) => ruleFindings(rule, { exam, replaces: rule.id, sayCondition: say }).map((r) => ({ stops: stops(r), text: `${rule.id} ${r.code} ${r.path ?? ''}` })));
    expect(wrong.filter((w) => w.stops)).toEqual([]);
    expect(wrong.map((w) => w.text)).toEqual(['028-01-2006 rule.alternative_idle alternatives.3', '046-04-2019 rule.alternative_idle alternatives.4', '046-04-2022 rule.alternative_idle alternatives.4']);
  });

  it.each<[string, Alternative[], string[]]>([
    ['an unknown class of majors', [alt('a', [{ ...college, majors: ['astrology'] }])], ['rule.unknown_term alternatives.0.all.0']],
    ['one education in two classes', [alt('a', [{ ...college, by: 'education' }, { kind: 'education', level: 'college', majors: ['other'], by: 'education' }])], ['rule.contradictory alternatives.0']],
    ['a certificate of before anybody was born', [alt('a', [{ kind: 'certificate', anyOf: ['constructor_1'], until: '1930-01-01' }])], ['rule.contradictory alternatives.0']],
    ['a title held for a century', [alt('a', [{ kind: 'title', level: 'senior', heldYears: 99 }])], ['rule.contradictory alternatives.0']],
    ['the same twice', [alt('a', [college, years(4)]), alt('b', [years(4), college])], ['rule.alternative_same alternatives.1']],
    ['one that a wider one holds', [alt('a', [college, years(4)]), alt('b', [{ ...college, level: 'bachelor' }, years(5)])], ['rule.alternative_idle alternatives.1']],
    ['total years below the professional ones', [alt('a', [college, years(3, 'total'), years(4)])], ['rule.condition_idle alternatives.0.all.1']],
    ['one name twice', [alt('a', [college, years(4)]), alt('a', [{ ...college, level: 'bachelor' }, years(3)])], ['rule.alternative_twice alternatives.1']],
    ['nothing wrong', [alt('a', [college, years(4)]), alt('b', [{ ...college, level: 'bachelor' }, years(3)])], []],
  ])('%s', (_, alternatives, expected) => { expect(found(set(alternatives))).toEqual(expected); });

  it('an alternative closed in some provinces does not make the open one idle', () => {
    const shut = [{ provinces: ['11'], specialties: null }];
    expect(found(set([alt('a', [college, years(4)], shut), alt('b', [{ ...college, level: 'bachelor' }, years(5)])]))).toEqual([]);
    expect(found(set([alt('a', [college, years(4)]), alt('b', [{ ...college, level: 'bachelor' }, years(5)], shut)]))).toEqual(['rule.alternative_idle alternatives.1']);
  });

  const old = (id: string, from: number | null, to: number | null, level = '04', includes: string | null = null) => set([alt('a', [college, years(4)])], { id, from, to, level, includes });
  it('years that overlap, leave a gap, or run backwards; an older set without end simply ends', () => {
    const all = (rules: RuleSet[], next: Partial<RuleSet>) => found(set([alt('a', [college, years(4)])], next), facts({ exam: { ...constructor, rules } }));
    expect(all([old('x', 2022, null)], { from: 2028 })).toEqual([]);
    expect(all([old('x', 2022, 2030)], { from: 2028 })).toEqual(['rule.years_overlap from']);
    expect(all([old('x', 2022, 2025)], { from: 2028 })).toEqual(['rule.years_gap from']);
    expect(all([old('x', 2022, 2025)], { from: 2030, to: 2028 })).toEqual(['rule.years_reversed from']);
  });

  it('levels that include one another, over as many steps as it takes, and an included level without conditions', () => {
    const including = (rules: RuleSet[]) => found(set([alt('a', [college, years(4)])], { includes: '02', from: 2028 }), facts({ exam: { ...constructor, rules } }));
    expect(including([old('x', 2022, null, '02', '01'), old('y', 2022, null, '01', '04')])).toEqual(['rule.includes_circular includes']);
    expect(including([old('x', 2022, 2027, '02')])).toEqual(['rule.includes_missing includes']);
    expect(including([old('x', 2022, null, '02')])).toEqual([]);
    expect(found(set([alt('a', [college])], { includes: '04' }))).toEqual(['rule.includes_circular includes']);
  });

  it('says everything at once', () => {
    const s = set([alt('a', [{ ...college, majors: ['astrology'] }, years(4)]), alt('a', [{ kind: 'title', level: 'senior', heldYears: 99 }])], { from: 2030, to: 2028, level: '77' });
    expect(found(s)).toEqual(['rule.level_unknown level', 'rule.years_reversed from', 'rule.unknown_term alternatives.0.all.0', 'rule.contradictory alternatives.1', 'rule.alternative_twice alternatives.1']);
  });
});

const majors = fc.option(fc.uniqueArray(fc.constantFrom('engineering', 'economics'), { minLength: 1 }));
const until = fc.option(fc.constantFrom('1940-01-01', '1963-01-01', '2003-12-31', '2024-12-31'));
const heldYears = fc.constantFrom(0, 3, 10, 64, 65, 90);
const anyCondition = fc.oneof(
  fc.record({ kind: fc.constant('education'), level: fc.constantFrom(...ATTAINMENTS), majors, by: fc.constantFrom('either', 'education', 'degree') }),
  fc.record({ kind: fc.constant('work_years'), of: fc.constantFrom('profession', 'total'), atLeast: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constant('title'), level: fc.constantFrom(...TITLE_LEVELS), fields: majors, heldYears, until }),
  fc.record({ kind: fc.constant('certificate'), anyOf: fc.uniqueArray(fc.constantFrom('holder', 'manager'), { minLength: 1 }), heldYears, until }),
  fc.record({ kind: fc.constant('post'), anyOf: fc.constant(['post']), until }),
  fc.record({ kind: fc.constant('age'), atLeast: fc.integer({ min: 16, max: 70 }) }),
).map((c) => Condition.parse(c));
const day = fc.record({ y: fc.integer({ min: 1962, max: 2027 }), m: fc.integer({ min: 1, max: 12 }) }).map(({ y, m }) => `${String(y)}-${String(m).padStart(2, '0')}-01`);
const someClass = fc.option(fc.constantFrom('engineering', 'economics'));
/** Somebody who may exist: one education, one degree, at most eighty, professional years within all years. */
const anybody = fc.record({
  education: fc.option(fc.record({ level: fc.constantFrom(...ATTAINMENTS), majorClass: someClass, graduatedIn: fc.constantFrom('197007', '201207', '202907') })),
  degree: fc.option(fc.record({ level: fc.constantFrom(...ATTAINMENTS), majorClass: someClass, awardedIn: fc.constantFrom('197007', '201207') })),
  total: fc.integer({ min: 0, max: 60 }), part: fc.integer({ min: 0, max: 60 }), age: fc.integer({ min: 16, max: OLDEST }),
  titles: fc.array(fc.record({ level: fc.constantFrom(...TITLE_LEVELS), field: someClass, obtainedOn: day }), { maxLength: 3 }),
  certificates: fc.array(fc.record({ kind: fc.constantFrom('holder', 'manager'), obtainedOn: day }), { maxLength: 3 }),
  posts: fc.array(day, { maxLength: 2 }),
}).map((p): EligibilityFacts => {
  const bornIn = 2028 - p.age;
  const held = (on: string) => (Number(on.slice(0, 4)) < bornIn + 16 ? `${String(bornIn + 16)}${on.slice(4)}` : on);
  return {
    examYear: 2028, examOn: '2028-09-01', province: '37', specialty: '15', birthOn: `${String(bornIn)}-01-01`,
    educations: p.education ? [{ id: 'e', major: '土木工程', fullTime: true, ...p.education }] : [], degrees: p.degree ? [{ id: 'd', major: '土木工程', ...p.degree }] : [],
    yearsInProfession: Math.min(p.part, p.total), yearsOfWork: p.total,
    titles: p.titles.map((t, i) => ({ id: `t${String(i)}`, ...t, obtainedOn: held(t.obtainedOn) })), certificates: p.certificates.map((c, i) => ({ id: `c${String(i)}`, ...c, obtainedOn: held(c.obtainedOn) })),
    posts: p.posts.map((on, i) => ({ id: `p${String(i)}`, post: 'post', heldOn: held(on) })),
  };
});
const meets = (all: Condition[], person: EligibilityFacts) =>
  evaluateEligibility({ examCode: '034', level: '04', ruleYear: 2028, version: 'v', terms, parts: [{ id: 'p', title: { zh: '条', en: 'c' }, alternatives: [{ id: 'a', all, notIn: [] }] }] }, person).eligible;
const at = { year: 2028, examOn: '2028-09-01', province: '37', specialty: '15' };

describe('what the findings rest on, for any conditions', () => {
  it('who is found to meet them does meet them; where nobody is found nobody does', () => {
    fc.assert(fc.property(fc.array(anyCondition, { maxLength: 4 }), anybody, (all, person) => {
      const witness = findWitness(all, at);
      if (witness) expect(meets(all, witness)).toBe(true);
      else expect(meets(all, person)).toBe(false);
    }), { numRuns: 3_000 });
  });

  it('a condition said to follow from another is met by whoever meets that', () => {
    fc.assert(fc.property(anyCondition, anyCondition, anybody, (a, b, person) => {
      if (implies(a, b) && meets([a], person)) expect(meets([b], person)).toBe(true);
    }), { numRuns: 5_000 });
  });
});

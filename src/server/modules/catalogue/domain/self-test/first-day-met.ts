import type { Exam } from '#contracts/catalogue.ts';
import type { ConditionSet, EligibilityFacts } from '#contracts/eligibility.ts';
import { holdsIn } from '#contracts/year-span.ts';

import { judgeSparingly } from '../eligibility/judge-sparingly.ts';
import { conditionSetFor } from '../exam-of-year.ts';

/** No condition asks for more than forty years; what is not met by then never is. */
const HORIZON_YEARS = 41;

/** The conditions a level has for an exam held on a day: those of its exam year; undefined where there is no such level then. */
export function conditionsOn(exam: Exam, levelCode: string, day: string, known: { year: number; ruleYear: number }): ConditionSet | undefined {
  const year = yearOf(day);
  const ruleYear = year === known.year ? known.ruleYear : year;
  const sets = setsOf(exam);
  const key = `${levelCode} ${year} ${ruleYear}`;
  if (!sets.has(key)) sets.set(key, exam.levels.some((l) => l.code === levelCode && holdsIn(l, year)) ? conditionSetFor(exam, levelCode, ruleYear) : undefined);
  return sets.get(key);
}

/** Forty years of conditions are looked at for every level: each is put together once and forgotten with its exam. */
const setsByExam = new WeakMap<Exam, Map<string, ConditionSet | undefined>>();

function setsOf(exam: Exam): Map<string, ConditionSet | undefined> {
  const sets = setsByExam.get(exam) ?? new Map<string, ConditionSet | undefined>();
  setsByExam.set(exam, sets);
  return sets;
}

/** The same person measured for an exam on a later day, having worked on: years of work count to 31 December of the exam year, so they grow with it. */
export function factsOn(facts: EligibilityFacts, day: string): EligibilityFacts {
  const grown = yearOf(day) - facts.examYear;
  return { ...facts, examYear: yearOf(day), examOn: day, yearsInProfession: facts.yearsInProfession + grown, yearsOfWork: facts.yearsOfWork + grown };
}

/**
 * The first day after the measured exam on which an exam could be sat (自何日起举行的考试可以报考): measured for that day the conditions are met, for the day before
 * they are not. Null when time alone never meets them.
 */
export function firstDayMet(exam: Exam, levelCode: string, facts: EligibilityFacts, ruleYear: number): string | null {
  const known = { year: facts.examYear, ruleYear };
  const days = turningDays(exam, facts).map((day) => ({ day, set: conditionsOn(exam, levelCode, day, known) }));
  for (const stretch of stretchesOfOneRule(days)) {
    const met = (at: number) => {
      const { day, set } = stretch[at] ?? {};
      return day !== undefined && set !== undefined && judgeSparingly(set, factsOn(facts, day)).eligible;
    };
    if (!met(stretch.length - 1)) continue;
    // under one set of rules a later day never takes away what an earlier one gave
    let [no, yes] = [-1, stretch.length - 1];
    while (yes - no > 1) {
      const middle = (no + yes) >> 1;
      if (met(middle)) yes = middle;
      else no = middle;
    }
    return stretch[yes]?.day ?? null;
  }
  return null;
}

/** The days on which a verdict can turn: a new exam year, the day after something was obtained, the month of a graduation, a birthday some condition asks for. */
function turningDays(exam: Exam, facts: EligibilityFacts): string[] {
  const ages = new Set(exam.rules.flatMap((r) => r.alternatives.flatMap((a) => a.all.flatMap((c) => (c.kind === 'age' ? [c.atLeast] : [])))));
  const { birthOn } = facts;
  const last = `${facts.examYear + HORIZON_YEARS}-01-01`;
  const days = [
    ...Array.from({ length: HORIZON_YEARS }, (_, i) => `${facts.examYear + 1 + i}-01-01`),
    ...[...facts.titles, ...facts.certificates].map((held) => dayAfter(held.obtainedOn)),
    ...facts.posts.map((p) => dayAfter(p.heldOn)),
    ...[...facts.educations.map((e) => e.graduatedIn), ...facts.degrees.map((d) => d.awardedIn)].map((month) => `${month.slice(0, 4)}-${month.slice(4)}-01`),
    ...(birthOn === null ? [] : [...ages].map((age) => `${Number(birthOn.slice(0, 4)) + age}${birthOn.slice(4)}`)),
  ];
  return [...new Set(days)].filter((day) => day > facts.examOn && day <= last).toSorted();
}

type Turning = { day: string; set: ConditionSet | undefined };

function stretchesOfOneRule(days: readonly Turning[]): Turning[][] {
  const stretches: Turning[][] = [];
  for (const turning of days) {
    const current = stretches.at(-1);
    if (current !== undefined && current[0]?.set?.version === turning.set?.version) current.push(turning);
    else stretches.push([turning]);
  }
  return stretches;
}

const yearOf = (day: string) => Number(day.slice(0, 4));

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

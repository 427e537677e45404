import type { Exam, Level, Sitting } from '#contracts/catalogue.ts';
import type { ConditionSet, EligibilityFacts, EligibilityVerdict } from '#contracts/eligibility.ts';
import type { MajorTable } from '#contracts/majors.ts';

import { judgeSparingly } from '../eligibility/judge-sparingly.ts';
import { statedFacts, type Stated, type StatedEducation, type StatedStandings } from '../eligibility/stated-facts.ts';
import { conditionSetFor, levelsIn } from '../exam-of-year.ts';
import { firstDayMet } from './first-day-met.ts';
import type { SelfTestQuestion } from './question.ts';

/** What a self-test measures against: an exam, the year asked for, its editions of the 专业对照表 and the announced sittings of that year. */
export type SelfTestAgainst = { exam: Exam; year: number; majorTables: readonly MajorTable[]; sittings: readonly Sitting[] };

/** When the exam of a level is held in a year: by its announced sitting, or as is usual. */
export type LevelDay = { examOn: string; ruleYear: number; announced: boolean };

/** One level measured (报考条件自测): the verdict of the very rules the application form uses, on which education it rests, and from which day on it would be met. */
export type LevelAnswer = {
  level: Level;
  day: LevelDay;
  conditions: ConditionSet;
  education: StatedEducation;
  verdict: EligibilityVerdict;
  facts: EligibilityFacts;
  standings: StatedStandings;
  majorMatches: boolean;
  /** The first day from which an exam could be sat; null when it is met already, or never by waiting. */
  metFrom: string | null;
};

/** Every level the exam has in the year, each measured by its own conditions; a level without any on file is left out. */
export function judgeLevels(against: SelfTestAgainst, question: SelfTestQuestion): LevelAnswer[] {
  return levelsIn(against.exam, against.year).flatMap((level) => {
    const day = dayOfLevel(against, level.code);
    const conditions = conditionSetFor(against.exam, level.code, day.ruleYear);
    if (conditions === undefined) return [];
    const answers = question.statements.map(({ education, stated }) => judgeStatement({ against, level, day, conditions, question, education }, stated));
    return bestOf(answers);
  });
}

/** The day a level's exam is on in a year; where no sitting is announced, the first of its usual month. */
export function dayOfLevel({ exam, year, sittings }: SelfTestAgainst, levelCode: string): LevelDay {
  const sitting = sittings.find((s) => s.examCode === exam.code && s.year === year && s.levels.includes(levelCode));
  if (sitting !== undefined) return { examOn: sitting.examOn[0] ?? `${year}-12-31`, ruleYear: sitting.ruleYear, announced: true };
  return { examOn: `${year}-${String(exam.months[0] ?? 12).padStart(2, '0')}-01`, ruleYear: year, announced: false };
}

type Measured = Pick<LevelAnswer, 'level' | 'day' | 'conditions' | 'education'> & { against: SelfTestAgainst; question: SelfTestQuestion };

function judgeStatement({ against, question, ...of }: Measured, stated: Stated): LevelAnswer {
  const { facts, standings, majorMatches } = statedFacts(stated, {
    majorClasses: against.exam.terms.majorClasses, majorTables: against.majorTables, examYear: against.year, examOn: of.day.examOn,
    province: question.province, specialty: question.specialty, birthOn: question.birthOn,
  });
  const verdict = judgeSparingly(of.conditions, facts);
  return { ...of, facts, standings, majorMatches, verdict, metFrom: verdict.eligible ? null : firstDayMet(against.exam, of.level.code, facts, of.day.ruleYear) };
}

/** Of several educations the one a candidate would choose: that which meets the conditions, else that which meets them first, else the one stated first. */
function bestOf(answers: readonly LevelAnswer[]): LevelAnswer[] {
  const best = answers.toSorted((a, b) => rank(a).localeCompare(rank(b)))[0];
  return best === undefined ? [] : [best];
}

const rank = (a: LevelAnswer) => (a.verdict.eligible ? '0' : (a.metFrom ?? '9'));

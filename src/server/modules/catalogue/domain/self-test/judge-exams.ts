import type { Exam, Level } from '#contracts/catalogue.ts';
import type { EligibilityFacts } from '#contracts/eligibility.ts';
import type { Words } from '#contracts/words.ts';

import { judgeSparingly } from '../eligibility/judge-sparingly.ts';
import { statedFacts } from '../eligibility/stated-facts.ts';
import { firstDayMet } from './first-day-met.ts';
import { judgeLevels, type LevelAnswer, type SelfTestAgainst } from './judge-level.ts';
import type { SelfTestQuestion } from './question.ts';

/** How one level of one exam stands for somebody: met, met if the major counts in a class nobody could look up, met from a day on, or not by waiting. */
export type LevelStanding = { level: Level; examOn: string } & ({ state: 'met' } | { state: 'met_if'; majorClass: Words } | { state: 'later'; from: string; majorClass: Words | null } | { state: 'no' });
export type ExamStanding = { exam: Exam; levels: LevelStanding[] };

/** Which exams somebody could sit with the facts of a self-test (这些条件还能报考哪些考试): every exam, those with a level met first. */
export function judgeExams(all: readonly SelfTestAgainst[], question: SelfTestQuestion, testedCode: string): ExamStanding[] {
  const standings = all.map((against) => {
    // a class of majors is declared for one exam's conditions; another exam means something else by the same word
    const own = against.exam.code === testedCode ? question : { ...question, statements: question.statements.map((s) => ({ ...s, stated: { ...s.stated, majorClass: null } })) };
    return { exam: against.exam, levels: judgeLevels(against, own).map((answer) => standingOf(answer, against, own)) };
  });
  return standings.filter((s) => s.levels.length > 0).toSorted((a, b) => rank(a) - rank(b));
}

function standingOf(answer: LevelAnswer, against: SelfTestAgainst, question: SelfTestQuestion): LevelStanding {
  const of = { level: answer.level, examOn: answer.day.examOn };
  if (answer.verdict.eligible) return { ...of, state: 'met' };
  const byClass = asEachClass(answer, against, question);
  const would = byClass.find((c) => judgeSparingly(answer.conditions, c.facts).eligible);
  if (would !== undefined) return { ...of, state: 'met_if', majorClass: would.name };
  if (answer.metFrom !== null) return { ...of, state: 'later', from: answer.metFrom, majorClass: null };
  const later = byClass.flatMap((c) => {
    const from = firstDayMet(against.exam, answer.level.code, c.facts, answer.day.ruleYear);
    return from === null ? [] : [{ from, majorClass: c.name }];
  }).toSorted((a, b) => a.from.localeCompare(b.from))[0];
  return later === undefined ? { ...of, state: 'no' } : { ...of, state: 'later', ...later };
}

/** Where no table places majors and nothing was declared: the facts as they would be with each class, the widest first. */
function asEachClass({ day }: LevelAnswer, { exam, year, majorTables }: SelfTestAgainst, question: SelfTestQuestion): { name: Words; facts: EligibilityFacts }[] {
  const { majorClasses } = exam.terms;
  if (majorTables.length > 0 || majorClasses.length < 2 || question.statements.some((s) => s.stated.majorClass !== null)) return [];
  const against = { majorClasses, majorTables, examYear: year, examOn: day.examOn, province: question.province, specialty: question.specialty, birthOn: question.birthOn };
  return majorClasses.toReversed().flatMap((c) => question.statements.map(({ stated }) => ({ name: c.name, facts: statedFacts({ ...stated, majorClass: c.code }, against).facts })));
}

const ORDER = { met: 0, met_if: 1, later: 2, no: 3 } as const;
const rank = (s: ExamStanding) => Math.min(...s.levels.map((l) => ORDER[l.state]));

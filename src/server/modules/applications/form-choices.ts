import type { Fee } from '#contracts/catalogue.ts';
import type { CandidateFile } from '#contracts/candidate-files.ts';
import type { Lang } from '#contracts/refusals.ts';
import { alternativesOpenTo, alternativeWords, amountDue, conditionSetFor, levelsIn, offerSubjects, subjectsOf } from '#server/modules/catalogue/index.ts';
import { fileStanding } from './file-standing.ts';
import type { Offer } from './gather-facts.ts';

/** One subject as the form offers it: required ones are set, passed ones tell their year (R-2.2.3-04). */
export type SubjectChoice = { code: string; name: string; state: 'required' | 'open' | 'passed'; passedIn: number | null; selectable: boolean; feeInFen: number | null };

/** The conditions of a level in human words: every block, met by one of its alternatives. */
export type ConditionBlock = { title: string; alternatives: string[] };

export type LevelChoices = { subjects: SubjectChoice[]; conditions: ConditionBlock[] };

export type ChoiceFacts = { offer: Offer; fees: readonly Fee[]; file: CandidateFile | undefined };

/** What a level and specialty mean for this candidate: subjects with fees and passes, and what must be met. */
export function levelChoices({ offer, fees, file }: ChoiceFacts, levelCode: string, specialty: string, lang: Lang): LevelChoices {
  const { exam, sitting, config } = offer;
  const level = levelsIn(exam, sitting.year).find((l) => l.code === levelCode && sitting.levels.includes(l.code));
  if (!level || !config) return { subjects: [], conditions: [] };
  const { carried } = fileStanding(file, offer, level, specialty);
  const offered = offerSubjects({ level, subjects: subjectsOf(exam, level.code, specialty, sitting.year), carried, config });
  const conditions = conditionSetFor(exam, level.code, sitting.ruleYear);
  return {
    subjects: offered.map(({ subject, state, passedIn, selectable }) => {
      const amount = amountDue([...fees], level.code, [subject], sitting.year, null);
      return { code: subject.code, name: subject.name[lang], state, passedIn, selectable, feeInFen: 'code' in amount ? null : amount.totalInFen };
    }),
    conditions: (conditions?.parts ?? []).map((part) => ({
      title: part.title[lang],
      alternatives: alternativesOpenTo(part, config.province, specialty).map((a) => alternativeWords(a, exam.terms)[lang]),
    })),
  };
}

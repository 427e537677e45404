import type { Condition, ConditionTerms, ConditionVerdict, EligibilityFacts, Proof } from '#contracts/eligibility.ts';
import type { Words } from '#contracts/words.ts';

import { attainmentRank } from './attainment.ts';
import { attainmentWords, termNames } from './condition-words.ts';
import { verdict } from './verdict.ts';

type SchoolingCondition = Extract<Condition, { kind: 'education' }>;
type Row = { proof: Proof; rank: number; level: EligibilityFacts['educations'][number]['level']; majorClass: string | null; month: string };

/** Education and degrees measured: the lowest row that suffices proves it; else the row that comes nearest explains what is missing. */
export function measureSchooling(condition: SchoolingCondition, facts: EligibilityFacts, terms: ConditionTerms, required: Words): ConditionVerdict {
  const rows = rowsFor(condition, facts);
  const wanted = attainmentRank(condition.level);
  const inTime = rows.filter((r) => r.month <= facts.examOn.slice(0, 7).replace('-', ''));
  const rightMajor = (r: Row) => condition.majors === null || (r.majorClass !== null && condition.majors.includes(r.majorClass));

  const proving = inTime.filter((r) => r.rank >= wanted && rightMajor(r)).toSorted((a, b) => a.rank - b.rank)[0];
  if (proving !== undefined) return verdict(true, required, held(proving, terms), proving.proof, 0);

  const late = rows.find((r) => !inTime.includes(r) && r.rank >= wanted && rightMajor(r));
  if (late !== undefined) {
    const stated = { zh: `您填写的毕业（授予）时间为 ${monthWords(late.month)}，晚于考试时间`, en: `you stated ${monthWords(late.month)}, which is after the exam` };
    return verdict(false, required, stated, late.proof, LATE);
  }
  const nearest = inTime.toSorted((a, b) => distance(a, wanted, rightMajor) - distance(b, wanted, rightMajor))[0];
  if (nearest === undefined) return verdict(false, required, { zh: '您没有填写可用的学历或学位', en: 'you stated no education or degree that can be used' }, null, NONE);
  return verdict(false, required, held(nearest, terms), nearest.proof, distance(nearest, wanted, rightMajor));
}

const PER_RUNG = 12;
const WRONG_MAJOR = 15;
const LATE = 6;
const NONE = 100;

function rowsFor(condition: SchoolingCondition, facts: EligibilityFacts): Row[] {
  const educations = facts.educations.map((e): Row => ({ proof: { kind: 'education', id: e.id }, rank: attainmentRank(e.level), level: e.level, majorClass: e.majorClass, month: e.graduatedIn }));
  const degrees = facts.degrees.map((d): Row => ({ proof: { kind: 'degree', id: d.id }, rank: attainmentRank(d.level), level: d.level, majorClass: d.majorClass, month: d.awardedIn }));
  if (condition.by === 'education') return educations;
  return condition.by === 'degree' ? degrees : [...educations, ...degrees];
}

function distance(row: Row, wanted: number, rightMajor: (r: Row) => boolean): number {
  return Math.max(0, wanted - row.rank) * PER_RUNG + (rightMajor(row) ? 0 : WRONG_MAJOR);
}

function held(row: Row, terms: ConditionTerms): Words {
  const level = attainmentWords(row.level);
  const major = row.majorClass === null ? null : termNames(terms.majorClasses, [row.majorClass]);
  return {
    zh: `您填写${level.zh}${major === null ? '' : `（${major.zh}）`}，${monthWords(row.month)}`,
    en: `you stated ${level.en}${major === null ? '' : ` (${major.en})`}, ${monthWords(row.month)}`,
  };
}

/** 201207 → 2012-07 */
function monthWords(month: string): string {
  return `${month.slice(0, 4)}-${month.slice(4)}`;
}

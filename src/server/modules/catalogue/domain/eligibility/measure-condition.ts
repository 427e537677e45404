import type { Condition, ConditionTerms, ConditionVerdict, EligibilityFacts, Proof } from '#contracts/eligibility.ts';
import type { Words } from '#contracts/words.ts';
import { unreachable } from '#server/kernel/invariant.ts';

import { titleRank } from './attainment.ts';
import { dayWords, requirementWords, termNames, titleLevelWords, yearsEn } from './condition-words.ts';
import { measureSchooling } from './measure-schooling.ts';
import { verdict } from './verdict.ts';

/** One condition measured against the facts: met or missed, by which fact, and how far off (0 = met; larger = harder to mend). */
export function measureCondition(condition: Condition, facts: EligibilityFacts, terms: ConditionTerms): ConditionVerdict {
  const required = requirementWords(condition, terms);
  switch (condition.kind) {
    case 'education':
      return measureSchooling(condition, facts, terms, required);
    case 'work_years': {
      const stated = condition.of === 'total' ? facts.yearsOfWork : facts.yearsInProfession;
      const proof: Proof = { kind: condition.of === 'total' ? 'years_of_work' : 'years_in_profession', id: null };
      const met = stated >= condition.atLeast;
      const counted = { zh: `您填写 ${stated} 年（计算至 ${facts.examYear} 年 12 月 31 日）`, en: `you stated ${yearsEn(stated)} (counted to 31 December ${facts.examYear})` };
      return verdict(met, required, counted, proof, met ? 0 : condition.atLeast - stated);
    }
    case 'title': {
      const held = facts.titles.filter((t) => titleRank(t.level) >= titleRank(condition.level) && (condition.fields === null || (t.field !== null && condition.fields.includes(t.field))));
      const best = held.toSorted((a, b) => a.obtainedOn.localeCompare(b.obtainedOn))[0];
      if (best === undefined) {
        const highest = facts.titles.toSorted((a, b) => titleRank(b.level) - titleRank(a.level))[0];
        const stated = highest === undefined ? NOTHING_STATED : besides(titleLevelWords(highest.level), highest.field === null ? null : termNames(terms.titleFields, [highest.field]));
        return verdict(false, required, stated, null, UNATTAINABLE);
      }
      return measureHolding(condition, best.obtainedOn, facts, required, { kind: 'title', id: best.id });
    }
    case 'certificate': {
      const best = facts.certificates.filter((c) => condition.anyOf.includes(c.kind)).toSorted((a, b) => a.obtainedOn.localeCompare(b.obtainedOn))[0];
      if (best === undefined) return verdict(false, required, NOTHING_STATED, null, UNATTAINABLE);
      return measureHolding(condition, best.obtainedOn, facts, required, { kind: 'certificate', id: best.id });
    }
    case 'post': {
      const best = facts.posts.filter((p) => condition.anyOf.includes(p.post)).toSorted((a, b) => a.heldOn.localeCompare(b.heldOn))[0];
      if (best === undefined) return verdict(false, required, NOTHING_STATED, null, UNATTAINABLE);
      return measureHolding({ heldYears: 0, until: condition.until }, best.heldOn, facts, required, { kind: 'post', id: best.id });
    }
    case 'age': {
      const age = facts.birthOn === null ? null : fullYears(facts.birthOn, facts.examOn);
      if (age === null) return verdict(false, required, NOTHING_STATED, null, UNATTAINABLE);
      const stated = { zh: `考试当日您 ${age} 周岁`, en: `you will be ${age} on the day of the exam` };
      return verdict(age >= condition.atLeast, required, stated, { kind: 'birth', id: null }, Math.max(0, condition.atLeast - age));
    }
    default:
      return unreachable(condition);
  }
}

/** Titles and certificates weigh more than years of work: years pass by themselves. */
const UNATTAINABLE = 40;
const NOTHING_STATED: Words = { zh: '您没有填写', en: 'you stated none' };

/** Something held since a day: it must be held before the exam, by the limit day where there is one, and for the years asked, counted to 31 December of the exam year. */
function measureHolding(limit: { heldYears: number; until: string | null }, since: string, facts: EligibilityFacts, required: Words, proof: Proof): ConditionVerdict {
  const on = { zh: `您填写的取得日期为 ${dayWords(since).zh}`, en: `you stated ${since}` };
  if (limit.until !== null && since > limit.until) return verdict(false, required, on, proof, UNATTAINABLE);
  if (since >= facts.examOn) return verdict(false, required, { zh: `${on.zh}，须早于考试日期`, en: `${on.en}; it must be before the exam` }, proof, 1);
  const held = fullYears(since, `${facts.examYear}-12-31`);
  const met = held >= limit.heldYears;
  const stated = limit.heldYears === 0 ? on : { zh: `${on.zh}，至 ${facts.examYear} 年底满 ${held} 年`, en: `${on.en}; ${yearsEn(held)} by the end of ${facts.examYear}` };
  return verdict(met, required, stated, proof, met ? 0 : limit.heldYears - held);
}

function besides(main: Words, field: Words | null): Words {
  return field === null
    ? { zh: `您填写的最高职称为${main.zh}`, en: `your highest title is ${main.en}` }
    : { zh: `您填写的最高职称为${field.zh}${main.zh}`, en: `your highest title is ${main.en} in ${field.en}` };
}

/** Whole years between two days. */
function fullYears(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) >= from.slice(5) ? years : years - 1;
}

import type { ConditionVerdict, Proof } from '#contracts/eligibility.ts';
import type { Words } from '#contracts/words.ts';

/** Joins what is asked and what was stated into one sentence, and keeps the proof and the distance with it. */
export function verdict(met: boolean, required: Words, stated: Words, proof: Proof | null, missing: number): ConditionVerdict {
  const text = met
    ? { zh: `符合：${required.zh}；${stated.zh}`, en: `Met: ${required.en}; ${stated.en}` }
    : { zh: `不符合：须${required.zh}；${stated.zh}`, en: `Not met: needs ${required.en}; ${stated.en}` };
  return { met, text, proof, missing };
}

import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { VerificationFacts, VerificationState } from '#contracts/verification.ts';
import { isUnfinished, stateParams } from './verification-states.ts';

/** What a sitting asks of verification before its exam can be chosen (the switch of D-01). */
export type VerificationPolicy = { failedBlocks: boolean };

/**
 * Everything in the verification that stops choosing an exam (R-0-04, R-2.2.1-06); empty means it may be chosen.
 * D-01: an unfinished one (未核验, 核验中) blocks; 未通过 and 需人工核验 go on to proof and manual review, unless the
 * sitting lets a failed identity, or education rows that all failed, block as well. Rows are numbered per kind in
 * the order given, which is the order of the candidate's page.
 */
export function refusalsForUnfinished(facts: VerificationFacts, policy: VerificationPolicy = { failedBlocks: false }): Refusal[] {
  const no: Refusal[] = [];
  const { identity } = facts;
  if (isUnfinished(identity.state)) no.push(refuse('verification.identity_unfinished'));
  for (const kind of ['education', 'degree'] as const) {
    facts.rows
      .filter((row) => row.kind === kind)
      .forEach((row, index) => {
        if (isUnfinished(row.state)) no.push(refuse(`verification.${kind}_unfinished`, { params: { number: index + 1 } }));
      });
  }
  if (!policy.failedBlocks) return no;
  if (hasFailed(identity.state)) no.push(refuse('verification.identity_failed', { params: stateParams(identity.state) }));
  const educations = facts.rows.filter((row) => row.kind === 'education');
  if (educations.length > 0 && educations.every((row) => hasFailed(row.state))) no.push(refuse('verification.education_failed'));
  return no;
}

const hasFailed = (state: VerificationState): boolean => state === 'failed' || state === 'manual_failed';

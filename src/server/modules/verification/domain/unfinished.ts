import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { VerificationFacts } from '#contracts/verification.ts';
import { isPassed, isUnfinished, stateParams } from './verification-states.ts';

/** What a sitting asks of verification before an exam can be chosen; the default follows D-01. */
export type VerificationPolicy = { blockUnfinished: boolean; identityMustPass: boolean };

/** D-01: only unfinished verification (未核验, 核验中) blocks; a failed one goes on to proof and manual review. */
export const DEFAULT_VERIFICATION_POLICY: VerificationPolicy = { blockUnfinished: true, identityMustPass: false };

/**
 * Everything in the verification that stops choosing an exam (R-0-04, R-2.2.1-06); empty means it may be chosen.
 * Rows are numbered per kind in the order given, which is the order of the candidate's page.
 */
export function refusalsForUnfinished(facts: VerificationFacts, policy: VerificationPolicy = DEFAULT_VERIFICATION_POLICY): Refusal[] {
  const no: Refusal[] = [];
  if (policy.blockUnfinished && isUnfinished(facts.identity.state)) no.push(refuse('verification.identity_unfinished'));
  else if (policy.identityMustPass && !isPassed(facts.identity.state)) {
    no.push(refuse('verification.identity_not_passed', { params: stateParams(facts.identity.state) }));
  }
  if (!policy.blockUnfinished) return no;
  for (const kind of ['education', 'degree'] as const) {
    facts.rows
      .filter((row) => row.kind === kind)
      .forEach((row, index) => {
        if (isUnfinished(row.state)) no.push(refuse(`verification.${kind}_unfinished`, { params: { number: index + 1 } }));
      });
  }
  return no;
}

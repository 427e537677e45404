import type { CommitmentMode } from '#contracts/catalogue.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';

export type CommitmentFacts = {
  mode: CommitmentMode;
  /** Recorded in the integrity file, within the record period (失信人员). */
  integrityHold: boolean;
  /** Declined or withdrew for this exam in this year before. */
  closedThisYear: boolean;
};

/** What follows 【保存】: the letter to sign, the neutral notice for persons under a record, or neither (R-2.2.3-08, -09, D-10). */
export function commitmentStep(f: CommitmentFacts): 'letter' | 'hold_notice' | 'none' {
  if (f.mode === 'none') return 'none';
  if (f.integrityHold) return 'hold_notice';
  return f.closedThisYear ? 'none' : 'letter';
}

/** Why this person may not sign (告知承诺制适用对象); empty means they may. */
export function refusalsToCommit(f: CommitmentFacts): Refusal[] {
  const no: Refusal[] = [];
  if (f.integrityHold) no.push(refuse('commitment.integrity_hold'));
  if (f.closedThisYear) no.push(refuse('commitment.withdrawn_this_year'));
  return no;
}

/** Why the commitment may not be declined: the 2019 pilot had everybody sign. */
export function refusalsToDecline(f: CommitmentFacts): Refusal[] {
  return f.mode === 'compulsory' && !f.integrityHold ? [refuse('commitment.compulsory')] : [];
}

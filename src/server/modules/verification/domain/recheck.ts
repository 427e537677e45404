import type { VerificationReason, VerificationState } from '#contracts/verification.ts';
import type { AskOutcome } from './asking.ts';

/** What an answer to a check of an old result means for it. */
export type Recheck =
  | { kind: 'same' }
  | { kind: 'changed'; action: 'recheck_better' | 'recheck_worse'; reason: VerificationReason | null }
  | { kind: 'no_answer'; why: string };

/**
 * Compares what a registry says now with a result that stands (复核). A better answer is taken over; one that no longer confirms what was confirmed, or
 * asks for a person, makes it 需人工核验: a check never says 未通过 by itself, and what a person decided is not asked about.
 */
export function recheck(state: VerificationState, outcome: AskOutcome): Recheck {
  if (outcome.kind === 'no_answer') return { kind: 'no_answer', why: outcome.why };
  if (outcome.kind === 'contradictory') return { kind: 'no_answer', why: 'contradictory' };
  const { verdict, reason } = outcome;
  if (state === 'passed') return verdict === 'passed' ? { kind: 'same' } : { kind: 'changed', action: 'recheck_worse', reason };
  if (verdict === 'passed') return { kind: 'changed', action: 'recheck_better', reason: null };
  if (state === 'failed' && verdict === 'needs_manual') return { kind: 'changed', action: 'recheck_worse', reason };
  return { kind: 'same' };
}

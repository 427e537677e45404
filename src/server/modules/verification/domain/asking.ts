import type { Instant } from '#contracts/dates.ts';
import type { NoAnswer } from '#contracts/registry-gateway.ts';
import type { VerificationReason } from '#contracts/verification.ts';
import { growingPause } from '#server/kernel/growing-pause.ts';

const HOUR = 3_600_000;

/** A result is promised within about a day (R-2.1.1-31); an outage that lasts longer must not keep anybody from applying. */
export const ANSWER_PROMISED_WITHIN = 24 * HOUR;

/** What came of asking a registry: an answer, an answer that contradicts itself, or none. */
export type AskOutcome =
  | { kind: 'answered'; verdict: 'passed'; reason: null; reference: string }
  | { kind: 'answered'; verdict: 'failed' | 'needs_manual'; reason: VerificationReason; reference: string }
  | { kind: 'contradictory'; reference: string }
  | { kind: 'no_answer'; why: NoAnswer; /** How long the registry asks us to wait. */ pauseMs?: number };

/** What to do next with a verification that was asked about. */
export type NextStep =
  | { kind: 'record'; action: 'answer_passed' | 'answer_failed' | 'answer_needs_manual' | 'give_up'; reason: VerificationReason | null }
  | { kind: 'ask_later'; at: Instant };

/**
 * Decides from the outcome of one call what happens next: an answer is recorded; two contradictory answers in one
 * round go to a person; without an answer we ask again with growing pauses until a day has passed since the request.
 */
export function nextStep(outcome: AskOutcome, round: { requestedAt: Instant; calls: number; contradictions: number }, now: Instant): NextStep {
  if (outcome.kind === 'answered') return { kind: 'record', action: `answer_${outcome.verdict}`, reason: outcome.reason };
  if (outcome.kind === 'contradictory' && round.contradictions >= 1) {
    return { kind: 'record', action: 'answer_needs_manual', reason: 'registry_contradictory' };
  }
  const at = now + pauseBeforeCall(round.calls + 1);
  const giveUpAt = round.requestedAt + ANSWER_PROMISED_WITHIN;
  if (now >= giveUpAt) return { kind: 'record', action: 'give_up', reason: 'registry_unreachable' };
  return { kind: 'ask_later', at: Math.min(at, giveUpAt) };
}

/** The pause before the nth call of a round: 1, 2, 4 … minutes, at most an hour. */
export function pauseBeforeCall(n: number): number {
  return growingPause(n - 2, HOUR);
}

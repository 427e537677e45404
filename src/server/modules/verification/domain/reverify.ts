import { beijingTime, type Instant } from '#contracts/dates.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { VerificationState } from '#contracts/verification.ts';
import { advance } from './verification-states.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Registries are shared with the whole country: one subject may be asked about again this often. */
export const REVERIFY_PAUSE = 10 * MINUTE;
export const REVERIFY_PER_DAY = 3;

export type ReverifyFacts = {
  state: VerificationState;
  /** When the last answer came, or when the verification was set aside. */
  lastAnsweredAt: Instant | null;
  /** When the candidate asked again during the last 24 hours. */
  askedAgainAt: readonly Instant[];
  /** True when a rule sends this subject to a person whatever a registry says, so asking is useless. */
  manualByRule: boolean;
};

/** Everything that stops a candidate asking for another verification now (重新核验); empty means they may. */
export function refusalsToReverify(facts: ReverifyFacts, now: Instant): Refusal[] {
  if (facts.state === 'passed') return [refuse('verification.already_passed')];
  if (facts.state === 'manual_passed' || facts.state === 'manual_failed') return [refuse('verification.decided_by_staff')];
  const next = advance(facts.state, 'ask_again', 'candidate');
  if (!next.ok) return next.refusals;
  if (facts.manualByRule) return [refuse('verification.manual_by_rule')];
  const no: Refusal[] = [];
  if (facts.lastAnsweredAt !== null && now < facts.lastAnsweredAt + REVERIFY_PAUSE) {
    no.push(refuse('verification.too_soon', { params: { time: beijingTime(facts.lastAnsweredAt + REVERIFY_PAUSE + MINUTE - 1) } }));
  }
  const recent = facts.askedAgainAt.filter((at) => now - at < DAY).sort((a, b) => a - b);
  const oldest = recent.at(-REVERIFY_PER_DAY);
  if (oldest !== undefined) {
    no.push(refuse('verification.too_often', { params: { max: REVERIFY_PER_DAY, time: beijingTime(oldest + DAY + MINUTE - 1) } }));
  }
  return no;
}

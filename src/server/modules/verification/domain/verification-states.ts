import type { Lang } from '#contracts/refusals.ts';
import type { VerificationState } from '#contracts/verification.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';

/** What can happen to one verification (核验). */
export type VerificationAction =
  | 'ask'
  | 'ask_again'
  | 'set_aside'
  | 'answer_passed'
  | 'answer_failed'
  | 'answer_needs_manual'
  | 'give_up'
  | 'pass_manually'
  | 'fail_manually'
  | 'recheck_better'
  | 'recheck_worse'
  | 'correct';

export type VerificationActorKind = 'candidate' | 'staff' | 'system';

type Transition = { from: readonly VerificationState[]; to: VerificationState; by: readonly VerificationActorKind[] };

/**
 * The whole life of a verification, one row per act (domain.md 2.1). `set_aside` is the rule that needs no registry
 * (older or foreign certificates); `give_up` ends a long outage, so that nobody waits for ever; a person's decision
 * can be corrected by a person only. `correct` begins anew because two officers corrected what is verified.
 * A check of an old result (批量复核) takes a better answer and hands a worse one to a person; it never fails anybody.
 */
export const TRANSITIONS = {
  ask: { from: ['not_verified'], to: 'verifying', by: ['system', 'candidate'] },
  ask_again: { from: ['failed', 'needs_manual'], to: 'verifying', by: ['candidate'] },
  set_aside: { from: ['not_verified'], to: 'needs_manual', by: ['system', 'candidate'] },
  answer_passed: { from: ['verifying'], to: 'passed', by: ['system'] },
  answer_failed: { from: ['verifying'], to: 'failed', by: ['system'] },
  answer_needs_manual: { from: ['verifying'], to: 'needs_manual', by: ['system'] },
  give_up: { from: ['verifying'], to: 'needs_manual', by: ['system'] },
  recheck_better: { from: ['failed', 'needs_manual'], to: 'passed', by: ['system'] },
  recheck_worse: { from: ['passed', 'failed'], to: 'needs_manual', by: ['system'] },
  pass_manually: { from: ['failed', 'needs_manual', 'manual_failed'], to: 'manual_passed', by: ['staff'] },
  fail_manually: { from: ['needs_manual', 'manual_passed'], to: 'manual_failed', by: ['staff'] },
  correct: { from: ['verifying', 'passed', 'failed', 'needs_manual', 'manual_passed', 'manual_failed'], to: 'not_verified', by: ['staff'] },
} as const satisfies Record<VerificationAction, Transition>;

/** The state an act leads to, or why it cannot be done now. */
export function advance(state: VerificationState, action: VerificationAction, by: VerificationActorKind): Result<VerificationState> {
  const row: Transition = TRANSITIONS[action];
  if (!row.by.includes(by)) return refusedFor('request.forbidden');
  if (!row.from.includes(state)) return refusedFor('verification.wrong_state', { params: stateParams(state) });
  return ok(row.to);
}

/** The states in the manual's words (R-2.1.1-34) and in English. */
export const STATE_WORDS = {
  zh: {
    not_verified: '未核验',
    verifying: '核验中',
    passed: '通过',
    failed: '未通过',
    needs_manual: '需人工核验',
    manual_passed: '人工核验通过',
    manual_failed: '人工核验不通过',
  },
  en: {
    not_verified: 'Not verified yet',
    verifying: 'Being verified',
    passed: 'Passed',
    failed: 'Not passed',
    needs_manual: 'Manual verification needed',
    manual_passed: 'Passed by staff',
    manual_failed: 'Not passed by staff',
  },
} as const satisfies Record<Lang, Record<VerificationState, string>>;

/** A state as the params of a refusal that names it, in both languages. */
export function stateParams(state: VerificationState): { state: string; stateEn: string } {
  return { state: STATE_WORDS.zh[state], stateEn: STATE_WORDS.en[state] };
}

/** True while there is no result yet (未核验, 核验中): the only states that block choosing an exam (D-01). */
export function isUnfinished(state: VerificationState): boolean {
  return state === 'not_verified' || state === 'verifying';
}

/** True when the registry or a person has confirmed it (通过, 人工通过). */
export function isPassed(state: VerificationState): boolean {
  return state === 'passed' || state === 'manual_passed';
}

import type { AttemptState, LastAnswer } from '#contracts/payments.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Charge } from './order-states.ts';
import { ranOut, UNCLOSED_FOR } from './attempt-timing.ts';

export type AttemptAct = 'settle' | 'close' | 'hold_for_refund';

type Transition = { from: readonly AttemptState[]; to: AttemptState };

/** The whole life of an attempt (支付尝试), one row an act. Money counts even where the attempt was closed before it was heard of; nothing leads out of money. */
export const ATTEMPT_TRANSITIONS = {
  settle: { from: ['open', 'closed'], to: 'paid' },
  close: { from: ['open'], to: 'closed' },
  hold_for_refund: { from: ['open', 'closed'], to: 'refund_due' },
} as const satisfies Record<AttemptAct, Transition>;

/** The state after an act, or a refusal when the table has no such row. */
export function advanceAttempt(state: AttemptState, act: AttemptAct): Result<AttemptState> {
  const { from, to }: Transition = ATTEMPT_TRANSITIONS[act];
  return from.includes(state) ? ok(to) : refusedFor('payment.order_not_open');
}

/** What came of asking about an attempt; a channel that did not answer has said nothing. */
export type Said = Charge | 'unanswered';

export type AttemptFacts = { state: AttemptState; startedAt: number; expiresAt: number; lastAnswer: LastAnswer | null; lastAnsweredAt: number | null };

/** True when an attempt that brought no money ends: its channel ended it, or could only let it run out and has said unpaid for long enough. */
export function endsUnpaid(said: Said, attempt: AttemptFacts, now: number): boolean {
  if (attempt.state !== 'open' || said === 'unanswered' || said.status === 'paid') return false;
  return said.status === 'closed' || now >= attempt.expiresAt + UNCLOSED_FOR;
}

/** True while an attempt keeps its order open: its channel has not yet said, after its end, that nothing was paid. A channel that cannot be asked closes nothing. */
export function holdsOrderOpen(attempt: AttemptFacts): boolean {
  if (attempt.state !== 'open') return false;
  return attempt.lastAnswer === null || attempt.lastAnswer === 'unanswered' || attempt.lastAnsweredAt === null || !ranOut(attempt, attempt.lastAnsweredAt);
}

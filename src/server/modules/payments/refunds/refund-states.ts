import type { RefundState, RefundWay } from '#contracts/payments.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { growingPause } from '#server/kernel/growing-pause.ts';
import type { RefundAnswer } from '../channels/channel.ts';

export type RefundAct = 'request' | 'settle' | 'fail' | 'retry' | 'hand_over' | 'pay_out' | 'contradict';

/** The longest wait between two questions to the channel. */
const LONGEST = 6 * 3_600_000;

export type RefundFacts = { state: RefundState; way: RefundWay; amountInFen: number; handedById: string | null; channelReference: string | null };

export type AnswerDecision = { do: 'nothing' } | { do: 'wait' } | { do: 'settle' | 'contradict' } | { do: 'fail'; failure: string };

/**
 * What the channel's word about a refund means (退款结果). Money that went back went back, whatever was said before; a no counts only while it was waited for; what was
 * paid out at the desk and by the channel as well is never hidden.
 */
export function decideAnswer(answer: RefundAnswer, refund: RefundFacts): AnswerDecision {
  if (refund.way === 'desk') return answer.status === 'done' ? { do: refund.state === 'done' ? 'contradict' : 'settle' } : { do: 'nothing' };
  if (refund.state === 'done') return { do: 'nothing' };
  if (answer.status === 'done') return answer.amountInFen === refund.amountInFen ? { do: 'settle' } : { do: 'fail', failure: 'amount_differs' };
  if (refund.state === 'failed') return { do: 'nothing' };
  return answer.status === 'failed' ? { do: 'fail', failure: answer.reason } : { do: 'wait' };
}

/** When the channel is asked next (重试间隔): after one minute, then twice as long each time, at most every six hours. */
export function nextAskAt(now: number, tries: number): number {
  return now + growingPause(tries, LONGEST);
}

/** Why a refund cannot be tried again through the channel. */
export function refusalsToRetry(r: RefundFacts): Refusal[] {
  if (r.channelReference === null) return [refuse('refund.no_channel')];
  return r.state === 'failed' ? [] : [refuse('refund.not_failed')];
}

/** Why a refund cannot be handed to the cash desk (转现场退费). */
export function refusalsToHandOver(r: RefundFacts): Refusal[] {
  return r.state === 'failed' ? [] : [refuse('refund.not_failed')];
}

/** Why somebody cannot pay a refund out at the desk: it is not there, or it was they who sent it. */
export function refusalsToPayOut(r: RefundFacts, byId: string): Refusal[] {
  if (r.way !== 'desk' || r.state !== 'due') return [refuse('refund.not_at_desk')];
  return r.handedById === byId ? [refuse('refund.own_hand_over')] : [];
}

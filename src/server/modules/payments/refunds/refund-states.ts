import type { RefundState, RefundWay } from '#contracts/payments.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { growingPause } from '#server/kernel/growing-pause.ts';
import type { RefundAnswer } from '../channels/channel.ts';

export type RefundAct = 'request' | 'settle' | 'fail' | 'fall_short' | 'retry' | 'hand_over' | 'pay_out' | 'contradict';

/** The longest wait between two questions to the channel. */
const LONGEST = 6 * 3_600_000;

export type RefundFacts = { state: RefundState; way: RefundWay; amountInFen: number; /** What the channel gave back of it where that was too little. */ returnedInFen: number | null; handedById: string | null; channelReference: string | null };

export type AnswerDecision = { do: 'nothing' } | { do: 'wait' } | { do: 'settle' | 'contradict' } | { do: 'fail'; failure: string } | { do: 'fall_short'; returnedInFen: number };

/**
 * What the channel's word about a refund means (退款结果). Money that went back went back, whatever was said before; a no counts only while it was waited for; what was
 * paid out at the desk and by the channel as well is never hidden. Too little given back counts for what it is, and the rest is the desk's; too much has the payer served, and the bill's comparison finds it.
 */
export function decideAnswer(answer: RefundAnswer, refund: RefundFacts): AnswerDecision {
  // what went back in part was counted when it was heard of; the number brings no more
  if (refund.returnedInFen !== null || (refund.state === 'done' && refund.way === 'channel')) return { do: 'nothing' };
  if (answer.status === 'done') {
    if (refund.state === 'done') return { do: 'contradict' };
    return answer.amountInFen >= refund.amountInFen ? { do: 'settle' } : answer.amountInFen > 0 ? { do: 'fall_short', returnedInFen: answer.amountInFen } : { do: 'fail', failure: 'amount_differs' };
  }
  if (refund.way === 'desk') return { do: 'nothing' };
  if (refund.state === 'failed') return { do: 'nothing' };
  return answer.status === 'failed' ? { do: 'fail', failure: answer.reason } : { do: 'wait' };
}

/** When the channel is asked next (重试间隔): after one minute, then twice as long each time, at most every six hours. */
export function nextAskAt(now: number, tries: number): number {
  return now + growingPause(tries, LONGEST);
}

/** What the desk has to pay out of a refund (现场应退): all of it, but for what the channel gave back. */
export function leftForDesk(r: Pick<RefundFacts, 'amountInFen' | 'returnedInFen'>): number {
  return r.amountInFen - (r.returnedInFen ?? 0);
}

/** Why a refund cannot be tried again through the channel. */
export function refusalsToRetry(r: RefundFacts): Refusal[] {
  if (r.channelReference === null) return [refuse('refund.no_channel')];
  if (r.returnedInFen !== null) return [refuse('refund.returned_in_part')];
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

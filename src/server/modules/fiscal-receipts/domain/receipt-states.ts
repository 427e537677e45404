import type { FiscalFault, FiscalState } from '#contracts/fiscal-receipts.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { growingPause } from '#server/kernel/growing-pause.ts';
import type { Permission } from '#contracts/staff.ts';

/** The longest wait between two tries. */
const LONGEST = 6 * 3_600_000;

type Outcome = { kind: 'issued' } | { kind: 'refused'; code: string } | { kind: 'nothing'; why: Exclude<FiscalFault, 'no_unit' | 'refused' | 'number_taken'> };
export type ReceiptFacts = { state: FiscalState; reverseWanted: boolean; fault: FiscalFault | null };

export type AnswerDecision =
  | { do: 'nothing' }
  /** The numbers are recorded; what was refunded meanwhile goes on to its reversal at once. */
  | { do: 'record'; to: 'issued' | 'reversing' | 'reversed' }
  | { do: 'try_again'; fault: FiscalFault }
  /** Asking again would bring the same no: a person looks at it. */
  | { do: 'stop'; fault: FiscalFault; note: string };

/** What the platform's word about a receipt means (开票结果). */
export function decideAnswer({ state, reverseWanted }: Pick<ReceiptFacts, 'state' | 'reverseWanted'>, outcome: Outcome): AnswerDecision {
  if (state === 'issued' || state === 'reversed') return { do: 'nothing' };
  if (outcome.kind === 'refused') return { do: 'stop', fault: 'refused', note: outcome.code };
  if (outcome.kind === 'nothing') return outcome.why === 'differs' ? { do: 'stop', fault: 'differs', note: '' } : { do: 'try_again', fault: outcome.why };
  if (state === 'reversing') return { do: 'record', to: 'reversed' };
  return { do: 'record', to: reverseWanted ? 'reversing' : 'issued' };
}

/** When the platform is asked next (重试间隔): after one minute, then twice as long each time, at most every six hours. */
export function nextTryAt(now: number, tries: number): number {
  return now + growingPause(tries, LONGEST);
}

/** Whether another try may say something else than the first: nothing was ever asked, or the platform said under its signature that it issued nothing. */
export function mayBeAskedAnew(r: Pick<ReceiptFacts, 'state' | 'fault'>): boolean {
  return r.state === 'waiting' && (r.fault === 'no_unit' || r.fault === 'refused');
}

/** Everything that speaks against sending a receipt again (重新发送). */
export function refusalsToResend(r: Pick<ReceiptFacts, 'state'>, by: { permissions: readonly Permission[] }, inUse: boolean): Refusal[] {
  return [
    ...(by.permissions.includes('reconciliation.handle') ? [] : [refuse('fiscal.not_permitted')]),
    ...(inUse ? [] : [refuse('fiscal.off')]),
    ...(r.state === 'waiting' || r.state === 'reversing' ? [] : [refuse('fiscal.nothing_to_send')]),
  ];
}

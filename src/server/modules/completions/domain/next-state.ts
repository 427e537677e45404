import type { CompletionReason, CompletionState } from '#contracts/completions.ts';
import type { Verdict } from './verdict.ts';

/** Where a completion stands, and how far the list it is on has come: none, waiting to be shown or shown, over. */
export type Standing = { state: CompletionState; reasons: readonly CompletionReason[]; list: 'none' | 'making' | 'shown' | 'over' };
export type Next = { state: CompletionState; reasons: CompletionReason[]; act: 'found' | 'recomputed' | 'held' | 'released' | 'cleared' | 'refused' | 'taken_back'; /** It leaves its list, and must be announced anew. */ leaves: boolean };

/**
 * What a newly computed outcome makes of a completion (T28, T29); undefined where nothing changes. What was decided by people to be taken back stays so; what was cleared is taken
 * back only by a refusal or because it is complete no longer, never by an open question.
 */
export function nextState(now: Standing | undefined, complete: boolean, verdict: Verdict): Next | undefined {
  if (!now) return complete ? fresh(verdict) : undefined;
  if (now.state === 'taken_back') return complete && !now.reasons.includes('decision') && verdict.state !== 'refused' ? { ...fresh(verdict), leaves: true } : undefined;
  if (!complete) return { state: 'taken_back', reasons: ['incomplete'], act: 'taken_back', leaves: true };
  return unlessSame(now, ofVerdict(now, verdict));
}

function ofVerdict(now: Standing, { state, reasons }: Verdict): Next | undefined {
  const out = now.state === 'cleared';
  switch (state) {
    case 'refused': return { state: out ? 'taken_back' : 'refused', reasons, act: out ? 'taken_back' : 'refused', leaves: true };
    case 'checking':
      if (out) return undefined;
      return isListed(now) ? { state: 'held', reasons, act: 'held', leaves: false } : { state: 'checking', reasons, act: 'recomputed', leaves: now.list !== 'none' };
    case 'clear':
      if (out || now.state === 'announced') return undefined;
      if (now.state === 'held') return now.list === 'over' ? { state: 'cleared', reasons, act: 'cleared', leaves: false } : { state: 'announced', reasons, act: 'released', leaves: false };
      return { state: 'found', reasons, act: 'recomputed', leaves: false };
  }
}

/** True for whoever the public reads of: a list that is shown counts its people as announced before a job has written it. */
const isListed = ({ state, list }: Standing): boolean => state === 'announced' || state === 'held' || (state === 'found' && (list === 'shown' || list === 'over'));

function fresh({ state, reasons }: Verdict): Next {
  return { state: state === 'clear' ? 'found' : state, reasons, act: 'found', leaves: false };
}

function unlessSame(now: Standing, next: Next | undefined): Next | undefined {
  return next && next.state === now.state && next.reasons.join() === now.reasons.join() ? undefined : next;
}

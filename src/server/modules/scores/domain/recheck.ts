import type { Instant } from '#contracts/dates.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { RecheckOutcome, RecheckState } from '#contracts/rechecks.ts';

const DAY = 86_400_000;
/** Days from the release in which a re-check can be asked for (成绩复查). */
const RECHECK_DAYS = 30;

/** Until when a re-check can be asked for; that instant is outside. */
export function recheckUntil(opensAt: Instant): Instant {
  return opensAt + RECHECK_DAYS * DAY;
}

export type RecheckFacts = { opensAt: Instant; kind: 'objective' | 'subjective' | 'mixed' | undefined; mark: number | null; asked: boolean; sat: boolean };

/** Noes to asking, all at once: too late, asked before, a subject not sat, or an objective one that shows a mark. */
export function refusalsToAsk(f: RecheckFacts, now: Instant): Refusal[] {
  const no: Refusal[] = [];
  if (now >= recheckUntil(f.opensAt)) no.push(refuse('recheck.too_late'));
  if (f.asked) no.push(refuse('recheck.once'));
  if (!f.sat) no.push(refuse('recheck.not_sat', { path: 'subject' }));
  else if (f.kind === 'objective' && f.mark !== null && f.mark > 0) no.push(refuse('recheck.objective'));
  return no;
}

type MovingRecheck = { state: RecheckState; rowVersion: number; proposedById: string | null; mark: number | null };

/** Noes to proposing an outcome; a correction names another mark within the full one. */
export function refusalsToPropose(r: MovingRecheck, o: { outcome: RecheckOutcome; newMark: number | null }, fullTenths: number | undefined, seen: number): Refusal[] {
  const no: Refusal[] = [];
  if (r.state === 'answered' || seen !== r.rowVersion) no.push(refuse('recheck.wrong_state'));
  const right = o.outcome === 'kept' ? o.newMark === null : o.newMark !== null && o.newMark !== r.mark && (fullTenths === undefined || o.newMark <= fullTenths);
  if (!right) no.push(refuse('recheck.mark_needed', { path: 'newMark' }));
  return no;
}

/** Noes to confirming or returning a proposed outcome: its state, and the same person twice. */
export function refusalsToDecide(r: MovingRecheck, decision: 'confirm' | 'return', by: { staffId: string }, seen?: number): Refusal[] {
  const no: Refusal[] = [];
  if (r.state !== 'proposed' || (seen !== undefined && seen !== r.rowVersion)) no.push(refuse('recheck.wrong_state'));
  if (decision === 'confirm' && by.staffId === r.proposedById) no.push(refuse('recheck.own_work'));
  return no;
}

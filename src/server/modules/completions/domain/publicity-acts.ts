import { startOfBeijingDay, type Instant } from '#contracts/dates.ts';
import { PUBLICITY_STATE_WORDS, type PublicityAct, type PublicityState } from '#contracts/publicity.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';

const MOVES: Record<PublicityAct, { from: readonly PublicityState[]; to: PublicityState }> = {
  propose: { from: ['made'], to: 'proposed' },
  return: { from: ['proposed'], to: 'made' },
  approve: { from: ['proposed'], to: 'approved' },
  withdraw: { from: ['made', 'proposed', 'approved'], to: 'withdrawing' },
};

/** Where a list stands after an act. */
export function publicityAfter(act: PublicityAct): PublicityState {
  return MOVES[act].to;
}

/** A list as its acts see it; `lastDay`: the last of its working days counted from its beginning, undefined where the calendar does not know. */
export type ListFacts = { state: PublicityState; entries: number; proposedById: string | null; startsAt: Instant | null; endsAt: Instant | null; lastDay: string | undefined };

const MINUTE = 60_000;
/** Nobody plans a notice further ahead. */
const FURTHEST = 60 * 24 * 60 * MINUTE;

/** Every reason why somebody may not do this with a list now (公示); that two people show it is a check of the table as well. */
export function refusalsToMove(act: PublicityAct, list: ListFacts, byId: string, now: Instant): Refusal[] {
  const { zh, en } = PUBLICITY_STATE_WORDS[list.state];
  if (!MOVES[act].from.includes(list.state)) return [refuse('publicity.wrong_state', { params: { state: zh, stateEn: en } })];
  const no: Refusal[] = [];
  if (act === 'approve' && list.proposedById === byId) no.push(refuse('publicity.own_proposal'));
  if ((act === 'propose' || act === 'approve') && list.entries === 0) no.push(refuse('publicity.nobody'));
  if (act === 'propose' || act === 'approve') no.push(...refusalsToTime(list, now));
  if (act === 'withdraw' && list.state === 'approved' && list.endsAt !== null && now >= list.endsAt) no.push(refuse('publicity.ended'));
  return no;
}

function refusalsToTime({ startsAt, lastDay }: Pick<ListFacts, 'startsAt' | 'lastDay'>, now: Instant): Refusal[] {
  const no: Refusal[] = [];
  if (startsAt !== null && startsAt < now + MINUTE) no.push(refuse('publicity.starts_too_soon', { path: 'startsAt' }));
  if (startsAt !== null && startsAt > now + FURTHEST) no.push(refuse('publicity.starts_too_late', { path: 'startsAt' }));
  if (startsAt !== null && lastDay === undefined) no.push(refuse('publicity.year_not_known', { path: 'startsAt' }));
  return no;
}

/** True from the instant two people agreed on until the last working day is over: the ending instant lies outside (公示期). */
export function isShown({ state, startsAt, endsAt }: Pick<ListFacts, 'state' | 'startsAt' | 'endsAt'>, now: Instant): boolean {
  return state === 'approved' && startsAt !== null && endsAt !== null && startsAt <= now && now < endsAt;
}

/** The instant a notice ends: the last working day is over (24:00 Beijing time). */
export function endOf(lastDay: string): Instant {
  return startOfBeijingDay(lastDay) + 24 * 60 * MINUTE;
}

/** True for acts whose reason is kept. */
export function needsReason(act: PublicityAct): boolean {
  return act === 'return' || act === 'withdraw';
}

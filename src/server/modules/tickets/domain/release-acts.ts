import { refuse, type Refusal } from '#contracts/refusals.ts';
import { RELEASE_STATE_WORDS, type ReleaseAct, type ReleaseState } from '#contracts/tickets.ts';

const MOVES: Record<ReleaseAct, { from: readonly ReleaseState[]; to: ReleaseState }> = {
  propose: { from: ['prepared'], to: 'proposed' },
  return: { from: ['proposed'], to: 'prepared' },
  approve: { from: ['proposed'], to: 'released' },
  close: { from: ['released'], to: 'closed' },
  reopen: { from: ['closed'], to: 'released' },
  withdraw: { from: ['preparing', 'prepared', 'proposed'], to: 'withdrawn' },
};

/** Where a release stands after an act. */
export function releaseAfter(act: ReleaseAct): ReleaseState {
  return MOVES[act].to;
}

export type ReleaseFacts = { state: ReleaseState; proposedById: string | null; issued: number; windowPublished: boolean };

/** Every reason why somebody may not do this with a release now (准考证发布); that two people open it is a check of the table as well. */
export function refusalsToMove(act: ReleaseAct, release: ReleaseFacts, byId: string): Refusal[] {
  const { zh, en } = RELEASE_STATE_WORDS[release.state];
  if (!MOVES[act].from.includes(release.state)) return [refuse('ticket.wrong_state', { params: { state: zh, stateEn: en } })];
  const no: Refusal[] = [];
  if (act === 'approve' && release.proposedById === byId) no.push(refuse('ticket.own_proposal'));
  if ((act === 'propose' || act === 'approve') && release.issued === 0) no.push(refuse('ticket.nothing_issued'));
  if ((act === 'propose' || act === 'approve') && !release.windowPublished) no.push(refuse('ticket.window_unpublished'));
  return no;
}

/** True for acts whose reason is kept: what is taken back must be explained. */
export function needsReason(act: ReleaseAct): boolean {
  return act === 'return' || act === 'close' || act === 'reopen' || act === 'withdraw';
}

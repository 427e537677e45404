import type { Instant } from '#contracts/dates.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { ReleaseState } from '#contracts/score-release.ts';

/** A release as its moves see it; state null: nobody has proposed one. */
export type MovingRelease = { state: ReleaseState | null; rowVersion: number; opensAt: Instant | null; proposedById: string | null };
export type ReleaseMove = 'propose' | 'approve' | 'return';

const FROM: Record<ReleaseMove, readonly (ReleaseState | null)[]> = { propose: [null, 'returned'], approve: ['proposed'], return: ['making', 'proposed', 'approved'] };

/** True from the instant two people agreed on: one second before, nothing is out (成绩公布). */
export function isReleased(r: Pick<MovingRelease, 'state' | 'opensAt'>, now: Instant): boolean {
  return r.state === 'approved' && r.opensAt !== null && now >= r.opensAt;
}

/** How long before its instant a release must be approved: processes and people get ready. */
const LEAD = 60_000;

/** Noes to a move, all at once: its state, that it is out already, an instant that is past, the same person twice, a newer version. */
export function refusalsToMoveRelease(move: ReleaseMove, r: MovingRelease, by: { staffId: string }, now: Instant, seen?: number, opensAt = r.opensAt): Refusal[] {
  const no: Refusal[] = [];
  if (isReleased(r, now)) no.push(refuse('score.released'));
  else if (!FROM[move].includes(r.state)) no.push(refuse('score.release_wrong_state'));
  if (move === 'propose' && opensAt !== null && opensAt < now + LEAD) no.push(refuse('score.release_too_soon', { path: 'opensAt' }));
  if (move === 'approve' && opensAt !== null && now >= opensAt) no.push(refuse('score.release_too_soon'));
  if (move === 'approve' && by.staffId === r.proposedById) no.push(refuse('score.release_own_work'));
  if (seen !== undefined && seen !== r.rowVersion) no.push(refuse('score.changed_meanwhile'));
  return no;
}

import { beijingTime, type Instant } from '#contracts/dates.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { ReviewDecisionKind } from '#contracts/review.ts';

export type CaseStanding = {
  /** Where the review of the application stands (application.review_state). */
  review: string;
  ended: boolean;
  mayDecide: boolean;
  /** A colleague's live claim. */
  heldBy: { name: string; until: Instant } | undefined;
};

/** Every reason why a decision is not open on this case now (T12–T14); none when it is. */
export function refusalsToDecide(decision: ReviewDecisionKind, c: CaseStanding): Refusal[] {
  const no: Refusal[] = [];
  if (!c.mayDecide) no.push(refuse('request.forbidden'));
  const awaiting = !c.ended && (c.review === 'awaiting_online' || c.review === 'awaiting_on_site');
  if (!awaiting) no.push(refuse('review.not_awaiting'));
  if (decision === 'return' && awaiting && c.review === 'awaiting_on_site') no.push(refuse('review.return_online_only'));
  if (c.heldBy && awaiting) no.push(refuse('review.claimed_by_other', { params: { name: c.heldBy.name, until: beijingTime(c.heldBy.until) } }));
  return no;
}

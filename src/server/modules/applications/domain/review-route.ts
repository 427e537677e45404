import type { ReviewMode, ReviewTiming } from '#contracts/catalogue.ts';
import type { CommitmentState } from './dimensions.ts';

export type RouteFacts = {
  commitment: CommitmentState;
  /** The rows and the identity this application relies on all passed automatically. */
  everythingVerified: boolean;
  /** The declared major stands in the table the conditions name. */
  majorMatches: boolean;
  /** The candidate file of this exam makes them a returning candidate (老考生) and the province passes those. */
  returningAutoPass: boolean;
  levelAlwaysManual: boolean;
  /** The eligibility verdict rests on facts no registry confirmed: certificates, posts, that a degree is a second one, titles that did not pass. */
  restsOnPaper: boolean;
  reviewMode: ReviewMode;
  reviewTiming: ReviewTiming;
};

export type ReviewRoute = 'route_automatic' | 'route_online' | 'route_on_site' | 'route_post_exam';

export type RouteReason = 'returning_candidate' | 'committed_and_verified' | 'no_commitment' | 'not_all_verified' | 'major_mismatch' | 'level_always_manual' | 'rests_on_paper' | 'result_changed';

/**
 * Where a confirmed application goes (T11a–T11d, R-2.2.5-05, R-3.5-01): automatic when it is a known returning candidate or a signed
 * commitment with everything verified; otherwise to the review point in the province's way, or after the exam where the province checks then.
 */
export function reviewRoute(f: RouteFacts): { route: ReviewRoute; reasons: RouteReason[] } {
  if (f.returningAutoPass && f.commitment !== 'not_applicable') return { route: 'route_automatic', reasons: ['returning_candidate'] };
  const reasons = reasonsForPeople(f);
  if (reasons.length === 0) return { route: 'route_automatic', reasons: ['committed_and_verified'] };
  if (f.commitment === 'not_applicable') return { route: 'route_on_site', reasons };
  if (f.reviewTiming === 'after') return { route: 'route_post_exam', reasons };
  return { route: f.reviewMode === 'on_site' ? 'route_on_site' : 'route_online', reasons };
}

function reasonsForPeople(f: RouteFacts): RouteReason[] {
  const reasons: RouteReason[] = [];
  if (f.commitment !== 'signed') reasons.push('no_commitment');
  if (!f.everythingVerified) reasons.push('not_all_verified');
  if (!f.majorMatches) reasons.push('major_mismatch');
  if (f.levelAlwaysManual) reasons.push('level_always_manual');
  if (f.restsOnPaper) reasons.push('rests_on_paper');
  return reasons;
}

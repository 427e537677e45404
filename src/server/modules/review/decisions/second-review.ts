import type { ProvinceConfig } from '#contracts/catalogue.ts';
import type { ReviewDecisionKind } from '#contracts/review.ts';

/** True when a second person must confirm this decision (复审): the level's rule, else the province's for the sitting. Asking for papers is never one of the noes. */
export function needsSecondReview(config: Pick<ProvinceConfig, 'secondReview' | 'secondReviewByLevel'>, level: string, decision: ReviewDecisionKind): boolean {
  const rule = config.secondReviewByLevel[level] ?? config.secondReview;
  switch (rule) {
    case 'none': return false;
    case 'rejections': return decision === 'reject';
    case 'all': return decision !== 'return';
  }
}

import type { Exclusion } from '#contracts/tickets.ts';

/** What the rule looks at: where an application stands, and what a ticket cannot be printed without. */
export type Standing = {
  ended: 'given_up' | 'lapsed' | 'voided' | 'suspended' | 'refunded' | null;
  /** Every paper of it was suspended (停考). */
  suspended: boolean;
  confirmed: boolean;
  paid: boolean;
  review: 'not_started' | 'automatic' | 'awaiting_online' | 'awaiting_on_site' | 'returned' | 'approved' | 'rejected' | 'post_exam';
  accountFrozen: boolean;
  hasPhoto: boolean;
  seated: boolean;
  held: boolean;
};

const REVIEW_SETTLED: readonly Standing['review'][] = ['automatic', 'approved', 'post_exam'];
const ENDED = { given_up: 'given_up', lapsed: 'lapsed', voided: 'voided', suspended: 'suspended', refunded: 'refunded' } as const;

/**
 * Every reason why somebody gets no ticket (准考证排除, domain.md 6.6); empty means one is issued. Where eligibility is checked after the exam (考后核查) the
 * review does not stand in the way. A seat is only missed by those who are complete: for the others it is no reason of its own.
 */
export function exclusionsOf(s: Standing): Exclusion[] {
  if (s.ended) return [ENDED[s.ended]];
  if (s.suspended) return ['suspended'];
  if (!s.confirmed) return ['not_confirmed'];
  const no: Exclusion[] = [];
  if (!s.paid) no.push('unpaid');
  if (!REVIEW_SETTLED.includes(s.review)) no.push('review_not_passed');
  if (s.accountFrozen) no.push('account_frozen');
  if (!s.hasPhoto) no.push('photo_missing');
  if (s.held) no.push('held');
  if (!s.seated && s.paid && REVIEW_SETTLED.includes(s.review)) no.push('not_seated');
  return no;
}
